/** Bodies of `fulfillment_orders/*` and `fulfillment_holds/*`: GIDs and states only. */
import { gid } from "#sandbox/store/gid.ts";
import type { FulfillmentHold, FulfillmentOrder } from "#sandbox/store/state.ts";

const brief = (fulfillmentOrder: FulfillmentOrder) => ({
  id: gid("FulfillmentOrder", fulfillmentOrder.id),
  status: fulfillmentOrder.status.toLowerCase(),
});

const holdBody = (hold: FulfillmentHold, appId: number) => ({
  id: gid("FulfillmentHold", hold.id),
  reason: hold.reason.toLowerCase(),
  reason_notes: hold.reasonNotes,
  held_by_requesting_app: hold.heldByApp,
  handle: hold.handle,
  held_by_app: { id: gid("App", appId) },
});

export const statusPayload = (fulfillmentOrder: FulfillmentOrder) => ({ fulfillment_order: brief(fulfillmentOrder) });

export const holdPayload = (fulfillmentOrder: FulfillmentOrder, hold: FulfillmentHold, appId: number) => ({
  fulfillment_order: { id: gid("FulfillmentOrder", fulfillmentOrder.id) },
  fulfillment_hold: holdBody(hold, appId),
});

export const placedOnHoldPayload = (
  fulfillmentOrder: FulfillmentOrder,
  remaining: FulfillmentOrder | null,
  hold: FulfillmentHold,
  lines: { id: number; quantity: number }[],
  appId: number,
) => ({
  fulfillment_order: { ...brief(fulfillmentOrder), fulfillment_holds: fulfillmentOrder.holds.map((one) => holdBody(one, appId)) },
  remaining_fulfillment_order: remaining && brief(remaining),
  held_fulfillment_order_line_items: lines.map(({ id, quantity }) => ({ id: gid("FulfillmentOrderLineItem", id), quantity })),
  created_fulfillment_hold: holdBody(hold, appId),
});

export const splitPayload = (
  fulfillmentOrder: FulfillmentOrder,
  remaining: FulfillmentOrder,
  lines: { id: number; quantity: number }[],
) => ({
  split_line_items: lines.map(({ id, quantity }) => ({ id: gid("FulfillmentOrderLineItem", id), quantity })),
  fulfillment_order: brief(fulfillmentOrder),
  remaining_fulfillment_order: brief(remaining),
  replacement_fulfillment_order: null,
});
