/** Assigned products that shoppers cannot see. */
import type { ShopTx } from "#app/data/in-shop.ts";

/** `variantId`: one of its variants, whose page tells the rest. */
export type HiddenProduct = { productTitle: string; variantId: string };
export type HiddenProducts = { products: number; some: HiddenProduct[] };

/** How many, and the first few by name. */
export async function findHiddenProducts(tx: ShopTx, limit: number): Promise<HiddenProducts> {
  const rows = await tx.$queryRaw<(HiddenProduct & { products: number })[]>`
    select min(product_title) as "productTitle", min(variant_id)::text as "variantId", (count(*) over ())::int as products
    from assignments
    where shop_id = ${tx.shopId} and product_hidden_at is not null and variant_deleted_at is null
    group by product_id
    order by 1, product_id limit ${limit}`;
  return {
    products: rows[0]?.products ?? 0,
    some: rows.map(({ productTitle, variantId }) => ({ productTitle, variantId })),
  };
}
