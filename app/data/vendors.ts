/** Vendors of assigned products: offered to a filter, and filled in where they are not known yet. */
import type { ShopTx } from "#app/data/in-shop.ts";

/** More are found by a part of their name. */
const MOST_OFFERED = 50;

/** Those that have a part in their name, by name: one look into an index for each vendor, however many variants there are. */
export async function listVendors(tx: ShopTx, part: string): Promise<{ vendors: string[]; areMore: boolean }> {
  const { shopId } = tx;
  const rows = await tx.$queryRaw<{ vendor: string }[]>`
    with recursive named as (
      (select vendor from assignments
       where shop_id = ${shopId} and vendor > '' and variant_deleted_at is null order by vendor limit 1)
      union all
      select (select a.vendor from assignments a
              where a.shop_id = ${shopId} and a.vendor > named.vendor and a.variant_deleted_at is null
              order by a.vendor limit 1)
      from named where named.vendor is not null
    )
    select vendor from named where vendor is not null and strpos(lower(vendor), lower(${part})) > 0
    limit ${MOST_OFFERED + 1}`;
  const vendors = rows.slice(0, MOST_OFFERED).map((row) => row.vendor);
  return { vendors, areMore: rows.length > MOST_OFFERED };
}

/** Leaves alone what is known: news of products change that. */
export async function fillVendors(tx: ShopTx, found: { variantId: bigint; vendor: string }[]): Promise<void> {
  if (found.length === 0) return;
  await tx.$executeRaw`
    update assignments a set vendor = fact.vendor
    from unnest(${found.map((one) => one.variantId)}::bigint[], ${found.map((one) => one.vendor)}::text[]) as fact (variant_id, vendor)
    where a.shop_id = ${tx.shopId} and a.variant_id = fact.variant_id and a.vendor is null`;
}
