/** Asks for the checkout's limits to be brought in step, where the merchant ever chose. */
import { findCheckoutLimits } from "#app/data/checkout-limits.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { enqueue } from "#app/queue/enqueue.ts";

export async function queueLimitsSync(tx: ShopTx): Promise<void> {
  if (await findCheckoutLimits(tx)) await enqueue(tx, "sync-checkout-limits", { shopId: tx.shopId });
}
