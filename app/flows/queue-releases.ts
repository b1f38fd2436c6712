/** Variants that owe less than before, or are no longer assigned: the orders that wait for them are looked at. */
import { enqueue } from "#app/queue/enqueue.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { variantsWithOpenLines } from "#app/data/owing-orders.ts";

export async function queueReleases(tx: ShopTx, variantIds: bigint[]): Promise<void> {
  for (const variantId of await variantsWithOpenLines(tx, variantIds)) {
    await enqueue(tx, "release-holds", { shopId: tx.shopId, variantId: String(variantId) });
  }
}
