/** Frees a shopper's place at their own wish; asking twice is asking once. */
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findEntry, lockLines, moveEntries } from "#app/data/waitlist-entries.ts";

export type LeaveResult = { outcome: "left" } | { outcome: "ended"; reason: string } | { outcome: "unknown" };

/** @param input.actor who asked: "A shopper", or a staff member's name. */
export async function leaveWaitlist(tx: ShopTx, input: { entryId: bigint; actor: string; now: Date }): Promise<LeaveResult> {
  const { entryId, actor, now } = input;
  const entry = await findEntry(tx, entryId);
  if (!entry) return { outcome: "unknown" };
  await lockLines(tx, [entry.variantId]);
  const [left] = await moveEntries(tx, { entryIds: [entryId], to: "cancelled", now });
  if (!left) return { outcome: "ended", reason: "This place had been given up or used before." };
  await recordEvent(tx, { variantId: entry.variantId, name: "waitlist-left", actor, at: now });
  return { outcome: "left" };
}
