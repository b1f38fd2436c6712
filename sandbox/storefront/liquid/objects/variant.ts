/** `variant`, with stock and what is on its way. */
import { gid } from "#sandbox/store/gid.ts";
import { inventoryQuantity, itemOf, onlineLevels } from "#sandbox/store/operations/levels.ts";
import type { Product, Variant } from "#sandbox/store/state.ts";
import { fullTitle, isAvailable, variantImage } from "#sandbox/storefront/catalog.ts";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { dropOf, localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { variantJson } from "#sandbox/storefront/product-json.ts";
import { allocationsOf } from "#sandbox/storefront/selling-plans.ts";
import { storeAvailabilities } from "./location.ts";
import { imageDrop, imageMediaDrop } from "./media.ts";
import { MetafieldsDrop } from "./metafields.ts";
import { productDrop, selectedVariantOf } from "./product.ts";
import { priceBreaksOf, unitPriceFields } from "./unit-price.ts";

const QUANTITY_RULE = { min: 1, max: null, increment: 1 };

export function variantDrop(runtime: Runtime, product: Product, variant: Variant): LazyDrop {
  return dropOf(runtime, `variant:${variant.id}`, () => makeVariant(runtime, product, variant));
}

function makeVariant(runtime: Runtime, product: Product, variant: Variant): LazyDrop {
  const { shop, request } = runtime;
  const image = variantImage(product, variant);
  const value = (index: number) => variant.selectedOptions[index]?.value ?? null;
  const allocations = () => allocationsOf(shop, product, variant);
  const incoming = () => onlineLevels(shop, variant).reduce((units, level) => units + level.quantities.incoming, 0);
  return new LazyDrop(fullTitle(product, variant), {
    id: variant.id,
    product: () => productDrop(runtime, product),
    title: variant.title,
    sku: variant.sku,
    barcode: variant.barcode,
    price: variant.priceCents,
    compare_at_price: variant.compareAtPriceCents,
    ...unitPriceFields(variant, variant.priceCents),
    available: () => isAvailable(shop, variant),
    option1: value(0),
    option2: value(1),
    option3: value(2),
    options: variant.selectedOptions.map((option) => option.value),
    options_with_values: variant.selectedOptions,
    url: `${localUrl(runtime, `/products/${product.handle}`)}?variant=${variant.id}`,
    matched: false,
    selected: () => selectedVariantOf(runtime, product)?.id === variant.id,
    inventory_quantity: () => inventoryQuantity(shop, variant),
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    inventory_management: () => (itemOf(shop, variant).tracked ? "shopify" : ""),
    incoming: () => incoming() > 0,
    next_incoming_date: null,
    store_availabilities: () => storeAvailabilities(runtime, variant),
    requires_shipping: variant.requiresShipping,
    taxable: variant.taxable,
    weight: 0,
    weight_unit: "kg",
    weight_in_unit: 0,
    image: () => image && imageDrop(runtime, image, product),
    featured_image: () => image && imageDrop(runtime, image, product),
    featured_media: () => image && imageMediaDrop(runtime, product, image),
    metafields: () => new MetafieldsDrop(runtime, gid("ProductVariant", variant.id)),
    quantity_rule: QUANTITY_RULE,
    quantity_price_breaks: priceBreaksOf(variant),
    "quantity_price_breaks_configured?": priceBreaksOf(variant).length > 0,
    requires_selling_plan: variant.requiresSellingPlan,
    selling_plan_allocations: allocations,
    selected_selling_plan_allocation: () =>
      allocations().find(({ selling_plan_id: id }) => String(id) === request.query.get("selling_plan")) ?? null,
    toJson: () => variantJson(shop, product, variant, request.host),
  });
}
