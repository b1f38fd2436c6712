/** Thank-you and order status: what was bought, where it goes, and how far it is. */
import { html, type Html } from "#sandbox/html.ts";
import type { LineItem, Order, ShopState } from "#sandbox/store/state.ts";
import { discountCents, discountedLines } from "#sandbox/store/operations/discounts.ts";
import { ofLine, orderDiscounts } from "#sandbox/storefront/cart/cart-discounts.ts";
import { imageUrl, variantImage } from "#sandbox/storefront/catalog.ts";
import { checkoutPage, summary, type SummaryLine } from "./checkout-layout.ts";
import { visibleProperties } from "./checkout-page.ts";
import { checkoutWords, type CheckoutWords } from "./checkout-words.ts";

function lineOf(shop: ShopState, line: LineItem): SummaryLine {
  const product = line.productId === null ? undefined : shop.products.get(line.productId);
  const variant = line.variantId === null ? undefined : shop.variants.get(line.variantId);
  const image = product && ((variant && variantImage(product, variant)) ?? product.images[0]);
  return {
    title: line.title,
    variantTitle: line.variantTitle,
    quantity: line.quantity,
    totalCents: line.priceCents * line.quantity - discountCents(ofLine(line.discounts ?? [])),
    image: image ? `${imageUrl(image)}&width=128` : null,
    notes: [
      ...(line.sellingPlanName ? [line.sellingPlanName] : []),
      ...visibleProperties(line.customAttributes),
      ...ofLine(line.discounts ?? []).map(({ discount }) => discount.title),
    ],
  };
}

function statusOf(order: Order, words: CheckoutWords): string {
  if (order.cancelledAt) return words.cancelled;
  if (order.lineItems.every(({ fulfillableQuantity }) => fulfillableQuantity === 0)) return words.onItsWay;
  if (order.fulfillments.length > 0) return words.partOnItsWay;
  return words.confirmed;
}

function addressLines(order: Order, locale: string): Html | null {
  const address = order.shippingAddress;
  if (!address) return null;
  const parts = [
    `${address.firstName} ${address.lastName}`.trim(),
    address.address1,
    address.address2,
    `${address.zip} ${address.city}`.trim(),
    new Intl.DisplayNames([locale], { type: "region" }).of(address.countryCode || "CA"),
  ];
  return html`<h2>${checkoutWords(locale).shipTo}</h2>
    <p>${parts.filter(Boolean).map((part) => html`${part}<br />`)}</p>`;
}

export function orderHtml(shop: ShopState, order: Order, kind: "thank-you" | "status", locale: string): Html {
  const words = checkoutWords(locale);
  const isThanks = kind === "thank-you";
  const greeting = isThanks ? words.thanks(order.shippingAddress?.firstName ?? "") : words.order(order.name);
  const main = html`<p class="muted" data-order-number>${words.order(order.name)}</p>
    <h1>${greeting}</h1>
    <p role="status">${statusOf(order, words)}</p>
    <div class="note">
      <h2>${words.contact}</h2>
      <p>${order.email ?? order.phone ?? ""}</p>
      ${addressLines(order, locale)}
    </div>
    ${isThanks ? html`<p><a href="/orders/${order.token}">${words.toOrder}</a></p>` : null}
    <p><a href="${shop.primaryLocale === locale ? "/" : `/${locale}`}">${words.toShop}</a></p>`;
  const lines = order.lineItems.map((line) => lineOf(shop, line));
  const title = isThanks ? words.thanksTitle : words.order(order.name);
  const [schedule] = order.paymentTerms?.schedules ?? [];
  const dueAt = schedule?.dueAt ? new Date(schedule.dueAt) : null;
  const sums = { totalCents: order.totalCents, off: orderDiscounts(discountedLines(order)) };
  const later = { laterCents: schedule?.completedAt ? 0 : (schedule?.amountCents ?? 0), dueAt, locale };
  return checkoutPage(shop, title, main, summary(shop, lines, sums, later), locale);
}
