/** The frame of every page of the admin host: top bar, navigation, content. */
import { storePath } from "#sandbox/admin-host/read-shop.ts";
import type { SandboxContext } from "#sandbox/context.ts";
import { html, Html } from "#sandbox/html.ts";
import { readAppToml } from "#sandbox/app-toml.ts";
import type { ShopState } from "#sandbox/store/state.ts";

const ICONS = {
  home: "M3 9.5 10 3l7 6.5V17h-4.5v-4.5h-5V17H3z",
  products: "M3 3h7l7 7-7 7-7-7zM6.5 6.5h.01",
  orders: "M3 4h14v12H3zM3 11h4l1 2h4l1-2h4",
  app: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l3 2",
  theme: "M3 4h14v12H3zM3 8h14M8 8v8",
  locations: "M10 17s5.5-5 5.5-9a5.5 5.5 0 0 0-11 0c0 4 5.5 9 5.5 9zM10 8h.01",
  webhooks: "M11 3 4 11h5l-1 6 8-9h-5z",
  controls: "M4 6h12M4 14h12M8 3.5v5M13 11.5v5",
} as const;

const icon = (name: keyof typeof ICONS) => html`<svg viewBox="0 0 20 20" aria-hidden="true"><path d="${ICONS[name]}" /></svg>`;

type Entry = { path: string; label: string; icon: keyof typeof ICONS };

function navigation(context: SandboxContext, shop: ShopState, current: string): Html {
  const base = storePath(shop);
  const appName = readAppToml(context.app.tomlFile).name;
  const isCurrent = (path: string) => (path === "" ? current === "" : current === path || current.startsWith(`${path}/`));
  const link = ({ path, label, icon: name }: Entry) =>
    html`<li>
      <a href="${base}${path}" ${isCurrent(path) && html`aria-current="page"`}>${icon(name)}<span>${label}</span></a>
    </li>`;
  const appPath = `/apps/${context.app.handle}`;
  return html`<nav id="navigation" class="nav" aria-label="Store">
    <ul>
      ${link({ path: "", label: "Home", icon: "home" })} ${link({ path: "/products", label: "Products", icon: "products" })}
      ${link({ path: "/orders", label: "Orders", icon: "orders" })}
      ${link({ path: "/themes", label: "Online store", icon: "theme" })}
      ${link({ path: "/settings/locations", label: "Locations", icon: "locations" })}
    </ul>
    <h2>Apps</h2>
    <ul>
      ${link({ path: appPath, label: appName, icon: "app" })}
    </ul>
    <ul id="app-nav" class="app-nav"></ul>
    <h2>Sandbox</h2>
    <ul>
      ${link({ path: "/sandbox/webhooks", label: "Webhook log", icon: "webhooks" })}
      ${link({ path: "/sandbox/controls", label: "Controls", icon: "controls" })}
    </ul>
  </nav>`;
}

function shopChoice(context: SandboxContext, shop: ShopState): Html {
  const shops = [...context.store.state.shops.values()];
  if (shops.length === 1) return html`<strong class="shop-name">${shop.name}</strong>`;
  const others = shops.map(
    (other) => html`<li><a href="${storePath(other)}" ${other === shop && html`aria-current="true"`}>${other.name}</a></li>`,
  );
  return html`<details class="shops">
    <summary>${shop.name}</summary>
    <ul>
      ${others}
    </ul>
  </details>`;
}

export type Page = {
  title: string;
  /** Path below the store, to mark the place in the navigation. */
  current: string;
  content: Html;
  head?: Html | undefined;
  bodyClass?: string | undefined;
};

export function layout(context: SandboxContext, shop: ShopState, page: Page): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${page.title} – ${shop.name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/host.css" />
        <script type="module" src="/assets/host.js"></script>
        ${page.head}
      </head>
      <body class="${page.bodyClass}">
        <a class="skip" href="#content">Skip to content</a>
        <header class="top">
          <button id="menu" class="menu" type="button" aria-expanded="false" aria-controls="navigation" aria-label="Menu">
            <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M3 5.5h14M3 10h14M3 14.5h14" /></svg>
          </button>
          ${shopChoice(context, shop)}
          <span class="sandbox-mark">Sandbox</span>
          <span class="top-links">
            <a href="${context.origins.storefront}" target="_blank" rel="noopener">View store</a>
            <a href="${context.origins.mailbox}" target="_blank" rel="noopener">Mailbox</a>
          </span>
        </header>
        ${navigation(context, shop, page.current)}
        <main id="content" tabindex="-1">${page.content}</main>
      </body>
    </html>`;
}

/** A page without a shop around it: the list of shops, and addresses that lead nowhere. */
export const plainPage = (title: string, content: Html) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/host.css" />
      </head>
      <body class="plain-page">
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
