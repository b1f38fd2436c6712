/** Fulfillment: a parcel. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connection, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { lineItemObject } from "#sandbox/admin-api/objects/line-item.ts";
import { moneyBag } from "#sandbox/admin-api/objects/money.ts";
import { orderObject } from "#sandbox/admin-api/objects/order.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { Fulfillment, Order } from "#sandbox/store/state.ts";

function lineObject(call: Call, order: Order, shipped: Fulfillment["lineItems"][number]) {
  const line = order.lineItems.find(({ id }) => id === shipped.lineItemId)!;
  const total = moneyBag(line.priceCents * shipped.quantity, order.currencyCode);
  return {
    __typename: "FulfillmentLineItem",
    id: gid("FulfillmentLineItem", shipped.lineItemId),
    quantity: shipped.quantity,
    lineItem: () => lineItemObject(call, order, line),
    originalTotalSet: total,
    discountedTotalSet: total,
  };
}

export function fulfillmentObject(call: Call, fulfillment: Fulfillment): object {
  const order = call.shop.orders.get(fulfillment.orderId)!;
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", fulfillment.id),
    legacyResourceId: String(fulfillment.id),
    name: `${order.name}.${order.fulfillments.indexOf(fulfillment) + 1}`,
    status: fulfillment.status,
    displayStatus: "FULFILLED",
    requiresShipping: true,
    deliveredAt: null,
    inTransitAt: null,
    estimatedDeliveryAt: null,
    createdAt: fulfillment.createdAt,
    updatedAt: fulfillment.createdAt,
    totalQuantity: fulfillment.lineItems.reduce((sum, { quantity }) => sum + quantity, 0),
    trackingInfo: fulfillment.trackingNumbers.map((number, index) => ({
      company: fulfillment.trackingCompany,
      number,
      url: fulfillment.trackingUrls[index] ?? null,
    })),
    order: () => orderObject(call, order),
    fulfillmentLineItems: (args: PageArgs) =>
      connection(fulfillment.lineItems, args, {
        key: ({ lineItemId }) => lineItemId,
        node: (line) => lineObject(call, order, line),
      }),
  };
}
