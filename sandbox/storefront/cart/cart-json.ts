/** `/cart.js` and the lines that `/cart/add.js` answers with, in Shopify's shape. */
import type { Cart, CartLine, LineDiscount, Product, ShopState, Variant } from "#sandbox/store/state.ts";
import { fullTitle, hasOnlyDefaultVariant, imageUrl, variantImage } from "#sandbox/storefront/catalog.ts";
import { discountCents, reduce } from "#sandbox/store/operations/discounts.ts";
import { priceAt } from "#sandbox/store/operations/unit-prices.ts";
import { unitPriceFields } from "#sandbox/storefront/liquid/objects/unit-price.ts";
import { allocationsOf } from "#sandbox/storefront/selling-plans.ts";
import { allocations, codesOf, ofLine, orderApplications } from "./cart-discounts.ts";

export type LineFacts = { line: CartLine; product: Product; variant: Variant; priceCents: number; discounts: LineDiscount[] };

/** Lines whose variant is still there, with the price under their plan and what discounts take off. */
export function linesOf(shop: ShopState, cart: Cart): LineFacts[] {
  const lines = pricedLines(shop, cart);
  const { byLine } = reduce(shop.discounts ?? [], cart.discountCodes ?? [], lines.map(toReduce));
  return lines.map((facts, index) => ({ ...facts, discounts: byLine[index] ?? [] }));
}

const toReduce = ({ line: { quantity }, product, priceCents }: Omit<LineFacts, "discounts">) => ({
  productId: product.id,
  priceCents,
  quantity,
});

function pricedLines(shop: ShopState, cart: Cart): Omit<LineFacts, "discounts">[] {
  return cart.lines.flatMap((line) => {
    const variant = shop.variants.get(line.variantId);
    const product = variant && shop.products.get(variant.productId);
    if (!variant || !product) return [];
    return [
      {
        line,
        product,
        variant,
        priceCents: allocationOf(shop, product, variant, line)?.price ?? priceAt(variant, line.quantity),
      },
    ];
  });
}

/** For what is charged now and later. */
export const chargedLine = ({ line, priceCents, discounts }: LineFacts) => ({ ...line, priceCents, discounts });

export const allocationOf = (shop: ShopState, product: Product, variant: Variant, line: CartLine) =>
  line.sellingPlanId === null
    ? undefined
    : allocationsOf(shop, product, variant).find(({ selling_plan_id: id }) => id === line.sellingPlanId);

/** What the cart costs, before and after what is off single lines and the whole order. */
export function totalsOf(lines: LineFacts[]) {
  const sum = (amount: (facts: LineFacts) => number) => lines.reduce((all, facts) => all + amount(facts), 0);
  const originalCents = sum(({ line, priceCents }) => priceCents * line.quantity);
  const subtotalCents = sum((facts) => linePrices(facts).finalLineCents);
  const totalCents = originalCents - sum(({ discounts }) => discountCents(discounts));
  return { originalCents, subtotalCents, totalCents };
}

/** A line after what is off that line itself. */
export function linePrices({ line, priceCents, discounts }: LineFacts) {
  const offCents = discountCents(ofLine(discounts));
  const finalLineCents = priceCents * line.quantity - offCents;
  return { offCents, finalLineCents, finalCents: Math.round(finalLineCents / line.quantity) };
}

function featured(product: Product, variant: Variant, origin: string) {
  const image = variantImage(product, variant) ?? product.images[0];
  if (!image) return { featured_image: { aspect_ratio: null, alt: null, height: null, url: null, width: null }, image: null };
  const url = origin + imageUrl(image);
  const { width, height, altText } = image;
  return { featured_image: { aspect_ratio: Number((width / height).toFixed(3)), alt: altText, height, url, width }, image: url };
}

function prices(facts: LineFacts, all: LineFacts[]) {
  const { priceCents, line, discounts } = facts;
  const { offCents, finalCents, finalLineCents } = linePrices(facts);
  return {
    price: finalCents,
    original_price: priceCents,
    presentment_price: finalCents / 100,
    discounted_price: finalCents,
    line_price: finalLineCents,
    original_line_price: priceCents * line.quantity,
    total_discount: offCents,
    discounts: ofLine(discounts).map(({ discount, amountCents }) => ({ amount: amountCents, title: discount.title })),
    final_price: finalCents,
    final_line_price: finalLineCents,
    line_level_discount_allocations: allocations(ofLine(discounts), all),
    line_level_total_discount: offCents,
  };
}

export function lineJson(shop: ShopState, facts: LineFacts, origin: string, all: LineFacts[] = [facts]) {
  const { line, product, variant } = facts;
  const plain = hasOnlyDefaultVariant(product);
  const allocation = allocationOf(shop, product, variant, line);
  return {
    id: variant.id,
    properties: line.properties,
    quantity: line.quantity,
    variant_id: variant.id,
    key: line.key,
    title: fullTitle(product, variant),
    ...prices(facts, all),
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
    quantity_rule: { min: 1, max: null, increment: 1 },
    ...(variant.unitPrice ? unitPriceFields(variant, linePrices(facts).finalCents) : {}),
    has_components: false,
    ...(allocation ? { selling_plan_allocation: allocation } : {}),
  };
}

export function cartJson(shop: ShopState, cart: Cart, origin: string) {
  const lines = linesOf(shop, cart);
  const { originalCents, subtotalCents, totalCents } = totalsOf(lines);
  return {
    token: cart.token,
    note: cart.note,
    attributes: cart.attributes,
    original_total_price: originalCents,
    total_price: totalCents,
    total_discount: originalCents - totalCents,
    total_weight: 0,
    item_count: lines.reduce((units, { line }) => units + line.quantity, 0),
    items: lines.map((facts) => lineJson(shop, facts, origin, lines)),
    requires_shipping: lines.some(({ variant }) => variant.requiresShipping),
    currency: shop.currencyCode,
    items_subtotal_price: subtotalCents,
    cart_level_discount_applications: orderApplications(lines),
    discount_codes: codesOf(cart, lines),
  };
}
