/** What it costs to send the cart, as themes' calculators ask: by one answer, or prepared first and asked for until it is there. */
import { COUNTRIES } from "#sandbox/storefront/checkout/checkout-form.ts";
import { readFields, textsOf, type Fields } from "#sandbox/storefront/http/read-fields.ts";
import { answerJson, type Visit } from "#sandbox/storefront/http/visit.ts";

/** The one way the sandbox sends things, to wherever its checkout does. */
const STANDARD = {
  name: "Standard",
  presentment_name: "Standard",
  code: "Standard",
  price: "0.00",
  source: "shopify",
  delivery_date: null,
  delivery_range: null,
  delivery_days: [],
  phone_required: false,
};

/** By code or by English name, as country selects have either. */
const isServed = (country: string) => {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  return COUNTRIES.some((code) => code === country || names.of(code)?.toLowerCase() === country.toLowerCase());
};

const addressIn = (fields: Fields) => textsOf(fields.shipping_address) ?? {};

/** `shipping_address[country]=…` of the address, as a posted form has it. */
const asked = ({ query }: Visit): Record<string, string> =>
  Object.fromEntries([...query].flatMap(([name, value]) => [[/^shipping_address\[(\w+)\]$/.exec(name)?.[1] ?? "", value]]));

function answerRates(visit: Visit, { country = "" }: Record<string, string>): void {
  if (!visit.cart?.lines.length) return answerJson(visit, { error: ["Cart is empty"] }, 422);
  if (!isServed(country)) return answerJson(visit, { country: ["is not supported"] }, 422);
  const rate = { ...STANDARD, currency: visit.shop.currencyCode };
  answerJson(visit, { shipping_rates: [rate] });
}

export const showShippingRates = (visit: Visit) => answerRates(visit, asked(visit));

/** Prepared at once: whoever asks for it after this has it. */
export async function prepareShippingRates(visit: Visit): Promise<void> {
  const fields = await readFields(visit.request);
  const address = { ...asked(visit), ...addressIn(fields) };
  if (!isServed(address.country ?? "")) return answerJson(visit, { country: ["is not supported"] }, 422);
  answerJson(visit, null, 202);
}
