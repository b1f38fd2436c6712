/** The log of webhooks: what was sent to the app, how often it was tried, what the app said. */
import { moment } from "#sandbox/admin-host/format.ts";
import type { PageRequest } from "#sandbox/admin-host/host.ts";
import type { Page } from "#sandbox/admin-host/layout.ts";
import { html, type Html } from "#sandbox/html.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import type { Delivery } from "#sandbox/webhooks/delivery.ts";

const STATES: Record<Delivery["state"], string> = {
  waiting: "Waiting",
  delivered: "Delivered",
  retrying: "Trying again",
  failed: "Given up",
  lost: "Lost on purpose",
};

function pretty(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}

function entry(shop: ShopState, delivery: Delivery): Html {
  const headers = Object.entries(delivery.headers).map(([name, value]) => `${name}: ${value}`);
  const attempts = delivery.attempts.map(
    ({ at, status, error, tookMs }) =>
      html`<li>${moment(shop, at, "medium")}: ${status ?? error} <span class="soft">${tookMs} ms</span></li>`,
  );
  return html`<li class="card">
    <details>
      <summary>
        <span class="badge is-${delivery.state}">${STATES[delivery.state]}</span>
        <b>${delivery.topic}</b>
        ${delivery.fault && html`<span class="badge is-fault">${delivery.fault}</span>`}
        <span class="soft">${moment(shop, delivery.triggeredAt, "medium")}</span>
      </summary>
      <h3>Tries</h3>
      <ol>
        ${attempts.length ? attempts : html`<li>None yet</li>`}
      </ol>
      <form method="post" action="/_sandbox/webhooks/redeliver">
        <input type="hidden" name="webhookId" value="${delivery.webhookId}" /><button type="submit">Send again</button>
      </form>
      <h3>Headers</h3>
      <pre>${headers.join("\n")}</pre>
      <h3>Body</h3>
      <pre>${pretty(delivery.body)}</pre>
    </details>
  </li>`;
}

export function webhooksPage({ host, shop, parameters }: PageRequest): Page {
  const mine = host.webhooks.log.filter((delivery) => delivery.shopDomain === shop.domain);
  const topics = [...new Set(mine.map((delivery) => delivery.topic))].sort();
  const topic = parameters.get("topic") ?? "";
  const shown = mine.filter((delivery) => !topic || delivery.topic === topic).reverse();
  const choice = (value: string, label: string) =>
    html`<option value="${value}" ${value === topic && html`selected`}>${label}</option>`;
  return {
    title: "Webhook log",
    current: "/sandbox/webhooks",
    content: html`<h1>Webhook log</h1>
      <p class="lead">The newest 500 webhooks to ${host.context.app.url}.</p>
      ${
        topics.length > 0 &&
        html`<form class="search">
          <select name="topic" aria-label="Topic">
            ${choice("", "All topics")}${topics.map((one) => choice(one, one))}
          </select>
          <button type="submit">Show</button>
        </form>`
      }
      ${
        shown.length
          ? html`<ul class="cards log">
              ${shown.map((delivery) => entry(shop, delivery))}
            </ul>`
          : html`<p class="card empty">No webhooks yet. Change stock or place an order, and they appear here.</p>`
      }`,
  };
}
