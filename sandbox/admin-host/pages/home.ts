/** The sandbox's front page: where things are, and how the store stands. */
import { units } from "#sandbox/admin-host/format.ts";
import type { PageRequest } from "#sandbox/admin-host/host.ts";
import type { Page } from "#sandbox/admin-host/layout.ts";
import { storePath } from "#sandbox/admin-host/read-shop.ts";
import { html } from "#sandbox/html.ts";

export function homePage({ host, shop }: PageRequest): Page {
  const { origins, app } = host.context;
  const base = storePath(shop);
  const facts = [
    { label: "Products", count: shop.products.size, path: "/products" },
    { label: "Orders", count: shop.orders.size, path: "/orders" },
    { label: "Locations", count: shop.locations.size, path: "/settings/locations" },
    { label: "Webhooks sent", count: host.webhooks.log.length, path: "/sandbox/webhooks" },
  ];
  const places = [
    { label: "Storefront", url: origins.storefront, text: "Shop as a customer would, with cart and checkout." },
    { label: "Mailbox", url: origins.mailbox, text: "Every mail and every call the app makes to other systems." },
    { label: "The app", url: `${base}/apps/${app.handle}`, text: "Open in the admin, as a merchant does." },
  ];
  return {
    title: "Home",
    current: "",
    content: html`<h1>${shop.name}</h1>
      <p class="lead">A store on this machine. It behaves as Shopify does, and nothing leaves it.</p>
      <ul class="facts">
        ${facts.map(
          ({ label, count, path }) =>
            html`<li>
              <a href="${base}${path}"><b>${units(count)}</b><span>${label}</span></a>
            </li>`,
        )}
      </ul>
      <ul class="places">
        ${places.map(
          ({ label, url, text }) =>
            html`<li class="card">
              <a href="${url}">${label}</a>
              <p>${text}</p>
              <code>${url}</code>
            </li>`,
        )}
      </ul>`,
  };
}
