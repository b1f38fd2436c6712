/** What became of a place in line, as its holder should hear it when they open a link from an old mail. */
import type { EntryState } from "./waitlist-entry.ts";

export type PlaceFacts = {
  state: EntryState;
  /** When its turn came, if it did. */
  allocatedAt: Date | null;
  variantDeleted: boolean;
  /** The last that was kept for it; null where nothing was. */
  hold: { state: string; until: Date; keepsPlace: boolean; payUrl: string | null } | null;
};

export type PlaceStory =
  /** In line, not confirmed yet, or its turn has come and nothing is kept for it. */
  | { story: "open" }
  | { story: "kept"; until: Date; payUrl: string }
  | { story: "missed"; until: Date; keepsPlace: boolean }
  /** Its turn has come and gone, without a deadline that could be named. */
  | { story: "over" }
  | { story: "bought" | "left" | "gone" | "unconfirmed" };

/** A deadline that has passed is one, also in the minutes before the units are given back. */
export function tellPlaceStory({ state, allocatedAt, variantDeleted, hold }: PlaceFacts, now: Date): PlaceStory {
  if (state === "done") return { story: "bought" };
  if (state === "cancelled") return { story: "left" };
  const missed = hold !== null && ["held", "released"].includes(hold.state) && hold.until <= now;
  if (state === "waiting" || state === "pending") {
    return missed && state === "waiting" ? { story: "missed", until: hold.until, keepsPlace: true } : { story: "open" };
  }
  if (missed) return { story: "missed", until: hold.until, keepsPlace: hold.keepsPlace && state === "allocated" };
  if (state === "allocated") return keptStory(hold);
  if (allocatedAt) return { story: "over" };
  return { story: variantDeleted ? "gone" : "unconfirmed" };
}

const keptStory = (hold: PlaceFacts["hold"]): PlaceStory =>
  hold?.state === "held" && hold.payUrl ? { story: "kept", until: hold.until, payUrl: hold.payUrl } : { story: "open" };
