/** Body of `customers/*`, and the customer inside an order. */
import { gid } from "#sandbox/store/gid.ts";
import { inZone } from "#sandbox/store/instant.ts";
import type { Address, Customer, ShopState } from "#sandbox/store/state.ts";

/** An order's or a customer's address; `name` is the whole name, as Shopify adds it. */
export function addressPayload(address: Address) {
  return {
    first_name: address.firstName,
    address1: address.address1,
    phone: address.phone,
    city: address.city,
    zip: address.zip,
    province: address.provinceCode,
    country: countryName(address.countryCode),
    last_name: address.lastName,
    address2: address.address2 || null,
    company: null,
    latitude: null,
    longitude: null,
    name: `${address.firstName} ${address.lastName}`.trim(),
    country_code: address.countryCode,
    province_code: address.provinceCode,
  };
}

const countries = new Intl.DisplayNames(["en"], { type: "region" });

export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code;
}

function defaultAddress(customer: Customer, address: Address) {
  const { latitude: _latitude, longitude: _longitude, ...shown } = addressPayload(address);
  return {
    id: customer.id + 1,
    customer_id: customer.id,
    ...shown,
    country_name: countryName(address.countryCode),
    default: true,
  };
}

/** The customer as an order carries it. */
export function orderCustomerPayload(shop: ShopState, customer: Customer, address: Address | null) {
  return {
    id: customer.id,
    created_at: inZone(customer.createdAt, shop.ianaTimezone),
    updated_at: inZone(customer.updatedAt, shop.ianaTimezone),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: "disabled",
    note: null,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: customer.phone,
    currency: shop.currencyCode,
    tax_exemptions: [],
    admin_graphql_api_id: gid("Customer", customer.id),
    default_address: address && defaultAddress(customer, address),
  };
}

export function customerPayload(shop: ShopState, customer: Customer) {
  return { ...orderCustomerPayload(shop, customer, null), addresses: [] };
}
