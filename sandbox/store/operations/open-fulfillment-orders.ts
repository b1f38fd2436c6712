/** An order's fulfilment orders: one per location that serves it. */
import type { SandboxContext } from "#sandbox/context.ts";
import type { Allotment } from "#sandbox/store/operations/route-order.ts";
import type { FulfillmentOrder, Order, ShopState } from "#sandbox/store/state.ts";

export function openFulfillmentOrders(context: SandboxContext, shop: ShopState, order: Order, allotments: Allotment[]): void {
  const byLocation = new Map<number, Allotment[]>();
  for (const part of allotments) byLocation.set(part.locationId, [...(byLocation.get(part.locationId) ?? []), part]);
  for (const [locationId, parts] of byLocation) {
    const fulfillmentOrder: FulfillmentOrder = {
      id: context.store.nextId(),
      orderId: order.id,
      locationId,
      status: "OPEN",
      lineItems: parts.map(({ lineItemId, units }) => ({
        id: context.store.nextId(),
        lineItemId,
        totalQuantity: units,
        remainingQuantity: units,
      })),
      holds: [],
      fulfillAt: order.createdAt,
      createdAt: order.createdAt,
      updatedAt: order.createdAt,
    };
    shop.fulfillmentOrders.set(fulfillmentOrder.id, fulfillmentOrder);
    order.fulfillmentOrderIds.push(fulfillmentOrder.id);
  }
}
