/** Runs a shop's work of one kind by one job at a time, and once more when somebody asked for it meanwhile. */
import { randomUUID } from "node:crypto";
import { inShop } from "#app/data/in-shop.ts";
import { dropShopLease, endShopLease, takeShopLease } from "#app/data/shop-leases.ts";

/** @param work a round; it must read what it works on anew each time. @throws what the work throws. */
export async function aloneInShop(shopId: number, name: string, work: () => Promise<void>): Promise<void> {
  const holder = randomUUID();
  let asked = await inShop(shopId, (tx) => takeShopLease(tx, name, holder));
  try {
    while (asked !== null) {
      const before: number = asked;
      await work();
      asked = await inShop(shopId, (tx) => endShopLease(tx, name, holder, before));
    }
  } catch (error) {
    await inShop(shopId, (tx) => dropShopLease(tx, name, holder));
    throw error;
  }
}
