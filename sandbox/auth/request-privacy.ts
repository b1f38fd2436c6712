/** The three privacy requests, as Shopify sends them on behalf of a customer or after an uninstall. */
import type { SandboxContext } from "#sandbox/context.ts";
import type { Customer, ShopState } from "#sandbox/store/state.ts";

export const PRIVACY_TOPICS = ["customers/data_request", "customers/redact", "shop/redact"] as const;
export type PrivacyTopic = (typeof PRIVACY_TOPICS)[number];

type Person = Pick<Customer, "id" | "email" | "phone">;

/** The customer with this e-mail address; an address unknown to the shop still makes a request, as an erased customer would. */
function findPerson(context: SandboxContext, shop: ShopState, email: string): Person {
  const known = [...shop.customers.values()].find((customer) => customer.email?.toLowerCase() === email.toLowerCase());
  return known ?? { id: context.store.nextId(), email, phone: null };
}

/** @param email whose data is meant; not used by shop/redact. */
export function requestPrivacy(context: SandboxContext, shop: ShopState, topic: PrivacyTopic, email = ""): void {
  const base = { shop_id: shop.id, shop_domain: shop.domain };
  if (topic === "shop/redact") return context.store.emit(shop, topic, base);
  const person = findPerson(context, shop, email);
  const orderIds = [...shop.orders.values()].filter((order) => order.customerId === person.id).map((order) => order.id);
  const customer = { id: person.id, email: person.email, phone: person.phone };
  if (topic === "customers/redact") {
    return context.store.emit(shop, topic, { ...base, customer, orders_to_redact: orderIds });
  }
  const request = { id: context.store.nextId() };
  context.store.emit(shop, topic, { ...base, orders_requested: orderIds, customer, data_request: request });
}
