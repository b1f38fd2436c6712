/** A customer bought: the places they held in line for those variants have done their work. */
import { trailSentMessages } from "#app/data/messages.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findBuyersEntries, lockLines, moveEntries } from "#app/data/waitlist-entries.ts";
import type { MessageKind } from "#app/domain/message.ts";
import { normalizeEmail } from "#app/domain/waitlist-entry.ts";

export type Purchase = {
  variantIds: bigint[];
  /** Null when Shopify does not tell us. */
  email: string | null;
  customerId: bigint | null;
  /** Holds whose draft orders were paid with it. */
  holdIds?: bigint[];
  /** Places taken after this moment are for another unit. */
  orderedAt: Date;
  now: Date;
};

const TURN_KINDS: MessageKind[] = ["back_in_stock", "unit_held", "hold_expiring"];

/**
 * Those who were served and those who still waited and bought anyway: both are done. The message that told them is marked
 * "bought". Repeating it changes nothing.
 */
export async function recordPurchase(tx: ShopTx, purchase: Purchase): Promise<{ done: number }> {
  const { variantIds, customerId, holdIds = [], orderedAt, now } = purchase;
  const email = purchase.email ? normalizeEmail(purchase.email) : null;
  if (variantIds.length === 0 || (email === null && customerId === null && holdIds.length === 0)) return { done: 0 };
  await lockLines(tx, variantIds);
  const entryIds = await findBuyersEntries(tx, { variantIds, email, customerId, holdIds, orderedAt });
  const moved = await moveEntries(tx, { entryIds, to: "done", now });
  const served = moved.filter((entry) => entry.from === "allocated").map((entry) => entry.id);
  if (served.length > 0) {
    await trailSentMessages(tx, { entryIds: served, kinds: TURN_KINDS, event: "bought", detail: "", at: orderedAt });
  }
  return { done: moved.length };
}
