/** Holds on fulfilment orders, and splitting them: Shopify splits by itself when only some lines are held. */
import type { SandboxContext } from "#sandbox/context.ts";
import { instantAfter, nowInstant } from "#sandbox/store/instant.ts";
import type { FulfillmentHold, FulfillmentOrder, ShopState } from "#sandbox/store/state.ts";
import { holdPayload, placedOnHoldPayload, splitPayload, statusPayload } from "#sandbox/webhooks/payloads/fulfillment-order.ts";

export type Units = { id: number; quantity: number };
export type NewHold = Pick<FulfillmentHold, "handle" | "reason" | "reasonNotes" | "externalId"> & { lines: Units[] };
type Refused = { ok: false; field: string[] | null; code: string | null; message: string };
export type HoldResult = { ok: true; hold: FulfillmentHold; remaining: FulfillmentOrder | null } | Refused;
export type SplitResult = { ok: true; remaining: FulfillmentOrder } | Refused;

const MOST_HOLDS = 10;
const OPEN = new Set(["OPEN", "SCHEDULED", "ON_HOLD", "IN_PROGRESS"]);
const refuse = (field: string[] | null, message: string, code: string | null): Refused => ({ ok: false, field, message, code });

function linesRefusal(fulfillmentOrder: FulfillmentOrder, lines: Units[], at: string[]): Refused | null {
  if (new Set(lines.map(({ id }) => id)).size < lines.length) {
    return refuse(at, "Fulfillment order line items must be unique.", "DUPLICATED_FULFILLMENT_ORDER_LINE_ITEMS");
  }
  for (const { id, quantity } of lines) {
    const line = fulfillmentOrder.lineItems.find((candidate) => candidate.id === id);
    if (quantity <= 0) return refuse(at, "Quantity must be greater than 0.", "GREATER_THAN_ZERO");
    if (!line || quantity > line.remainingQuantity) {
      return refuse(at, "The line item quantity is invalid.", "INVALID_LINE_ITEM_QUANTITY");
    }
  }
  return null;
}

/** Keeps the named units; the rest becomes a fulfilment order of its own. Null when there is no rest. */
function divide(
  context: SandboxContext,
  shop: ShopState,
  fulfillmentOrder: FulfillmentOrder,
  keep: Units[],
): FulfillmentOrder | null {
  const kept = new Map(keep.map(({ id, quantity }) => [id, quantity]));
  const rest = fulfillmentOrder.lineItems.flatMap((line) => {
    const units = line.remainingQuantity - (kept.get(line.id) ?? 0);
    return units > 0
      ? [{ id: context.store.nextId(), lineItemId: line.lineItemId, totalQuantity: units, remainingQuantity: units }]
      : [];
  });
  if (rest.length === 0) return null;
  fulfillmentOrder.lineItems = fulfillmentOrder.lineItems.flatMap((line) => {
    const units = kept.get(line.id) ?? 0;
    const shipped = line.totalQuantity - line.remainingQuantity;
    return units + shipped > 0 ? [{ ...line, totalQuantity: units + shipped, remainingQuantity: units }] : [];
  });
  const now = nowInstant();
  const remaining: FulfillmentOrder = {
    ...fulfillmentOrder,
    id: context.store.nextId(),
    lineItems: rest,
    holds: [],
    status: "OPEN",
    createdAt: now,
    updatedAt: now,
  };
  shop.fulfillmentOrders.set(remaining.id, remaining);
  shop.orders.get(fulfillmentOrder.orderId)?.fulfillmentOrderIds.push(remaining.id);
  return remaining;
}

export function splitFulfillmentOrder(
  context: SandboxContext,
  shop: ShopState,
  fulfillmentOrder: FulfillmentOrder,
  lines: Units[],
): SplitResult {
  if (!OPEN.has(fulfillmentOrder.status) || fulfillmentOrder.status === "ON_HOLD") {
    return refuse(null, "The fulfillment order is not in a splittable state.", null);
  }
  const refused = linesRefusal(fulfillmentOrder, lines, ["fulfillmentOrderSplits", "fulfillmentOrderLineItems"]);
  if (refused) return refused;
  const remaining = divide(context, shop, fulfillmentOrder, lines);
  if (!remaining) return refuse(null, "All line items cannot be split out of a fulfillment order.", null);
  fulfillmentOrder.updatedAt = instantAfter(fulfillmentOrder.updatedAt);
  context.store.emit(shop, "fulfillment_orders/split", splitPayload(fulfillmentOrder, remaining, lines));
  return { ok: true, remaining };
}

/** `fulfillment_orders/placed_on_hold` comes with the first hold only, `fulfillment_holds/added` with each. */
export function holdFulfillmentOrder(
  context: SandboxContext,
  shop: ShopState,
  fulfillmentOrder: FulfillmentOrder,
  input: NewHold,
): HoldResult {
  const at = ["fulfillmentHold"];
  const already = fulfillmentOrder.status === "ON_HOLD";
  if (!OPEN.has(fulfillmentOrder.status)) return refuse(["id"], "The fulfillment order is not in an open state.", "TAKEN");
  if (fulfillmentOrder.holds.some(({ handle }) => handle === input.handle)) {
    const message =
      "The handle provided for the fulfillment hold is already in use by this app for another hold on this fulfillment order.";
    return refuse([...at, "handle"], message, "DUPLICATE_FULFILLMENT_HOLD_HANDLE");
  }
  if (fulfillmentOrder.holds.length >= MOST_HOLDS) {
    return refuse(
      ["id"],
      "The maximum number of fulfillment holds for this fulfillment order has been reached.",
      "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED",
    );
  }
  const linesAt = [...at, "fulfillmentOrderLineItems"];
  if (input.lines.length > 0 && already) {
    return refuse(linesAt, "The fulfillment order is not in a splittable state.", "FULFILLMENT_ORDER_NOT_SPLITTABLE");
  }
  const refused = linesRefusal(fulfillmentOrder, input.lines, linesAt);
  if (refused) return refused;
  const remaining = input.lines.length > 0 ? divide(context, shop, fulfillmentOrder, input.lines) : null;
  const { lines, ...fields } = input;
  const hold: FulfillmentHold = { id: context.store.nextId(), ...fields, heldByApp: true };
  fulfillmentOrder.holds.push(hold);
  fulfillmentOrder.status = "ON_HOLD";
  fulfillmentOrder.updatedAt = instantAfter(fulfillmentOrder.updatedAt);
  const { appId } = context.app;
  context.store.emit(shop, "fulfillment_holds/added", holdPayload(fulfillmentOrder, hold, appId));
  if (!already) {
    const payload = placedOnHoldPayload(fulfillmentOrder, remaining, hold, lines, appId);
    context.store.emit(shop, "fulfillment_orders/placed_on_hold", payload);
  }
  return { ok: true, hold, remaining };
}

/** Without ids every hold is released, others' too. The order opens again when the last one is gone. */
export function releaseHolds(
  context: SandboxContext,
  shop: ShopState,
  fulfillmentOrder: FulfillmentOrder,
  ids: number[] | null,
): void {
  const released = fulfillmentOrder.holds.filter(({ id }) => !ids || ids.includes(id));
  if (released.length === 0) return;
  fulfillmentOrder.holds = fulfillmentOrder.holds.filter((hold) => !released.includes(hold));
  fulfillmentOrder.updatedAt = instantAfter(fulfillmentOrder.updatedAt);
  for (const hold of released) {
    context.store.emit(shop, "fulfillment_holds/released", holdPayload(fulfillmentOrder, hold, context.app.appId));
  }
  if (fulfillmentOrder.holds.length > 0) return;
  fulfillmentOrder.status = "OPEN";
  context.store.emit(shop, "fulfillment_orders/hold_released", statusPayload(fulfillmentOrder));
}
