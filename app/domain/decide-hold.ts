/** What is to be done about units kept for a shopper: keep them, remind, give them back. */
import type { EntryState } from "./waitlist-entry.ts";

export const DRAFT_ORDERS_SCOPE = "write_draft_orders";

export type HoldState = "wanted" | "held" | "bought" | "released" | "refused";

export type HoldFacts = {
  state: "wanted" | "held";
  hours: number;
  holdUntil: Date;
  remindedAt: Date | null;
  /** Of the place they are kept for; null when it is gone. */
  entryState: EntryState | null;
};

export type HoldStep =
  | { step: "make" }
  | { step: "remind" }
  /** `missed`: the shopper let the turn pass, which ends the place. */
  | { step: "end"; missed: boolean }
  | { step: "wait"; until: Date };

const HOUR_MS = 60 * 60 * 1000;
/** Below it a reminder would come on the heels of the mail that it reminds of. */
const REMIND_FROM_HOURS = 4;
const EARLIEST_REMINDER_MS = 24 * HOUR_MS;
/** Shopify keeps the units a little longer, so that it is always we who give them back, and to the next in line. */
const MARGIN_MS = HOUR_MS;

/** Nobody is kept anything for whose place has ended; a deadline is a deadline. */
export function decideHold(hold: HoldFacts, now: Date): HoldStep {
  if (hold.entryState !== "allocated") return { step: "end", missed: false };
  if (hold.state === "wanted") return { step: "make" };
  if (hold.holdUntil <= now) return { step: "end", missed: true };
  const remindAt = hold.remindedAt ? null : reminderAt(hold);
  if (remindAt && remindAt <= now) return { step: "remind" };
  return { step: "wait", until: remindAt ?? hold.holdUntil };
}

/** When a quarter of the time is left, at most a day before the end; null for short holds. */
export function reminderAt({ hours, holdUntil }: Pick<HoldFacts, "hours" | "holdUntil">): Date | null {
  if (hours < REMIND_FROM_HOURS) return null;
  return new Date(holdUntil.getTime() - Math.min((hours * HOUR_MS) / 4, EARLIEST_REMINDER_MS));
}

export const holdUntil = (hours: number, now: Date): Date => new Date(now.getTime() + hours * HOUR_MS);

/** Until when Shopify is asked to reserve what is kept until `until`, and back. */
export const reservedUntil = (until: Date): Date => new Date(until.getTime() + MARGIN_MS);
export const keptUntil = (reserved: Date): Date => new Date(reserved.getTime() - MARGIN_MS);

/** On the draft order and, once it is paid, on the order. */
export const holdTag = (holdId: bigint): string => `standby-hold-${holdId}`;

/** Holds that an order's tags, separated by commas, speak of. */
export const holdsInTags = (tags: string): bigint[] =>
  tags.split(",").flatMap((tag) => {
    const [, id] = /^\s*standby-hold-(\d{1,18})\s*$/i.exec(tag) ?? [];
    return id ? [BigInt(id)] : [];
  });
