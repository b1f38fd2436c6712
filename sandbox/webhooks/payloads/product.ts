/** Body of `products/create` and `products/update`: the first hundred variants in full, all of them by GID. */
import { gid } from "#sandbox/store/gid.ts";
import { inZone } from "#sandbox/store/instant.ts";
import { inventoryQuantity } from "#sandbox/store/operations/levels.ts";
import type { Image, Product, ShopState, Variant } from "#sandbox/store/state.ts";
import { decimal } from "#sandbox/webhooks/payloads/money.ts";

const FULL_VARIANTS = 100;

export function variantPayload(shop: ShopState, variant: Variant) {
  const units = inventoryQuantity(shop, variant);
  return {
    admin_graphql_api_id: gid("ProductVariant", variant.id),
    barcode: variant.barcode,
    compare_at_price: variant.compareAtPriceCents === null ? null : decimal(variant.compareAtPriceCents),
    created_at: inZone(variant.createdAt, shop.ianaTimezone),
    id: variant.id,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    position: variant.position,
    price: decimal(variant.priceCents),
    product_id: variant.productId,
    sku: variant.sku || null,
    taxable: variant.taxable,
    title: variant.title,
    updated_at: inZone(variant.updatedAt, shop.ianaTimezone),
    option1: variant.selectedOptions[0]?.value ?? null,
    option2: variant.selectedOptions[1]?.value ?? null,
    option3: variant.selectedOptions[2]?.value ?? null,
    image_id: variant.imageId,
    inventory_item_id: variant.inventoryItemId,
    inventory_quantity: units,
    old_inventory_quantity: units,
  };
}

function imagePayload(product: Product, image: Image, position: number, storefront: string) {
  return {
    id: image.id,
    product_id: product.id,
    position,
    alt: image.altText,
    width: image.width,
    height: image.height,
    src: new URL(image.url, storefront).href,
    admin_graphql_api_id: gid("ProductImage", image.id),
  };
}

/** `storefront`: the origin that the state's picture paths belong to. */
export function productPayload(shop: ShopState, product: Product, storefront: string) {
  const variants = product.variantIds.flatMap((id) => shop.variants.get(id) ?? []);
  const newestFirst = variants.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  const images = product.images.map((image, index) => imagePayload(product, image, index + 1, storefront));
  return {
    admin_graphql_api_id: gid("Product", product.id),
    body_html: product.descriptionHtml,
    created_at: inZone(product.createdAt, shop.ianaTimezone),
    handle: product.handle,
    id: product.id,
    product_type: product.productType,
    published_at: product.publishedAt && inZone(product.publishedAt, shop.ianaTimezone),
    template_suffix: product.templateSuffix,
    title: product.title,
    updated_at: inZone(product.updatedAt, shop.ianaTimezone),
    vendor: product.vendor,
    status: product.status.toLowerCase(),
    published_scope: "web",
    tags: product.tags.join(", "),
    variants: variants.slice(0, FULL_VARIANTS).map((variant) => variantPayload(shop, variant)),
    options: product.options.map((option, index) => ({
      id: option.id,
      product_id: product.id,
      name: option.name,
      position: index + 1,
      values: option.values,
    })),
    images,
    image: images[0] ?? null,
    media: [],
    variant_gids: newestFirst.map((variant) => ({
      admin_graphql_api_id: gid("ProductVariant", variant.id),
      updated_at: new Date(variant.updatedAt).toISOString(),
    })),
    has_variants_that_requires_components: false,
    category: null,
  };
}

/** Body of `variants/in_stock` and `variants/out_of_stock`: a variant without its inventory item. */
export function stockTransitionPayload(shop: ShopState, variant: Variant) {
  const { inventory_item_id: _item, ...payload } = variantPayload(shop, variant);
  return payload;
}
