/** A new shop with its first location, as Shopify opens one. */
import { randomBytes } from "node:crypto";
import type { SandboxContext } from "#sandbox/context.ts";
import { nowInstant } from "#sandbox/store/instant.ts";
import type { Location, ShopState, StaffMember } from "#sandbox/store/state.ts";

export type NewShop = Pick<ShopState, "domain" | "name"> &
  Partial<
    Pick<
      ShopState,
      "email" | "contactEmail" | "currencyCode" | "ianaTimezone" | "primaryLocale" | "locales" | "countryCode" | "adminToken"
    >
  > & {
    staff?: Omit<StaffMember, "id">[];
    /** Without any, the shop gets one called "Shop location". */
    locations?: (Partial<Location> & { name: string })[];
  };

const ADDRESS = { address1: "1 Harbour Street", city: "Halifax", country: "Canada", countryCode: "CA", zip: "B3H 1A1" };

/** Adds a location; the caller tells Shopify's listeners if it wants to. */
export function addLocation(context: SandboxContext, shop: ShopState, location: Partial<Location> & { name: string }): Location {
  const id = location.id ?? context.store.nextId();
  const made = { isActive: true, fulfillsOnlineOrders: true, address: ADDRESS, ...location, id };
  shop.locations.set(id, made);
  context.store.changed();
  return made;
}

function owner(name: string, email: string, locale: string): Omit<StaffMember, "id"> {
  return { firstName: name, lastName: "Owner", email, locale, isAccountOwner: true };
}

/** The shop is in the state afterwards. Throws when the domain is taken. */
export function createShop(context: SandboxContext, input: NewShop): ShopState {
  const { store } = context;
  if (store.shop(input.domain)) throw new Error(`There is already a shop at ${input.domain}.`);
  const email = input.email ?? `owner@${input.domain.replace(".myshopify.com", ".example")}`;
  const locale = input.primaryLocale ?? "en";
  const staff = input.staff ?? [owner(input.name, email, locale)];
  const shop: ShopState = {
    id: store.nextId(),
    domain: input.domain,
    name: input.name,
    email,
    contactEmail: input.contactEmail ?? email,
    currencyCode: input.currencyCode ?? "USD",
    ianaTimezone: input.ianaTimezone ?? "America/Halifax",
    primaryLocale: locale,
    locales: input.locales ?? [locale],
    countryCode: input.countryCode ?? "CA",
    createdAt: nowInstant(),
    staff: staff.map((member) => ({ ...member, id: store.nextId() })),
    adminToken: input.adminToken ?? `shpat_${randomBytes(16).toString("hex")}`,
    installation: null,
    ...emptyShelves(),
    nextOrderNumber: 1001,
    nextDraftNumber: 1,
  };
  store.state.shops.set(shop.domain, shop);
  for (const location of input.locations ?? [{ name: "Shop location" }]) addLocation(context, shop, location);
  return shop;
}

function emptyShelves() {
  return {
    products: new Map(),
    variants: new Map(),
    inventoryItems: new Map(),
    inventoryLevels: new Map(),
    locations: new Map(),
    collections: new Map(),
    customers: new Map(),
    orders: new Map(),
    fulfillmentOrders: new Map(),
    draftOrders: new Map(),
    sellingPlanGroups: new Map(),
    carts: new Map(),
    bulkOperations: new Map(),
    metafields: new Map(),
    metafieldDefinitions: new Map(),
    idempotency: new Map(),
    appEmbeds: new Map(),
  };
}
