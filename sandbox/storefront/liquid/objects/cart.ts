/** `cart` and its line items. */
import { allocationOf, cartJson, linesOf, totalOf, type LineFacts } from "#sandbox/storefront/cart/cart-json.ts";
import { newCart } from "#sandbox/storefront/cart/cart-lines.ts";
import { fullTitle, variantImage } from "#sandbox/storefront/catalog.ts";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { imageDrop } from "./media.ts";
import { productDrop } from "./product.ts";
import { variantDrop } from "./variant.ts";

export function cartDrop(runtime: Runtime): LazyDrop {
  const { shop, request } = runtime;
  const cart = runtime.cart ?? newCart(request.locale);
  const lines = linesOf(shop, cart);
  const total = totalOf(lines);
  return new LazyDrop("CartDrop", {
    item_count: lines.reduce((units, { line }) => units + line.quantity, 0),
    items: () => lines.map((facts, index) => lineDrop(runtime, facts, index)),
    "empty?": lines.length === 0,
    note: cart.note,
    attributes: cart.attributes,
    currency: { iso_code: shop.currencyCode, symbol: shop.currencyCode, name: shop.currencyCode },
    total_price: total,
    original_total_price: total,
    items_subtotal_price: total,
    checkout_charge_amount: () =>
      lines.reduce((sum, { line, product, variant, priceCents }) => {
        const now = allocationOf(shop, product, variant, line)?.checkout_charge_amount ?? priceCents;
        return sum + now * line.quantity;
      }, 0),
    total_discount: 0,
    total_weight: 0,
    discounts: [],
    discount_applications: [],
    cart_level_discount_applications: [],
    requires_shipping: lines.some(({ variant }) => variant.requiresShipping),
    taxes_included: false,
    duties_included: false,
    toJson: () => cartJson(shop, cart, request.origin),
  });
}

export function lineDrop(runtime: Runtime, { line, product, variant, priceCents }: LineFacts, index: number): LazyDrop {
  const image = variantImage(product, variant) ?? product.images[0];
  const total = priceCents * line.quantity;
  return new LazyDrop(fullTitle(product, variant), {
    id: variant.id,
    key: line.key,
    quantity: line.quantity,
    title: fullTitle(product, variant),
    sku: variant.sku,
    vendor: product.vendor,
    price: priceCents,
    original_price: priceCents,
    final_price: priceCents,
    line_price: total,
    original_line_price: total,
    final_line_price: total,
    total_discount: 0,
    line_level_total_discount: 0,
    discounts: [],
    discount_allocations: [],
    line_level_discount_allocations: [],
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
    unit_price: null,
    unit_price_measurement: null,
    tax_lines: [],
    item_components: [],
    parent_relationship: null,
    instructions: { can_remove: true, can_update_quantity: true },
    selling_plan_allocation: () => allocationOf(runtime.shop, product, variant, line) ?? null,
    index,
  });
}
