/** Cancels a whole order: what was not shipped is given up, the money goes back, stock too when the merchant says so. */
import type { SandboxContext } from "#sandbox/context.ts";
import { gid } from "#sandbox/store/gid.ts";
import { nowInstant } from "#sandbox/store/instant.ts";
import { committedAtOrder, fulfillmentOrdersOf, moveStock, takeUnshipped } from "#sandbox/store/operations/release-units.ts";
import { refundMoney } from "#sandbox/store/operations/refund-order.ts";
import { announceOrder } from "#sandbox/store/operations/update-order.ts";
import type { Order, ShopState } from "#sandbox/store/state.ts";

export type Cancellation = { reason: string; restock: boolean; refund: boolean; note?: string | null };
export type CancelResult = { ok: true } | { ok: false; message: string };

export function cancelOrder(context: SandboxContext, shop: ShopState, order: Order, how: Cancellation): CancelResult {
  if (order.cancelledAt) return { ok: false, message: "Order has already been cancelled" };
  if (order.fulfillments.some(({ status }) => status === "SUCCESS")) {
    return { ok: false, message: "Cannot cancel an order with fulfilled items" };
  }
  const released = order.lineItems.flatMap((line) => {
    const taken = takeUnshipped(shop, order, line, line.fulfillableQuantity);
    line.currentQuantity = 0;
    return committedAtOrder(shop, line) ? taken : [];
  });
  for (const fulfillmentOrder of fulfillmentOrdersOf(shop, order)) fulfillmentOrder.status = "CANCELLED";
  order.cancelledAt = nowInstant();
  order.cancelReason = how.reason;
  if (how.refund) refundMoney(context, order, order.totalCents - order.refundedCents);
  else if (order.financialStatus !== "PAID") order.financialStatus = "VOIDED";
  moveStock(context, shop, released, { from: "committed", to: how.restock ? "available" : null });
  announceOrder(context, shop, order, "orders/cancelled");
  for (const id of order.fulfillmentOrderIds) {
    const gone = {
      fulfillment_order: { id: gid("FulfillmentOrder", id), status: "cancelled" },
      replacement_fulfillment_order: null,
    };
    context.store.emit(shop, "fulfillment_orders/cancelled", gone);
  }
  return { ok: true };
}
