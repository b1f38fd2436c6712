/** Takes in what Shopify says of the shop; in another time zone days begin at other moments. */
import { markDue } from "#app/data/due-offers.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { saveShopFacts, shopOf, type ShopFacts } from "#app/data/shops.ts";

export type { ShopFacts };

/** @param toldAt when Shopify said so: what is older than what we know changes nothing */
export async function recordShopFacts(
  tx: ShopTx,
  { facts, toldAt, now }: { facts: ShopFacts; toldAt: Date; now: Date },
): Promise<void> {
  const before = await shopOf(tx);
  await saveShopFacts(tx, facts, toldAt);
  const { timeZone } = await shopOf(tx);
  if (timeZone !== before.timeZone) await markDue(tx, "with back-in-stock date", now);
}
