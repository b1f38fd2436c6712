/** One line of an order, as `orders/*`, `fulfillments/*` and `refunds/*` carry it. No selling plan: Shopify leaves it out too. */
import { gid } from "#sandbox/store/gid.ts";
import type { LineItem, Order, ShopState } from "#sandbox/store/state.ts";
import { decimal, moneySet } from "#sandbox/webhooks/payloads/money.ts";

function fulfillmentStatus(line: LineItem): string | null {
  if (line.currentQuantity === 0 || line.fulfillableQuantity === line.currentQuantity) return null;
  return line.fulfillableQuantity === 0 ? "fulfilled" : "partial";
}

/** The line inside a fulfilment or a refund: the keys that `orders/*` has too. */
export function shippedLinePayload(shop: ShopState, order: Order, line: LineItem) {
  const product = line.productId === null ? undefined : shop.products.get(line.productId);
  const variant = line.variantId === null ? undefined : shop.variants.get(line.variantId);
  const item = variant && shop.inventoryItems.get(variant.inventoryItemId);
  return {
    id: line.id,
    variant_id: line.variantId,
    title: line.title,
    quantity: line.quantity,
    sku: line.sku || null,
    variant_title: line.variantTitle,
    vendor: product?.vendor ?? null,
    fulfillment_service: "manual",
    product_id: line.productId,
    requires_shipping: variant?.requiresShipping ?? true,
    taxable: variant?.taxable ?? true,
    gift_card: false,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    variant_inventory_management: item?.tracked ? "shopify" : null,
    properties: line.customAttributes.map(({ key, value }) => ({ name: key, value })),
    product_exists: product !== undefined,
    fulfillable_quantity: line.fulfillableQuantity,
    grams: 0,
    price: decimal(line.priceCents),
    total_discount: "0.00",
    fulfillment_status: fulfillmentStatus(line),
    price_set: moneySet(line.priceCents, order.currencyCode),
    total_discount_set: moneySet(0, order.currencyCode),
    discount_allocations: [],
    duties: [],
    admin_graphql_api_id: gid("LineItem", line.id),
    tax_lines: [],
  };
}

export function orderLinePayload(shop: ShopState, order: Order, line: LineItem) {
  return {
    ...shippedLinePayload(shop, order, line),
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    sales_line_item_group_id: null,
  };
}
