/** The one page of checkout: contact, address, the bogus card, and what keeps the order from going through. */
import { html, type Html } from "#sandbox/html.ts";
import type { Cart, ShopState } from "#sandbox/store/state.ts";
import { planOf } from "#sandbox/store/operations/selling-plans.ts";
import { discountCents } from "#sandbox/store/operations/discounts.ts";
import { chargesOf } from "#sandbox/store/operations/charge-order.ts";
import { chargedLine, linesOf, totalsOf } from "#sandbox/storefront/cart/cart-json.ts";
import { ofLine, orderDiscounts } from "#sandbox/storefront/cart/cart-discounts.ts";
import { hasOnlyDefaultVariant, imageUrl, variantImage } from "#sandbox/storefront/catalog.ts";
import { COUNTRIES, type CheckoutErrors, type CheckoutForm } from "./checkout-form.ts";
import { checkoutPage, summary, type SummaryLine } from "./checkout-layout.ts";
import { checkoutWords, type CheckoutWords } from "./checkout-words.ts";

export type Refusal = { title: string; message: string };

function lines(shop: ShopState, cart: Cart): SummaryLine[] {
  return linesOf(shop, cart).map(({ line, product, variant, priceCents, discounts }) => {
    const image = variantImage(product, variant) ?? product.images[0];
    return {
      title: product.title,
      variantTitle: hasOnlyDefaultVariant(product) ? null : variant.title,
      quantity: line.quantity,
      totalCents: priceCents * line.quantity - discountCents(ofLine(discounts)),
      image: image ? `${imageUrl(image)}&width=128` : null,
      notes: [
        planNotes(shop, line.sellingPlanId),
        visibleProperties(Object.entries(line.properties).map(([key, value]) => ({ key, value }))),
        ofLine(discounts).map(({ discount }) => discount.title),
      ].flat(),
    };
  });
}

const planNotes = (shop: ShopState, planId: number | null) => planOf(shop, planId)?.name ?? [];

/** Properties that begin with an underscore are the shop's own business. */
export const visibleProperties = (properties: { key: string; value: string }[]) =>
  properties.filter(({ key }) => !key.startsWith("_")).map(({ key, value }) => `${key}: ${value}`);

type Input = {
  name: string;
  label: string;
  value: string;
  autocomplete: string;
  type?: string;
  wide?: boolean;
  required?: boolean;
};

function field(input: Input, errors: CheckoutErrors): Html {
  const id = input.name.replace(/\W+/g, "-").replace(/-$/, "");
  const error = errors[input.name];
  return html`<div class="${input.wide ? "wide" : ""}">
    <label for="${id}">${input.label}</label>
    <input
      id="${id}"
      name="${input.name}"
      type="${input.type ?? "text"}"
      value="${input.value}"
      autocomplete="${input.autocomplete}"
      ${input.required === false ? "" : html`required`}
      ${error ? html`aria-invalid="true" aria-describedby="${id}-error"` : null}
    />
    ${error ? html`<p class="error" id="${id}-error">${error}</p>` : null}
  </div>`;
}

function countryField(shop: ShopState, chosen: string, errors: CheckoutErrors, locale: string): Html {
  const names = new Intl.DisplayNames([locale], { type: "region" });
  const selected = chosen || shop.countryCode;
  const error = errors["shipping_address[country]"];
  const options = COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code })).sort((one, two) =>
    one.name.localeCompare(two.name),
  );
  return html`<div class="wide">
    <label for="shipping_address-country">${checkoutWords(locale).country}</label>
    <select id="shipping_address-country" name="shipping_address[country]" autocomplete="shipping country" required>
      ${options.map(({ code, name }) => html`<option value="${code}" ${code === selected ? html`selected` : null}>${name}</option>`)}</select
    >${error ? html`<p class="error">${error}</p>` : null}
  </div>`;
}

export const EMPTY_CHECKOUT: CheckoutForm = {
  email: "",
  card: "",
  address: {
    firstName: "",
    lastName: "",
    address1: "",
    address2: "",
    city: "",
    zip: "",
    provinceCode: null,
    countryCode: "",
    phone: null,
  },
};

function refusalAlert(refusals: Refusal[], words: CheckoutWords): Html | null {
  if (refusals.length === 0) return null;
  return html`<div class="alert" role="alert">
    <p><strong>${words.refused}</strong></p>
    <ul>
      ${refusals.map(({ message }) => html`<li>${message}</li>`)}
    </ul>
    <p><a href="/cart">${words.toCart}</a></p>
  </div>`;
}

function addressFields(form: CheckoutForm, errors: CheckoutErrors, shop: ShopState, locale: string): Html {
  const { address } = form;
  const words = checkoutWords(locale);
  const of = (name: string, label: string, value: string, autocomplete: string, more: Partial<Input> = {}) =>
    field({ name: `shipping_address[${name}]`, label, value, autocomplete: `shipping ${autocomplete}`, ...more }, errors);
  return html`<div class="grid">
    ${countryField(shop, address.countryCode, errors, locale)}
    ${of("first_name", words.firstName, address.firstName, "given-name", { required: false })}
    ${of("last_name", words.lastName, address.lastName, "family-name")}
    ${of("address1", words.address, address.address1, "address-line1", { wide: true })}
    ${of("address2", words.apartment, address.address2, "address-line2", { wide: true, required: false })}
    ${of("zip", words.zip, address.zip, "postal-code", { required: false })}
    ${of("city", words.city, address.city, "address-level2")}
    ${of("phone", words.phone, address.phone ?? "", "tel", { wide: true, required: false, type: "tel" })}
  </div>`;
}

export type CheckoutState = {
  form?: CheckoutForm;
  errors?: CheckoutErrors;
  refusals?: Refusal[];
  locale: string;
  /** Where the form is sent; the cart's checkout, unless said otherwise. */
  action?: string;
};

export function checkoutHtml(shop: ShopState, cart: Cart, state: CheckoutState): Html {
  const { form = EMPTY_CHECKOUT, errors = {}, refusals = [], locale, action = `/checkouts/cn/${cart.token}` } = state;
  const words = checkoutWords(locale);
  const email = {
    name: "email",
    label: words.email,
    value: form.email,
    autocomplete: "shipping email",
    type: "email",
    wide: true,
  };
  const card = { name: "card[number]", label: words.card, value: "", autocomplete: "off", wide: true };
  const main = html`<h1>${words.checkout}</h1>
    <p class="muted">${words.sandbox}</p>
    ${refusalAlert(refusals, words)}
    <form method="post" action="${action}" novalidate accept-charset="UTF-8">
      <h2>${words.contact}</h2>
      <div class="grid">${field(email, errors)}</div>
      <h2>${words.delivery}</h2>
      ${addressFields(form, errors, shop, locale)}
      <h2>${words.payment}</h2>
      <p class="muted">${words.gateway}</p>
      <div class="grid">${field(card, errors)}</div>
      <button type="submit">${words.pay}</button>
    </form>`;
  const facts = linesOf(shop, cart);
  const { laterCents, due } = chargesOf(shop, facts.map(chargedLine), 0, new Date());
  const later = { laterCents, dueAt: due?.at ?? null, locale };
  const sums = { totalCents: totalsOf(facts).totalCents, off: orderDiscounts(facts) };
  return checkoutPage(shop, words.checkout, main, summary(shop, lines(shop, cart), sums, later), locale);
}
