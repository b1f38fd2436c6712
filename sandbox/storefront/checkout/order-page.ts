/** Thank-you and order status: what was bought, where it goes, and how far it is. */
import { html, type Html } from "#sandbox/html.ts";
import type { LineItem, Order, ShopState } from "#sandbox/store/state.ts";
import { imageUrl, variantImage } from "#sandbox/storefront/catalog.ts";
import { checkoutPage, summary, type SummaryLine } from "./checkout-layout.ts";
import { visibleProperties } from "./checkout-page.ts";

function lineOf(shop: ShopState, line: LineItem): SummaryLine {
  const product = line.productId === null ? undefined : shop.products.get(line.productId);
  const variant = line.variantId === null ? undefined : shop.variants.get(line.variantId);
  const image = product && ((variant && variantImage(product, variant)) ?? product.images[0]);
  return {
    title: line.title,
    variantTitle: line.variantTitle,
    quantity: line.quantity,
    totalCents: line.priceCents * line.quantity,
    image: image ? `${imageUrl(image)}&width=128` : null,
    notes: [...(line.sellingPlanName ? [line.sellingPlanName] : []), ...visibleProperties(line.customAttributes)],
  };
}

function statusOf(order: Order): string {
  if (order.cancelledAt) return "Your order was cancelled.";
  if (order.lineItems.every(({ fulfillableQuantity }) => fulfillableQuantity === 0)) return "Your order is on its way.";
  if (order.fulfillments.length > 0) return "Part of your order is on its way.";
  return "Your order is confirmed. We will write when it ships.";
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
  return html`<h2>Ship to</h2>
    <p>${parts.filter(Boolean).map((part) => html`${part}<br />`)}</p>`;
}

export function orderHtml(shop: ShopState, order: Order, kind: "thank-you" | "status", locale: string): Html {
  const firstName = order.shippingAddress?.firstName;
  const greeting = kind === "thank-you" ? (firstName ? `Thank you, ${firstName}!` : "Thank you!") : `Order ${order.name}`;
  const main = html`<p class="muted" data-order-number>Order ${order.name}</p>
    <h1>${greeting}</h1>
    <p role="status">${statusOf(order)}</p>
    <div class="note">
      <h2>Contact</h2>
      <p>${order.email ?? order.phone ?? ""}</p>
      ${addressLines(order, locale)}
    </div>
    <p class="muted">
      ${kind === "thank-you" ? html`You can follow it on your <a href="/orders/${order.token}">order page</a>.` : null}
    </p>
    <p><a href="/">Continue shopping</a></p>`;
  const lines = order.lineItems.map((line) => lineOf(shop, line));
  const title = kind === "thank-you" ? "Thank you for your purchase" : `Order ${order.name}`;
  const [schedule] = order.paymentTerms?.schedules ?? [];
  const dueAt = schedule?.dueAt ? new Date(schedule.dueAt) : null;
  const later = { laterCents: schedule?.completedAt ? 0 : (schedule?.amountCents ?? 0), dueAt, locale };
  return checkoutPage(shop, title, main, summary(shop, lines, order.totalCents, later), locale);
}
