/** Frees a shopper's place at their own wish; asking twice is asking once. */
import { ring } from "#app/data/doorbells.ts";
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findEntry, findOpenPlaces, lockLines, moveEntries } from "#app/data/waitlist-entries.ts";
import { suppressAddress } from "./suppress-address.ts";

export type LeaveResult = { outcome: "left" } | { outcome: "ended"; reason: string } | { outcome: "unknown" };

/**
 * @param input.actor who asked: "A shopper", or a staff member's name
 * @param input.everything the shopper wants to hear of no other variant either: all places under the address are freed
 */
export async function leaveWaitlist(
  tx: ShopTx,
  input: { entryId: bigint; everything?: boolean; actor: string; now: Date },
): Promise<LeaveResult> {
  const { entryId, everything = false, actor, now } = input;
  const entry = await findEntry(tx, entryId);
  if (!entry) return { outcome: "unknown" };
  const address = everything ? entry.email : null;
  const others = address === null ? [] : await findOpenPlaces(tx, address);
  await lockLines(tx, [entry.variantId, ...others.map((other) => other.variantId)]);
  const [left] = await moveEntries(tx, { entryIds: [entryId], to: "cancelled", now });
  if (left) await recordEvent(tx, { variantId: entry.variantId, name: "waitlist-left", actor, at: now });
  if (address !== null) await suppressAddress(tx, { address, reason: "unsubscribed", now });
  if (left?.from === "allocated") await ring(tx, "holds", String(tx.shopId), now);
  return left ? { outcome: "left" } : { outcome: "ended", reason: "This place had been given up or used before." };
}
