/** The customer behind an address: found by e-mail or phone, else made. */
import type { SandboxContext } from "#sandbox/context.ts";
import { nowInstant } from "#sandbox/store/instant.ts";
import type { Customer, ShopState } from "#sandbox/store/state.ts";
import { customerPayload } from "#sandbox/webhooks/payloads/customer.ts";

export type Person = Partial<Pick<Customer, "email" | "phone" | "firstName" | "lastName" | "locale" | "tags">>;

/** Derived from the state, so it is no part of the snapshot: contact → customer, for the customers counted so far. */
const contacts = new WeakMap<ShopState, { size: number; byContact: Map<string, Customer> }>();

const keysOf = (person: Person) => [person.email?.toLowerCase(), person.phone].filter((key) => !!key) as string[];

function indexOf(shop: ShopState): Map<string, Customer> {
  const known = contacts.get(shop);
  if (known?.size === shop.customers.size) return known.byContact;
  const byContact = new Map<string, Customer>();
  for (const customer of shop.customers.values()) for (const key of keysOf(customer)) byContact.set(key, customer);
  contacts.set(shop, { size: shop.customers.size, byContact });
  return byContact;
}

export function findCustomer(shop: ShopState, person: Person): Customer | null {
  const index = indexOf(shop);
  for (const key of keysOf(person)) {
    const found = index.get(key);
    if (found) return found;
  }
  return null;
}

/** Emits `customers/create` for a new one. */
export function createCustomer(context: SandboxContext, shop: ShopState, person: Person): Customer {
  const now = nowInstant();
  const customer: Customer = {
    id: context.store.nextId(),
    email: person.email || null,
    phone: person.phone || null,
    firstName: person.firstName ?? "",
    lastName: person.lastName ?? "",
    locale: person.locale ?? shop.primaryLocale,
    tags: person.tags ?? [],
    createdAt: now,
    updatedAt: now,
  };
  const index = indexOf(shop);
  shop.customers.set(customer.id, customer);
  for (const key of keysOf(customer)) index.set(key, customer);
  contacts.set(shop, { size: shop.customers.size, byContact: index });
  context.store.emit(shop, "customers/create", customerPayload(shop, customer));
  return customer;
}

/** Null when nothing is known to reach the person by. */
export function findOrCreateCustomer(context: SandboxContext, shop: ShopState, person: Person): Customer | null {
  if (keysOf(person).length === 0) return null;
  return findCustomer(shop, person) ?? createCustomer(context, shop, person);
}
