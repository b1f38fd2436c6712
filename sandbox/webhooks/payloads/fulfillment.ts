/** Body of `fulfillments/*`. */
import { gid } from "#sandbox/store/gid.ts";
import { inZone } from "#sandbox/store/instant.ts";
import type { Fulfillment, Order, ShopState } from "#sandbox/store/state.ts";
import { addressPayload } from "#sandbox/webhooks/payloads/customer.ts";
import { shippedLinePayload } from "#sandbox/webhooks/payloads/order-line.ts";

export function fulfillmentPayload(shop: ShopState, order: Order, fulfillment: Fulfillment) {
  const shippedAt = inZone(fulfillment.createdAt, shop.ianaTimezone);
  return {
    id: fulfillment.id,
    order_id: order.id,
    status: fulfillment.status.toLowerCase(),
    created_at: shippedAt,
    service: "manual",
    updated_at: shippedAt,
    tracking_company: fulfillment.trackingCompany,
    shipment_status: null,
    location_id: null,
    origin_address: {},
    email: order.email ?? "",
    destination: order.shippingAddress && addressPayload(order.shippingAddress),
    line_items: fulfillment.lineItems.flatMap(({ lineItemId, quantity }) => {
      const line = order.lineItems.find(({ id }) => id === lineItemId);
      return line ? [{ ...shippedLinePayload(shop, order, line), quantity }] : [];
    }),
    tracking_number: fulfillment.trackingNumbers[0] ?? null,
    tracking_numbers: fulfillment.trackingNumbers,
    tracking_url: fulfillment.trackingUrls[0] ?? null,
    tracking_urls: fulfillment.trackingUrls,
    receipt: {},
    name: `${order.name}.${order.fulfillments.indexOf(fulfillment) + 1}`,
    admin_graphql_api_id: gid("Fulfillment", fulfillment.id),
  };
}
