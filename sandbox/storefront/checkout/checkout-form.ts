/**
 * What the checkout form posts to /checkouts/cn/TOKEN, form-encoded:
 *   email                         required
 *   shipping_address[first_name]  optional
 *   shipping_address[last_name]   required
 *   shipping_address[address1]    required
 *   shipping_address[address2]    optional
 *   shipping_address[zip]         optional
 *   shipping_address[city]        required
 *   shipping_address[country]     required, ISO code ("CA")
 *   shipping_address[phone]       optional
 *   card[number]                  the bogus gateway: 1 is paid, 2 is declined; left out entirely it counts as 1
 */
import { textOf, textsOf, type Fields } from "#sandbox/storefront/http/read-fields.ts";
import { checkoutWords } from "./checkout-words.ts";
import type { Address } from "#sandbox/store/state.ts";

export type CheckoutForm = { email: string; address: Address; card: string };
export type CheckoutErrors = Record<string, string>;

export const COUNTRIES = [
  "AT",
  "AU",
  "BE",
  "BR",
  "CA",
  "CH",
  "DE",
  "DK",
  "ES",
  "FR",
  "GB",
  "IE",
  "IT",
  "JP",
  "NL",
  "NO",
  "PT",
  "SE",
  "US",
];

const REQUIRED: [keyof Address, string, "noLastName" | "noAddress" | "noCity" | "noCountry"][] = [
  ["lastName", "last_name", "noLastName"],
  ["address1", "address1", "noAddress"],
  ["city", "city", "noCity"],
  ["countryCode", "country", "noCountry"],
];

export function readCheckout(fields: Fields): CheckoutForm {
  const sent = textsOf(fields.shipping_address) ?? {};
  const card = textsOf(fields.card);
  const value = (key: string) => (sent[key] ?? "").trim().slice(0, 255);
  return {
    email: textOf(fields.email).trim().slice(0, 254),
    card: card ? (card.number ?? "").replaceAll(/\s/g, "") : "1",
    address: {
      firstName: value("first_name"),
      lastName: value("last_name"),
      address1: value("address1"),
      address2: value("address2"),
      city: value("city"),
      zip: value("zip"),
      provinceCode: value("province") || null,
      countryCode: value("country").toUpperCase(),
      phone: value("phone") || null,
    },
  };
}

const CARD_PROBLEMS: Record<string, "noCard" | "declined" | "cardTrouble"> = {
  "": "noCard",
  "2": "declined",
  "3": "cardTrouble",
};

/** By field name; empty when the form can be paid. */
export function checkForm({ email, address, card }: CheckoutForm, locale: string): CheckoutErrors {
  const words = checkoutWords(locale);
  const errors: CheckoutErrors = {};
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors.email = words.badEmail;
  for (const [key, name, problem] of REQUIRED) if (!address[key]) errors[`shipping_address[${name}]`] = words[problem];
  if (address.countryCode && !COUNTRIES.includes(address.countryCode)) errors["shipping_address[country]"] = words.noCountry;
  if (card !== "1") errors["card[number]"] = words[CARD_PROBLEMS[card] ?? "badCard"];
  return errors;
}
