/** Makes a pending entry a place in line: it counts from the confirmation, not from the asking. */
import { lockAssignment } from "#app/data/assignments.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findPending, putLast } from "#app/data/pending-entries.ts";
import { shopOf } from "#app/data/shops.ts";
import { countWaiting, findEndedTurns, findEntry, findOpenEntry, moveEntries } from "#app/data/waitlist-entries.ts";
import { takesWaitlist } from "#app/domain/offer.ts";
import { confirmUntil } from "#app/domain/waitlist-entry.ts";
import { tellLongLine } from "./tell-long-line.ts";
import { tellPlace } from "./tell-place.ts";

export type ConfirmResult =
  | { outcome: "confirmed"; place: number }
  /** The link was used before: once is enough. */
  | { outcome: "used" }
  /** `gone`: the variant was deleted. `expired`: too late. `closed`: there is no waitlist now; the link stays good until its time is up. */
  | { outcome: "expired" | "closed" | "gone" | "unknown"; reason: string };

export async function confirmWaitlist(tx: ShopTx, input: { entryId: bigint; now: Date }): Promise<ConfirmResult> {
  const { entryId, now } = input;
  const seen = await findEntry(tx, entryId);
  if (!seen) return { outcome: "unknown", reason: "There is no such place." };
  const assignment = await lockAssignment(tx, seen.variantId);
  const entry = await findPending(tx, entryId);
  if (!entry || entry.email === null) return afterwards((await findEntry(tx, entryId))?.state);
  if (confirmUntil(entry.askedAt) <= now) return { outcome: "expired", reason: "It was not confirmed in time." };
  if (assignment?.variantDeletedAt) return { outcome: "gone", reason: "This variant was deleted in Shopify." };
  // A product that is hidden for now is no reason: the shopper asked while it was shown, and waits on.
  if (!assignment || !takesWaitlist(assignment)) return { outcome: "closed", reason: "This variant has no waitlist now." };
  if (await findOpenEntry(tx, entry.variantId, entry.email)) {
    await moveEntries(tx, { entryIds: [entryId], to: "expired", now });
    return { outcome: "used" };
  }
  await moveEntries(tx, { entryIds: await findEndedTurns(tx, entry.variantId, entry.email), to: "expired", now });
  await putLast(tx, entry, now);
  await moveEntries(tx, { entryIds: [entryId], to: "waiting", now });
  const place = await countWaiting(tx, entry.variantId);
  await tellPlace(tx, { ...entry, email: entry.email, entryId, place, now });
  await tellLongLine(tx, { shop: await shopOf(tx), variantId: entry.variantId, waiting: place });
  return { outcome: "confirmed", place };
}

const afterwards = (state: string | undefined): ConfirmResult =>
  state === "expired" || state === "cancelled"
    ? { outcome: "expired", reason: "The place was given up or not confirmed in time." }
    : { outcome: "used" };
