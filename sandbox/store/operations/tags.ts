/** What can carry tags, and who is told when they change. */
import type { SandboxContext } from "#sandbox/context.ts";
import { parseGid } from "#sandbox/store/gid.ts";
import { instantAfter } from "#sandbox/store/instant.ts";
import { announceProduct } from "#sandbox/store/operations/announce-product.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { customerPayload } from "#sandbox/webhooks/payloads/customer.ts";
import { orderPayload } from "#sandbox/webhooks/payloads/order.ts";

/** The product, order, customer or draft order that the GID names. */
export function tagged(shop: ShopState, ownerGid: string): { tags: string[] } | undefined {
  const parsed = parseGid(ownerGid);
  if (parsed?.type === "Product") return shop.products.get(parsed.id);
  if (parsed?.type === "Order") return shop.orders.get(parsed.id);
  if (parsed?.type === "Customer") return shop.customers.get(parsed.id);
  return parsed?.type === "DraftOrder" ? shop.draftOrders.get(parsed.id) : undefined;
}

export function announceOwnerOfTags(context: SandboxContext, shop: ShopState, ownerGid: string): void {
  const { type, id } = parseGid(ownerGid) ?? { type: "", id: 0 };
  const order = type === "Order" ? shop.orders.get(id) : undefined;
  const customer = type === "Customer" ? shop.customers.get(id) : undefined;
  if (type === "Product") announceProduct(context, shop, id);
  if (order) {
    order.updatedAt = instantAfter(order.updatedAt);
    context.store.emit(shop, "orders/updated", orderPayload(shop, order));
  }
  if (customer) {
    customer.updatedAt = instantAfter(customer.updatedAt);
    context.store.emit(shop, "customers/update", customerPayload(shop, customer));
  }
  context.store.changed();
}
