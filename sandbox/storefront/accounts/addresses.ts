/** The addresses of an account, as a theme's page adds, changes and deletes them; until then, the last order's. */
import type { Customer, CustomerAddress, ShopState } from "#sandbox/store/state.ts";
import { COUNTRIES } from "#sandbox/storefront/checkout/checkout-form.ts";
import { readFields, textOf, textsOf } from "#sandbox/storefront/http/read-fields.ts";
import { localPath, redirect, type Visit } from "#sandbox/storefront/http/visit.ts";
import { customerOf } from "./signed-in.ts";

/** The first is the default one. */
export function addressesOf(shop: ShopState, customer: Customer): CustomerAddress[] {
  if (customer.addresses) return customer.addresses;
  const order = [...shop.orders.values()].findLast(
    ({ customerId, shippingAddress }) => customerId === customer.id && shippingAddress,
  );
  return order?.shippingAddress ? [{ ...order.shippingAddress, id: customer.id }] : [];
}

/** Country selects of themes have names as values, in the shopper's language or in English. */
function codeOf(country: string, locale: string): string {
  const names = [locale, "en"].map((language) => new Intl.DisplayNames([language], { type: "region" }));
  return COUNTRIES.find((code) => code === country || names.some((name) => name.of(code) === country)) ?? "";
}

const addressFrom = (id: number, fields: Record<string, string>, locale: string): CustomerAddress => ({
  id,
  firstName: fields.first_name ?? "",
  lastName: fields.last_name ?? "",
  address1: fields.address1 ?? "",
  address2: fields.address2 ?? "",
  city: fields.city ?? "",
  zip: fields.zip ?? "",
  provinceCode: fields.province || null,
  countryCode: codeOf(fields.country ?? "", locale),
  phone: fields.phone || null,
});

/** `id` "" adds one; `_method=delete` takes it away. */
export async function changeAddress(visit: Visit, id = ""): Promise<void> {
  const customer = customerOf(visit);
  if (!customer) return redirect(visit, localPath(visit, "/account/login"));
  const fields = await readFields(visit.request);
  const given = textsOf(fields.address) ?? {};
  const before = addressesOf(visit.shop, customer);
  const known = before.find((address) => String(address.id) === id);
  if (textOf(fields._method) === "delete") {
    customer.addresses = before.filter((address) => address !== known);
  } else if (known || id === "") {
    const address = addressFrom(known?.id ?? visit.context.store.nextId(), given, visit.locale);
    const others = before.filter((one) => one !== known);
    const isFirst = given.default === "1" || known === before[0] || others.length === 0;
    customer.addresses = isFirst ? [address, ...others] : [...others, address];
  }
  visit.context.store.changed();
  redirect(visit, localPath(visit, "/account/addresses"), 303);
}
