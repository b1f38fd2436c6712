/** `/cart.js` and the lines that `/cart/add.js` answers with, in Shopify's shape. */
import type { Cart, CartLine, Product, ShopState, Variant } from "#sandbox/store/state.ts";
import { fullTitle, hasOnlyDefaultVariant, imageUrl, variantImage } from "#sandbox/storefront/catalog.ts";
import { allocationsOf } from "#sandbox/storefront/selling-plans.ts";

export type LineFacts = { line: CartLine; product: Product; variant: Variant; priceCents: number };

/** Lines whose variant is still there, with the price under their plan. */
export function linesOf(shop: ShopState, cart: Cart): LineFacts[] {
  return cart.lines.flatMap((line) => {
    const variant = shop.variants.get(line.variantId);
    const product = variant && shop.products.get(variant.productId);
    if (!variant || !product) return [];
    return [{ line, product, variant, priceCents: allocationOf(shop, product, variant, line)?.price ?? variant.priceCents }];
  });
}

export const allocationOf = (shop: ShopState, product: Product, variant: Variant, line: CartLine) =>
  line.sellingPlanId === null
    ? undefined
    : allocationsOf(shop, product, variant).find(({ selling_plan_id: id }) => id === line.sellingPlanId);

export const totalOf = (lines: LineFacts[]) => lines.reduce((sum, { line, priceCents }) => sum + priceCents * line.quantity, 0);

function featured(product: Product, variant: Variant, origin: string) {
  const image = variantImage(product, variant) ?? product.images[0];
  if (!image) return { featured_image: { aspect_ratio: null, alt: null, height: null, url: null, width: null }, image: null };
  const url = origin + imageUrl(image);
  const { width, height, altText } = image;
  return { featured_image: { aspect_ratio: Number((width / height).toFixed(3)), alt: altText, height, url, width }, image: url };
}

const prices = (priceCents: number, quantity: number) => ({
  price: priceCents,
  original_price: priceCents,
  presentment_price: priceCents / 100,
  discounted_price: priceCents,
  line_price: priceCents * quantity,
  original_line_price: priceCents * quantity,
  total_discount: 0,
  discounts: [],
  final_price: priceCents,
  final_line_price: priceCents * quantity,
});

export function lineJson(shop: ShopState, facts: LineFacts, origin: string) {
  const { line, product, variant, priceCents } = facts;
  const plain = hasOnlyDefaultVariant(product);
  const allocation = allocationOf(shop, product, variant, line);
  return {
    id: variant.id,
    properties: line.properties,
    quantity: line.quantity,
    variant_id: variant.id,
    key: line.key,
    title: fullTitle(product, variant),
    ...prices(priceCents, line.quantity),
    sku: variant.sku,
    grams: 0,
    vendor: product.vendor,
    taxable: variant.taxable,
    product_id: product.id,
    product_has_only_default_variant: plain,
    gift_card: false,
    url: `/products/${product.handle}?variant=${variant.id}`,
    ...featured(product, variant, origin),
    handle: product.handle,
    requires_shipping: variant.requiresShipping,
    product_type: product.productType,
    product_title: product.title,
    product_description: product.descriptionHtml.replace(/<[^>]*>/g, ""),
    variant_title: plain ? null : variant.title,
    variant_options: variant.selectedOptions.map(({ value }) => value),
    options_with_values: variant.selectedOptions,
    line_level_discount_allocations: [],
    line_level_total_discount: 0,
    quantity_rule: { min: 1, max: null, increment: 1 },
    has_components: false,
    ...(allocation ? { selling_plan_allocation: allocation } : {}),
  };
}

export function cartJson(shop: ShopState, cart: Cart, origin: string) {
  const lines = linesOf(shop, cart);
  const total = totalOf(lines);
  return {
    token: cart.token,
    note: cart.note,
    attributes: cart.attributes,
    original_total_price: total,
    total_price: total,
    total_discount: 0,
    total_weight: 0,
    item_count: lines.reduce((units, { line }) => units + line.quantity, 0),
    items: lines.map((facts) => lineJson(shop, facts, origin)),
    requires_shipping: lines.some(({ variant }) => variant.requiresShipping),
    currency: shop.currencyCode,
    items_subtotal_price: total,
    cart_level_discount_applications: [],
    discount_codes: [],
  };
}
