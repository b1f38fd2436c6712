/** Units that orders took beyond stock: counted with the variant, and the variants that may owe some. */
import type { ShopTx } from "#app/data/in-shop.ts";

/** Units sold expressly under an offer, added to what is not yet covered; a variant in normal sale has its stock for them. */
export async function addSoldAhead(tx: ShopTx, lines: { variantId: bigint; units: number }[]): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    update assignments a set sold_ahead_units = a.sold_ahead_units + sold.units
    from (
      select variant_id, sum(units)::int as units
      from unnest(${lines.map((line) => line.variantId)}::bigint[], ${lines.map((line) => line.units)}::int[]) as line (variant_id, units)
      group by variant_id
    ) as sold
    where a.shop_id = ${tx.shopId} and a.variant_id = sold.variant_id and a.mode <> 'waitlist' and a.offer <> 'in_stock'
    returning a.variant_id`;
  return rows.map((row) => row.variant_id);
}

/** Of lines sold expressly, the units that stock served after all. */
export async function takeBackSoldAhead(tx: ShopTx, variantId: bigint, units: number): Promise<void> {
  await tx.$executeRaw`
    update assignments set sold_ahead_units = greatest(0, sold_ahead_units - ${units})
    where shop_id = ${tx.shopId} and variant_id = ${variantId}`;
}

/** Of the units just ordered, the variants that may owe some: an offer is on, or stock does not reach. */
export async function findOwingVariants(tx: ShopTx, lines: { variantId: bigint; units: number }[]): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select a.variant_id from assignments a
    join (
      select variant_id, sum(units)::int as units
      from unnest(${lines.map((line) => line.variantId)}::bigint[], ${lines.map((line) => line.units)}::int[]) as line (variant_id, units)
      group by variant_id
    ) as sold on sold.variant_id = a.variant_id
    where a.shop_id = ${tx.shopId} and a.mode <> 'waitlist' and a.variant_deleted_at is null
      and (a.offer in ('preorder', 'backorder') or coalesce(a.stock_units, 0) < sold.units)
    order by a.variant_id`;
  return rows.map((row) => row.variant_id);
}
