/** The places where the shop keeps stock. */
import { units } from "#sandbox/admin-host/format.ts";
import type { PageRequest } from "#sandbox/admin-host/host.ts";
import type { Page } from "#sandbox/admin-host/layout.ts";
import { html } from "#sandbox/html.ts";

export function locationsPage({ shop }: PageRequest): Page {
  const stock = new Map<number, number>();
  for (const level of shop.inventoryLevels.values()) {
    stock.set(level.locationId, (stock.get(level.locationId) ?? 0) + level.quantities.available);
  }
  const cards = [...shop.locations.values()].map(
    ({ id, name, isActive, fulfillsOnlineOrders, address }) =>
      html`<li class="card">
        <h2>${name} ${!isActive && html`<span class="badge is-archived">Not active</span>`}</h2>
        <p>${address.address1}, ${address.zip} ${address.city}, ${address.country}</p>
        <p class="soft">
          ${fulfillsOnlineOrders ? "Sends online orders" : "Does not send online orders"} · ${units(stock.get(id) ?? 0)} units
          available
        </p>
      </li>`,
  );
  return {
    title: "Locations",
    current: "/settings/locations",
    content: html`<h1>Locations</h1>
      <ul class="cards">
        ${cards}
      </ul>`,
  };
}
