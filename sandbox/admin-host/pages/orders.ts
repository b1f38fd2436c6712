/** Orders: the list, and one order with its lines. */
import { money, moment, units, words } from "#sandbox/admin-host/format.ts";
import type { PageRequest } from "#sandbox/admin-host/host.ts";
import type { Page } from "#sandbox/admin-host/layout.ts";
import { storePath } from "#sandbox/admin-host/read-shop.ts";
import { html, type Html } from "#sandbox/html.ts";
import { gid } from "#sandbox/store/gid.ts";
import { metafieldsOf } from "#sandbox/store/operations/metafields.ts";
import type { Metafield, Order, ShopState } from "#sandbox/store/state.ts";

const SHOWN = 100;

const customerName = (shop: ShopState, order: Order) => {
  const customer = order.customerId === null ? undefined : shop.customers.get(order.customerId);
  const name = customer ? `${customer.firstName} ${customer.lastName}`.trim() : "";
  return name || order.email || "No customer";
};

const paymentBadge = (order: Order) =>
  html`<span class="badge is-${order.financialStatus.toLowerCase()}">${words(order.financialStatus)}</span>`;

export function ordersPage({ shop }: PageRequest): Page {
  const orders = [...shop.orders.values()].reverse();
  const rows = orders.slice(0, SHOWN).map((order) => {
    const count = order.lineItems.reduce((sum, line) => sum + line.quantity, 0);
    return html`<tr>
      <td class="main-cell">
        <a href="${storePath(shop)}/orders/${order.id}">${order.name}</a><small>${moment(shop, order.createdAt)}</small>
      </td>
      <td class="anywhere">${customerName(shop, order)}</td>
      <td class="number">${money(order.totalCents, order.currencyCode)}</td>
      <td class="wide-only">${paymentBadge(order)}</td>
      <td class="wide-only">${units(count)} ${count === 1 ? "item" : "items"}</td>
    </tr>`;
  });
  return {
    title: "Orders",
    current: "/orders",
    content: html`<h1>Orders</h1>
      ${
        rows.length
          ? html`<div class="card table-card scroll">
              <table>
                <thead>
                  <tr>
                    <th>Order</th>
                    <th>Customer</th>
                    <th class="number">Total</th>
                    <th class="wide-only">Payment</th>
                    <th class="wide-only">Items</th>
                  </tr>
                </thead>
                <tbody>
                  ${rows}
                </tbody>
              </table>
            </div>`
          : html`<p class="card empty">No orders yet. Buy something in the storefront and it appears here.</p>`
      }
      ${orders.length > SHOWN && html`<p class="soft">The newest ${SHOWN} of ${units(orders.length)} orders.</p>`}`,
  };
}

function lineRow(order: Order, line: Order["lineItems"][number]): Html {
  const details = [
    line.variantTitle !== "Default Title" && line.variantTitle,
    line.sku,
    line.sellingPlanName,
    ...line.customAttributes.map(({ key, value }) => `${key}: ${value}`),
  ].filter((detail): detail is string => Boolean(detail));
  return html`<tr>
    <th scope="row">${line.title}${details.map((detail) => html`<small>${detail}</small>`)}</th>
    <td class="number">${money(line.priceCents, order.currencyCode)} × ${line.quantity}</td>
    <td class="number">${money(line.priceCents * line.quantity, order.currencyCode)}</td>
  </tr>`;
}

function fulfilment(shop: ShopState, order: Order): Html {
  const rows = order.fulfillmentOrderIds.flatMap((id) => {
    const part = shop.fulfillmentOrders.get(id);
    if (!part) return [];
    const place = shop.locations.get(part.locationId)?.name ?? "Unknown location";
    const holds = part.holds.map((hold) => hold.reasonNotes ?? words(hold.reason));
    return html`<li>
      <span class="badge">${words(part.status)}</span> ${place}${holds.map((hold) => html`<small>${hold}</small>`)}
    </li>`;
  });
  return html`<section class="card">
    <h2>Fulfilment</h2>
    <ul class="plain-list">
      ${rows}
    </ul>
  </section>`;
}

/** By its definition's name, line by line. */
const metafieldFact =
  (shop: ShopState) =>
  ({ namespace, key, value }: Metafield): [string, Html] => {
    const definitions = [...shop.metafieldDefinitions.values()];
    const named = definitions.find((one) => one.ownerType === "ORDER" && one.namespace === namespace && one.key === key);
    return [named?.name ?? words(key), html`${value.split("\n").map((line) => html`<span>${line}<br /></span>`)}`];
  };

export function orderPage({ shop }: PageRequest, orderId: number): Page | null {
  const order = shop.orders.get(orderId);
  if (!order) return null;
  const address = order.shippingAddress;
  const facts: [string, Html | string | null][] = [
    ["Placed", moment(shop, order.createdAt)],
    ["Customer", customerName(shop, order)],
    ["Email", order.email],
    ["Ship to", address && `${address.address1}, ${address.zip} ${address.city}, ${address.countryCode}`],
    ["Note", order.note],
    ["Tags", order.tags.join(", ")],
    ...order.customAttributes.map(({ key, value }): [string, string] => [key, value]),
    ...metafieldsOf(shop, gid("Order", order.id)).map(metafieldFact(shop)),
  ];
  return {
    title: order.name,
    current: "/orders",
    content: html`<p class="crumb"><a href="${storePath(shop)}/orders">Orders</a></p>
      <h1>${order.name} ${paymentBadge(order)} ${order.cancelledAt && html`<span class="badge is-voided">Cancelled</span>`}</h1>
      <div class="card table-card scroll">
        <table>
          <thead>
            <tr>
              <th>Item</th>
              <th class="number">Price</th>
              <th class="number">Total</th>
            </tr>
          </thead>
          <tbody>
            ${order.lineItems.map((line) => lineRow(order, line))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colspan="2">Shipping</th>
              <td class="number">${money(order.shippingCents, order.currencyCode)}</td>
            </tr>
            <tr>
              <th scope="row" colspan="2">Total</th>
              <td class="number"><b>${money(order.totalCents, order.currencyCode)}</b></td>
            </tr>
          </tfoot>
        </table>
      </div>
      ${fulfilment(shop, order)}
      <section class="card">
        <h2>Details</h2>
        <dl class="details">
          ${facts.map(
            ([label, value]) =>
              value &&
              html`<div>
                <dt>${label}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>
      </section>`,
  };
}
