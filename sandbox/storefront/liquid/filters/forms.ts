/** Pieces of forms and account pages that Shopify writes whole. */
import { localUrl } from "#sandbox/storefront/liquid/runtime.ts";
import type { FilterThis } from "./arguments.ts";
import { attributes, escapeHtml, named, property, runtime, text, type Filter } from "./arguments.ts";

const accountLink = (path: string): Filter =>
  function (label) {
    return `<a href="${localUrl(runtime(this), path)}">${text(label)}</a>`;
  };

const PAYMENT_TEXT: Record<string, string> = {
  en: "Buy it now",
  de: "Jetzt kaufen",
  fr: "Acheter maintenant",
  ja: "今すぐ購入",
};

/** The unbranded button of dynamic checkout: it posts the product form and goes straight to checkout. */
function paymentButton(self: FilterThis): string {
  const { request } = runtime(self);
  const label = PAYMENT_TEXT[request.locale.split("-")[0] ?? "en"] ?? PAYMENT_TEXT.en;
  return (
    `<div data-shopify="payment-button" class="shopify-payment-button">` +
    `<button type="submit" name="return_to" value="/checkout" class="shopify-payment-button__button shopify-payment-button__button--unbranded">${escapeHtml(label)}</button></div>`
  );
}

const pageLink = (part: unknown, label: string, anchor: string) =>
  property(part, "is_link") === false || !property(part, "url")
    ? `<span class="page current">${label}</span>`
    : `<span class="page"><a href="${escapeHtml(property(part, "url"))}${anchor && `#${escapeHtml(anchor)}`}">${label}</a></span>`;

export const formFilters: Record<string, Filter> = {
  customer_login_link: accountLink("/account/login"),
  customer_logout_link: accountLink("/account/logout"),
  customer_register_link: accountLink("/account/register"),
  login_button: () => "",
  avatar: () => "",
  payment_terms: () => "",
  payment_button(form) {
    const product = property(form, "product");
    return product && property(product, "available") === false ? "" : paymentButton(this);
  },
  default_errors(errors) {
    const fields = [...((errors as Iterable<string> | null) ?? [])];
    if (!fields.length) return "";
    const messages = (property(errors, "messages") as Record<string, string> | undefined) ?? {};
    return `<div class="errors"><ul>${fields.map((field) => `<li>${escapeHtml(messages[field] ?? field)}</li>`).join("")}</ul></div>`;
  },
  default_pagination(paginate, ...args) {
    const { previous = "&laquo; Previous", next = "Next &raquo;", anchor } = named(args);
    const before = property(paginate, "previous");
    const after = property(paginate, "next");
    const parts = (property(paginate, "parts") as unknown[] | undefined) ?? [];
    return [
      before ? pageLink(before, text(previous), text(anchor)) : "",
      ...parts.map((part) => pageLink(part, text(property(part, "title")), text(anchor))),
      after ? pageLink(after, text(next), text(anchor)) : "",
    ].join(" ");
  },
  format_address(address) {
    const lines = ["company", "address1", "address2", "zip", "city", "country"].map((key) => text(property(address, key)));
    const name = `${text(property(address, "first_name"))} ${text(property(address, "last_name"))}`.trim();
    return `<p>${[name, ...lines].filter(Boolean).map(escapeHtml).join("<br>")}</p>`;
  },
  currency_selector(_form, ...args) {
    const { currencyCode } = runtime(this).shop;
    return `<select${attributes({ name: "currency", ...named(args) })}><option value="${currencyCode}" selected="selected">${currencyCode}</option></select>`;
  },
};
