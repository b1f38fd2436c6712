/** An order changed: newer instant, `orders/updated`. */
import type { SandboxContext } from "#sandbox/context.ts";
import { instantAfter } from "#sandbox/store/instant.ts";
import type { Order, ShopState } from "#sandbox/store/state.ts";
import { orderPayload } from "#sandbox/webhooks/payloads/order.ts";

export type OrderChanges = Partial<Pick<Order, "email" | "phone" | "note" | "tags" | "customAttributes" | "shippingAddress">>;

/** Also tells of what happened to it, such as "orders/cancelled", with the same body. */
export function announceOrder(context: SandboxContext, shop: ShopState, order: Order, ...topics: string[]): void {
  order.updatedAt = instantAfter(order.updatedAt);
  const payload = orderPayload(shop, order);
  for (const topic of [...topics, "orders/updated"]) context.store.emit(shop, topic, payload);
}

/** Fields that are named are replaced as a whole, lists too. */
export function updateOrder(context: SandboxContext, shop: ShopState, order: Order, changes: OrderChanges): void {
  Object.assign(order, changes);
  announceOrder(context, shop, order);
}
