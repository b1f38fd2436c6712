/** Changes to a product and to its variants, each with the webhooks Shopify sends for it. */
import type { SandboxContext } from "#sandbox/context.ts";
import { gid } from "#sandbox/store/gid.ts";
import { instantAfter } from "#sandbox/store/instant.ts";
import { announceProduct } from "#sandbox/store/operations/announce-product.ts";
import { itemOf, levelKey, levelsOf } from "#sandbox/store/operations/levels.ts";
import type { InventoryItem, Product, ShopState, Variant } from "#sandbox/store/state.ts";
import { deletedItemPayload, inventoryItemPayload } from "#sandbox/webhooks/payloads/inventory-item.ts";

export type ProductChanges = {
  [Field in "title" | "handle" | "descriptionHtml" | "vendor" | "productType"]?: string | null;
} & { tags?: string[] | null; status?: Product["status"] | null; templateSuffix?: string | null };

const PRODUCT_FIELDS = ["title", "handle", "descriptionHtml", "vendor", "productType"] as const;

/** Fields that are not named stay; tags are replaced as a whole. */
export function updateProduct(context: SandboxContext, shop: ShopState, product: Product, changes: ProductChanges): void {
  for (const field of PRODUCT_FIELDS) {
    const value = changes[field];
    if (value !== undefined && value !== null) product[field] = value;
  }
  if (changes.tags) product.tags = [...new Set(changes.tags.map((tag) => tag.trim()).filter(Boolean))];
  if (changes.status) product.status = changes.status;
  if (changes.templateSuffix !== undefined) product.templateSuffix = changes.templateSuffix;
  announceProduct(context, shop, product.id);
}

export type VariantChanges = Partial<
  Pick<Variant, "inventoryPolicy" | "priceCents" | "compareAtPriceCents" | "barcode" | "taxable" | "requiresShipping">
> & { item?: Partial<Pick<InventoryItem, "sku" | "tracked">> };

/** Applies the changes of several variants of one product; one `products/update` tells of all of them. */
export function updateVariants(
  context: SandboxContext,
  shop: ShopState,
  product: Product,
  changes: { variant: Variant; to: VariantChanges }[],
): void {
  for (const { variant, to } of changes) {
    const { item, ...fields } = to;
    Object.assign(variant, fields);
    variant.updatedAt = instantAfter(variant.updatedAt);
    if (item) updateItem(context, shop, itemOf(shop, variant), item);
  }
  announceProduct(context, shop, product.id);
}

/** Emits `inventory_items/update`. The SKU of an item is the SKU of its variant. */
export function updateItem(
  context: SandboxContext,
  shop: ShopState,
  item: InventoryItem,
  changes: Partial<Pick<InventoryItem, "sku" | "tracked">>,
): void {
  Object.assign(item, changes);
  item.updatedAt = instantAfter(item.updatedAt);
  const variant = shop.variants.get(item.variantId);
  if (variant) variant.sku = item.sku;
  context.store.emit(shop, "inventory_items/update", inventoryItemPayload(shop, item));
}

/** Variants with all that hangs on them are gone: `inventory_items/delete` for each, one `products/update`. */
export function deleteVariants(context: SandboxContext, shop: ShopState, product: Product, ids: number[]): void {
  for (const id of ids) forgetVariant(context, shop, id);
  product.variantIds = product.variantIds.filter((id) => !ids.includes(id));
  announceProduct(context, shop, product.id);
}

function forgetVariant(context: SandboxContext, shop: ShopState, variantId: number): void {
  const variant = shop.variants.get(variantId);
  if (!variant) return;
  for (const { locationId } of levelsOf(shop, variant.inventoryItemId)) {
    shop.inventoryLevels.delete(levelKey(variant.inventoryItemId, locationId));
  }
  shop.inventoryItems.delete(variant.inventoryItemId);
  shop.variants.delete(variantId);
  shop.metafields.delete(gid("ProductVariant", variantId));
  context.store.emit(shop, "inventory_items/delete", deletedItemPayload(variant.inventoryItemId));
}

/** The product with all that hangs on it is gone: `inventory_items/delete` for each item, `products/delete`. */
export function deleteProduct(context: SandboxContext, shop: ShopState, product: Product): void {
  for (const variantId of product.variantIds) forgetVariant(context, shop, variantId);
  for (const collection of shop.collections.values()) {
    collection.productIds = collection.productIds.filter((id) => id !== product.id);
  }
  shop.metafields.delete(gid("Product", product.id));
  shop.products.delete(product.id);
  context.store.emit(shop, "products/delete", { id: product.id });
}
