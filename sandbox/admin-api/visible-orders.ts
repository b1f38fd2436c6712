/** Which orders a caller may see: an app without `read_all_orders` sees the last sixty days. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { hasScope } from "#sandbox/admin-api/access.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import type { Order } from "#sandbox/store/state.ts";

const WINDOW_MS = 60 * 24 * 60 * 60 * 1000;

export function visibleOrders(call: Call): Order[] {
  const orders = [...call.shop.orders.values()];
  return hasScope(call, ["read_all_orders"]) ? orders : orders.filter(isRecent);
}

const isRecent = (order: Order) => Date.parse(order.createdAt) >= Date.now() - WINDOW_MS;

export function visibleOrder(call: Call, id: string | null | undefined): Order | undefined {
  const order = lookUp(call.shop.orders, "Order", id);
  return order && (hasScope(call, ["read_all_orders"]) || isRecent(order)) ? order : undefined;
}
