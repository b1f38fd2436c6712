/** Ships units of fulfilment orders of one order as one parcel. */
import type { SandboxContext } from "#sandbox/context.ts";
import { nowInstant } from "#sandbox/store/instant.ts";
import { closeWhenDone, committedAtOrder, moveStock, type ReleasedUnits } from "#sandbox/store/operations/release-units.ts";
import { announceOrder } from "#sandbox/store/operations/update-order.ts";
import type { Fulfillment, FulfillmentOrder, Order, ShopState } from "#sandbox/store/state.ts";
import { fulfillmentPayload } from "#sandbox/webhooks/payloads/fulfillment.ts";

/** No lines means everything that is left of the fulfilment order. */
export type Shipped = { fulfillmentOrder: FulfillmentOrder; lines: { id: number; quantity: number }[] | null };
export type Tracking = { company: string | null; numbers: string[]; urls: string[] };
export type FulfillResult = { ok: true; order: Order; fulfillment: Fulfillment } | { ok: false; message: string };

function refusal(parts: Shipped[]): string | null {
  for (const { fulfillmentOrder, lines } of parts) {
    if (fulfillmentOrder.status === "ON_HOLD") return `Fulfillment order ${fulfillmentOrder.id} is on hold.`;
    if (fulfillmentOrder.status !== "OPEN" && fulfillmentOrder.status !== "IN_PROGRESS") {
      return `Fulfillment order ${fulfillmentOrder.id} has an unfulfillable status= ${fulfillmentOrder.status.toLowerCase()}.`;
    }
    for (const { id, quantity } of lines ?? []) {
      const line = fulfillmentOrder.lineItems.find((candidate) => candidate.id === id);
      if (!line || quantity < 1 || quantity > line.remainingQuantity)
        return "Invalid fulfillment order line item quantity requested.";
    }
  }
  const orders = new Set(parts.map(({ fulfillmentOrder }) => fulfillmentOrder.orderId));
  return orders.size === 1 ? null : "All fulfillment orders must belong to the same order.";
}

export function fulfillOrder(context: SandboxContext, shop: ShopState, parts: Shipped[], tracking: Tracking): FulfillResult {
  const message = refusal(parts);
  if (message) return { ok: false, message };
  const order = shop.orders.get(parts[0]!.fulfillmentOrder.orderId)!;
  const shipped = parts.flatMap((part) => ship(order, part));
  const fulfillment: Fulfillment = {
    id: context.store.nextId(),
    orderId: order.id,
    status: "SUCCESS",
    lineItems: shipped.map(({ line, units }) => ({ lineItemId: line.id, quantity: units })),
    trackingCompany: tracking.company,
    trackingNumbers: tracking.numbers,
    trackingUrls: tracking.urls,
    createdAt: nowInstant(),
  };
  order.fulfillments.push(fulfillment);
  const early = shipped.filter(({ line }) => committedAtOrder(shop, line));
  const late = shipped.filter(({ line }) => !committedAtOrder(shop, line));
  moveStock(context, shop, early, { from: "committed", to: null });
  moveStock(context, shop, late, { from: "available", to: null });
  context.store.emit(shop, "fulfillments/create", fulfillmentPayload(shop, order, fulfillment));
  const done = order.lineItems.every((line) => line.fulfillableQuantity === 0);
  announceOrder(context, shop, order, done ? "orders/fulfilled" : "orders/partially_fulfilled");
  return { ok: true, order, fulfillment };
}

function ship(order: Order, { fulfillmentOrder, lines }: Shipped): ReleasedUnits[] {
  const wanted = lines ?? fulfillmentOrder.lineItems.map((line) => ({ id: line.id, quantity: line.remainingQuantity }));
  const shipped = wanted.flatMap(({ id, quantity }) => {
    const part = fulfillmentOrder.lineItems.find((candidate) => candidate.id === id)!;
    const line = order.lineItems.find((candidate) => candidate.id === part.lineItemId)!;
    part.remainingQuantity -= quantity;
    line.fulfillableQuantity -= quantity;
    return quantity > 0 ? [{ line, locationId: fulfillmentOrder.locationId, units: quantity }] : [];
  });
  fulfillmentOrder.status = "IN_PROGRESS";
  closeWhenDone(fulfillmentOrder);
  return shipped;
}
