/** Decides all offers with an exact cap anew, in the background: whether one can hold has changed for the whole shop. */
import { markCapsDue } from "#app/data/exact-caps.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { enqueue } from "#app/queue/enqueue.ts";

export async function redecideCaps(tx: ShopTx, now: Date): Promise<void> {
  if ((await markCapsDue(tx, now)) > 0) await enqueue(tx, "decide-shop-offers", { shopId: tx.shopId });
}
