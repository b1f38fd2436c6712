/** Which sales, cancellations and refunds have been counted: Shopify may tell of each twice, by webhook and when it is read. */
import { pool } from "#app/db.server.ts";
import type { ShopTx } from "#app/data/in-shop.ts";

/** @param shopifyId the order's, of a refund the refund's */
export type CountedOrder = { kind: "sold" | "cancelled" | "refunded"; shopifyId: bigint };

/** @returns false when it has been counted before. */
export async function markCounted(tx: ShopTx, order: CountedOrder, now: Date): Promise<boolean> {
  const data = [{ ...order, shopId: tx.shopId, countedAt: now }];
  const { count } = await tx.countedOrder.createMany({ data, skipDuplicates: true });
  return count === 1;
}

/** Shop by shop inside the database, since every shop's rows are seen only by whoever names it. */
export async function purgeCountedOrders(keptDays: number): Promise<void> {
  if (!Number.isInteger(keptDays)) throw new TypeError("Days are whole.");
  await pool.query(`
    do $$
    declare one record;
    begin
      for one in select id from shops order by id loop
        perform set_config('standby.shop_id', one.id::text, true);
        delete from counted_orders where shop_id = one.id and counted_at < now() - interval '${keptDays} days';
      end loop;
    end $$`);
}
