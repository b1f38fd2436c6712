/** The variants that rows of a file may mean, with the values they have now. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { StockValues } from "#app/domain/import-stock-row.ts";
import type { NamedVariant } from "#app/domain/import-waitlist-row.ts";

export type ImportTarget = NamedVariant & StockValues & { variantId: bigint; sku: string; owedUnits: number };

/** Ids, SKUs, product ids, handles and titles as the rows say them; of other shops and deleted variants there are none. */
export function findImportTargets(
  tx: ShopTx,
  named: { variantIds: bigint[]; skus: string[]; productIds?: bigint[]; handles?: string[]; titles?: string[] },
): Promise<ImportTarget[]> {
  const { variantIds, skus, productIds = [], handles = [], titles = [] } = named;
  return tx.$queryRaw<ImportTarget[]>`
    select variant_id as "variantId", sku, product_id as "productId", product_handle as handle, product_title as "productTitle",
      variant_title as "variantTitle", incoming_units as "incomingUnits", threshold_units as "thresholdUnits",
      back_in_stock_on::text as "backInStockOn", switch_condition as "switchCondition", owed_units as "owedUnits"
    from assignments
    where shop_id = ${tx.shopId} and variant_deleted_at is null and variant_id in (
      select unnest(${variantIds}::bigint[])
      union select variant_id from assignments where shop_id = ${tx.shopId} and sku = any(${skus}::text[])
      union select variant_id from assignments where shop_id = ${tx.shopId} and product_id = any(${productIds}::bigint[])
      union select variant_id from assignments where shop_id = ${tx.shopId} and cardinality(${handles}::text[]) > 0
        and product_handle = any(${handles}::text[])
      union select variant_id from assignments where shop_id = ${tx.shopId} and cardinality(${titles}::text[]) > 0
        and lower(product_title) = any(${titles}::text[])
    )`;
}

/** Today in the shop's time zone. */
export async function todayOnOf(tx: ShopTx, now: Date): Promise<string> {
  const [shop] = await tx.$queryRaw<{ today: string }[]>`
    select (${now}::timestamptz at time zone time_zone)::date::text as today from shops where id = ${tx.shopId}`;
  if (!shop) throw new Error("The shop of this transaction does not exist.");
  return shop.today;
}

/** Sets the values that a file brought; each becomes an override of its variant. Variants must be locked. */
export async function saveImportedValues(
  tx: ShopTx,
  values: { variantId: bigint; values: Partial<StockValues> }[],
): Promise<void> {
  const rows = JSON.stringify(values.map((row) => ({ variantId: String(row.variantId), values: row.values })));
  await tx.$executeRaw`
    update assignments a
    set incoming_units = case when f.values ? 'incomingUnits' then (f.values->>'incomingUnits')::int else a.incoming_units end,
      threshold_units = case when f.values ? 'thresholdUnits' then (f.values->>'thresholdUnits')::int else a.threshold_units end,
      back_in_stock_on = case when f.values ? 'backInStockOn' then (f.values->>'backInStockOn')::date else a.back_in_stock_on end,
      switch_condition = case when f.values ? 'switchCondition' then (f.values->>'switchCondition')::int else a.switch_condition end,
      overrides = (select coalesce(array_agg(distinct name order by name), '{}')
        from unnest(a.overrides || array(select jsonb_object_keys(f.values))) as name)
    from jsonb_to_recordset(${rows}::jsonb) as f ("variantId" bigint, values jsonb)
    where a.shop_id = ${tx.shopId} and a.variant_id = f."variantId"`;
}
