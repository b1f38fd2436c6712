/** `cart` and its line items. */
import { chargesOf } from "#sandbox/store/operations/charge-order.ts";
import {
  allocationOf,
  cartJson,
  chargedLine,
  linePrices,
  linesOf,
  totalsOf,
  type LineFacts,
} from "#sandbox/storefront/cart/cart-json.ts";
import { allocations, applications, ofLine, orderApplications } from "#sandbox/storefront/cart/cart-discounts.ts";
import { newCart } from "#sandbox/storefront/cart/cart-lines.ts";
import { fullTitle, variantImage } from "#sandbox/storefront/catalog.ts";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { imageDrop } from "./media.ts";
import { productDrop } from "./product.ts";
import { taxLines } from "./tax-line.ts";
import { unitPriceFields } from "./unit-price.ts";
import { variantDrop } from "./variant.ts";

export function cartDrop(runtime: Runtime): LazyDrop {
  const { shop, request } = runtime;
  const cart = runtime.cart ?? newCart(request.locale);
  const lines = linesOf(shop, cart);
  const { originalCents, subtotalCents, totalCents } = totalsOf(lines);
  return new LazyDrop("CartDrop", {
    item_count: lines.reduce((units, { line }) => units + line.quantity, 0),
    items: () => lines.map((facts, index) => lineDrop(runtime, facts, index, lines)),
    "empty?": lines.length === 0,
    note: cart.note,
    attributes: cart.attributes,
    currency: { iso_code: shop.currencyCode, symbol: shop.currencyCode, name: shop.currencyCode },
    total_price: totalCents,
    original_total_price: originalCents,
    items_subtotal_price: subtotalCents,
    checkout_charge_amount: () => chargesOf(shop, lines.map(chargedLine), 0, new Date()).nowCents,
    total_discount: originalCents - totalCents,
    total_weight: 0,
    discounts: () => applications(lines),
    discount_applications: () => applications(lines),
    cart_level_discount_applications: () => orderApplications(lines),
    requires_shipping: lines.some(({ variant }) => variant.requiresShipping),
    taxes_included: taxLines(shop, totalCents).length > 0,
    duties_included: false,
    toJson: () => cartJson(shop, cart, request.origin),
  });
}

/** `all`: the cart's lines, for what a discount takes off together. */
export function lineDrop(runtime: Runtime, facts: LineFacts, index: number, all: LineFacts[] = [facts]): LazyDrop {
  const { line, product, variant, priceCents, discounts } = facts;
  const image = variantImage(product, variant) ?? product.images[0];
  const { offCents, finalCents, finalLineCents } = linePrices(facts);
  return new LazyDrop(fullTitle(product, variant), {
    id: variant.id,
    key: line.key,
    quantity: line.quantity,
    title: fullTitle(product, variant),
    sku: variant.sku,
    vendor: product.vendor,
    price: finalCents,
    original_price: priceCents,
    final_price: finalCents,
    line_price: finalLineCents,
    original_line_price: priceCents * line.quantity,
    final_line_price: finalLineCents,
    total_discount: offCents,
    line_level_total_discount: offCents,
    discounts: () => allocations(ofLine(discounts), all),
    discount_allocations: () => allocations(discounts, all),
    line_level_discount_allocations: () => allocations(ofLine(discounts), all),
    variant_id: variant.id,
    product_id: product.id,
    product: () => productDrop(runtime, product),
    variant: () => variantDrop(runtime, product, variant),
    image: () => (image ? imageDrop(runtime, image, product) : null),
    properties: line.properties,
    options_with_values: variant.selectedOptions,
    url: `${localUrl(runtime, `/products/${product.handle}`)}?variant=${variant.id}`,
    url_to_remove: `${localUrl(runtime, "/cart/change")}?id=${encodeURIComponent(line.key)}&quantity=0`,
    requires_shipping: variant.requiresShipping,
    taxable: variant.taxable,
    gift_card: false,
    grams: 0,
    fulfillment_service: "manual",
    fulfillment: null,
    successfully_fulfilled_quantity: 0,
    message: "",
    error_message: null,
    ...unitPriceFields(variant, finalCents),
    tax_lines: () => taxLines(runtime.shop, finalLineCents),
    item_components: [],
    parent_relationship: null,
    instructions: { can_remove: true, can_update_quantity: true },
    selling_plan_allocation: () => allocationOf(runtime.shop, product, variant, line) ?? null,
    index,
  });
}
