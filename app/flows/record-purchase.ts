/** A customer bought: the places they held in line for those variants have done their work. */
import { trailSentMessages } from "#app/data/messages.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findBuyersEntries, lockLines, moveEntries } from "#app/data/waitlist-entries.ts";
import { normalizeEmail } from "#app/domain/waitlist-entry.ts";

export type Purchase = {
  variantIds: bigint[];
  /** Null when Shopify does not tell us. */
  email: string | null;
  customerId: bigint | null;
  /** Places taken after this moment are for another unit. */
  orderedAt: Date;
  now: Date;
};

/**
 * Those who were served and those who still waited and bought anyway: both are done. The message that told them is marked
 * "bought". Repeating it changes nothing.
 */
export async function recordPurchase(tx: ShopTx, purchase: Purchase): Promise<{ done: number }> {
  const { variantIds, customerId, orderedAt, now } = purchase;
  const email = purchase.email ? normalizeEmail(purchase.email) : null;
  if (variantIds.length === 0 || (email === null && customerId === null)) return { done: 0 };
  await lockLines(tx, variantIds);
  const entryIds = await findBuyersEntries(tx, { variantIds, email, customerId, orderedAt });
  const moved = await moveEntries(tx, { entryIds, to: "done", now });
  const served = moved.filter((entry) => entry.from === "allocated").map((entry) => entry.id);
  if (served.length > 0) {
    await trailSentMessages(tx, { entryIds: served, kind: "back_in_stock", event: "bought", detail: "", at: orderedAt });
  }
  return { done: moved.length };
}
