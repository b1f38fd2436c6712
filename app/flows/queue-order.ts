/** An order with lines that may owe units has its job, whoever tells of it first: everything it needs is read there, anew. */
import { enqueue } from "#app/queue/enqueue.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findOwingVariants } from "#app/data/sold-ahead.ts";
import { findOwingOrder } from "#app/data/owing-orders.ts";

export async function queueOrder(
  tx: ShopTx,
  { orderId, lines }: { orderId: bigint; lines: { variantId: bigint; units: number }[] },
): Promise<void> {
  if (lines.length === 0 || (await findOwingVariants(tx, lines)).length === 0) return;
  if (await findOwingOrder(tx, orderId)) return;
  await enqueue(tx, "mark-order", { shopId: tx.shopId, orderId: String(orderId) });
}
