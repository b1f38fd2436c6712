/** Titles, pictures and tracking of assigned variants, as of the newest time Shopify told us. */
import type { ShopTx } from "#app/data/in-shop.ts";

/** @returns the variants whose stock is now tracked, or no longer. */
export async function saveTracking(
  tx: ShopTx,
  { inventoryItemId, tracked, toldAt }: { inventoryItemId: bigint; tracked: boolean; toldAt: Date },
): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint; changed: boolean }[]>`
    update assignments a set tracked = ${tracked}, item_told_at = ${toldAt}
    from assignments before
    where before.shop_id = a.shop_id and before.variant_id = a.variant_id
      and a.shop_id = ${tx.shopId} and a.inventory_item_id = ${inventoryItemId}
      and a.variant_deleted_at is null and a.item_told_at <= ${toldAt}
    returning a.variant_id, before.tracked <> a.tracked as changed`;
  return rows.filter((row) => row.changed).map((row) => row.variant_id);
}

/** @returns the product's variants that were seen by shoppers until now, or are from now on */
export async function saveOnlineStore(
  tx: ShopTx,
  product: { productId: bigint; onOnlineStore: boolean; updatedAt: Date; now: Date },
): Promise<bigint[]> {
  const { productId, onOnlineStore, updatedAt, now } = product;
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    update assignments set product_hidden_at = ${onOnlineStore ? null : now}::timestamptz
    where shop_id = ${tx.shopId} and product_id = ${productId} and product_told_at <= ${updatedAt}
      and variant_deleted_at is null and (product_hidden_at is null) <> ${onOnlineStore}
    returning variant_id`;
  return rows.map((row) => row.variant_id);
}

export type ProductFacts = {
  productId: bigint;
  title: string;
  handle: string;
  /** Null: the product has no picture. */
  imageUrl: string | null;
  /** Null: that was not told. */
  vendor: string | null;
  updatedAt: Date;
  /** What is known of its variants: at most the first 100 come with titles. */
  variants: { variantId: bigint; title: string; sku: string; imageUrl: string | null; inventoryItemId: bigint | null }[];
};

/** @returns how many assignments are as new as this now; 0 when none of the product is assigned or we know newer. */
export async function saveProductFacts(tx: ShopTx, product: ProductFacts): Promise<number> {
  const variants = JSON.stringify(product.variants, (_key, value) => (typeof value === "bigint" ? String(value) : value));
  return tx.$executeRaw`
    update assignments a
    set product_title = ${product.title}, product_handle = ${product.handle}, product_told_at = ${product.updatedAt},
      vendor = coalesce(${product.vendor}::text, a.vendor),
      variant_title = coalesce(fact.title, a.variant_title), sku = coalesce(fact.sku, a.sku),
      image_url = case when fact."variantId" is null then a.image_url else coalesce(fact."imageUrl", ${product.imageUrl}::text) end,
      inventory_item_id = coalesce(fact."inventoryItemId", a.inventory_item_id)
    from assignments before
    left join jsonb_to_recordset(${variants}::jsonb)
      as fact ("variantId" bigint, title text, sku text, "imageUrl" text, "inventoryItemId" bigint)
      on fact."variantId" = before.variant_id
    where before.shop_id = a.shop_id and before.variant_id = a.variant_id
      and a.shop_id = ${tx.shopId} and a.product_id = ${product.productId} and a.product_told_at <= ${product.updatedAt}`;
}

/** Assigned variants of a product that Shopify still has, as far as we know, and how new that knowledge is. */
export async function findVariantsOfProduct(
  tx: ShopTx,
  productId: bigint,
): Promise<{ variantId: bigint; productToldAt: Date }[]> {
  return tx.assignment.findMany({
    where: { shopId: tx.shopId, productId, variantDeletedAt: null },
    select: { variantId: true, productToldAt: true },
    orderBy: { variantId: "asc" },
  });
}

/** Assigned variants of an inventory item that Shopify still has, as far as we know. */
export async function findVariantsOfItem(tx: ShopTx, inventoryItemId: bigint): Promise<bigint[]> {
  const rows = await tx.assignment.findMany({
    where: { shopId: tx.shopId, inventoryItemId, variantDeletedAt: null },
    select: { variantId: true },
    orderBy: { variantId: "asc" },
  });
  return rows.map((row) => row.variantId);
}
