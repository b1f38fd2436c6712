/** The addresses below `/store/SHOP`: which page answers which path, and what forms do. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AdminHost, PageRequest } from "#sandbox/admin-host/host.ts";
import { layout, type Page } from "#sandbox/admin-host/layout.ts";
import { answerBlock } from "#sandbox/admin-host/block-frame.ts";
import { appPage } from "#sandbox/admin-host/pages/app-frame.ts";
import { controlsPage } from "#sandbox/admin-host/pages/controls.ts";
import { homePage } from "#sandbox/admin-host/pages/home.ts";
import { locationsPage } from "#sandbox/admin-host/pages/locations.ts";
import { orderPage, ordersPage } from "#sandbox/admin-host/pages/orders.ts";
import { productPage, saveStock } from "#sandbox/admin-host/pages/product.ts";
import { variantPage } from "#sandbox/admin-host/pages/variant.ts";
import { productsPage } from "#sandbox/admin-host/pages/products.ts";
import { themesPage } from "#sandbox/admin-host/pages/themes.ts";
import { webhooksPage } from "#sandbox/admin-host/pages/webhooks.ts";
import { storePath } from "#sandbox/admin-host/read-shop.ts";
import { listResources } from "#sandbox/admin-host/resources.ts";
import { readExtensions } from "#sandbox/admin-host/extensions.ts";
import { readAppToml } from "#sandbox/app-toml.ts";
import { grantScopes, installApp } from "#sandbox/auth/install-app.ts";
import { mintSessionToken } from "#sandbox/auth/sign.ts";
import { html } from "#sandbox/html.ts";
import { readForm, seeOther, send, sendHtml, sendJson } from "#sandbox/http.ts";

const PAGES: [RegExp, (request: PageRequest, id: number) => Page | null][] = [
  [/^\/?$/, homePage],
  [/^\/products$/, productsPage],
  [/^\/products\/(\d+)$/, productPage],
  [/^\/products\/\d+\/variants\/(\d+)$/, variantPage],
  [/^\/orders$/, ordersPage],
  [/^\/orders\/(\d+)$/, orderPage],
  [/^\/settings\/locations$/, locationsPage],
  [/^\/themes(\/.*)?$/, (request) => themesPage(request)],
  [/^\/sandbox\/webhooks$/, webhooksPage],
  [/^\/sandbox\/controls$/, controlsPage],
];

const missing = (path: string): Page => ({
  title: "Not in the sandbox",
  current: "none",
  content: html`<h1>Not in the sandbox</h1>
    <p class="card empty">
      Shopify has a page at <code>${path}</code> that the sandbox does not. Choose another in the navigation.
    </p>`,
});

/** The path below the app ("/app/products"), when the address is one of the app's, by its handle or its API key. */
function pathInApp({ context }: AdminHost, path: string): string | null {
  const [, apps, name, ...rest] = path.split("/");
  if (apps !== "apps" || (name !== context.app.handle && name !== context.app.apiKey)) return null;
  return rest.length > 0 ? `/${rest.join("/")}` : "";
}

function findPage(request: PageRequest, path: string): Page | null {
  const appPath = pathInApp(request.host, path);
  if (appPath !== null) return appPage(request, appPath);
  for (const [pattern, make] of PAGES) {
    const match = pattern.exec(path);
    if (match) return make(request, Number(match[1]));
  }
  return null;
}

/** What App Bridge asks of the host, as far as the server knows it. */
function answerBridge({ host, shop, parameters }: PageRequest, response: ServerResponse, path: string): boolean {
  const [owner] = shop.staff;
  const toml = readAppToml(host.context.app.tomlFile);
  const answers: Record<string, () => unknown> = {
    "/bridge/session-token": () => ({ token: mintSessionToken(host.context.app, shop) }),
    "/bridge/resources": () => listResources(host, shop, parameters),
    "/bridge/extensions": () => readExtensions(host, shop),
    "/bridge/user": () => ({
      id: owner?.id,
      name: `${owner?.firstName} ${owner?.lastName}`,
      email: owner?.email,
      accountAccess: "full",
    }),
    "/bridge/scopes": () => ({
      granted: shop.installation?.grantedScopes ?? [],
      required: toml.scopes,
      optional: toml.optionalScopes,
    }),
  };
  const make = answers[path];
  if (make) sendJson(response, 200, make());
  return make !== undefined;
}

async function act(request: PageRequest, message: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const { host, shop } = request;
  const base = storePath(shop);
  const stock = /^\/products\/(\d+)\/stock$/.exec(path);
  if (stock) {
    saveStock(request, await readForm(message));
    return seeOther(response, `${base}/products/${stock[1]}?saved`);
  }
  const appPath = pathInApp(host, path);
  if (appPath === "/install") installApp(host.context, shop);
  else if (appPath === "/update") grantScopes(host.context, shop, readAppToml(host.context.app.tomlFile).scopes);
  else return send(response, 404, "There is no such action.\n");
  seeOther(response, `${base}/apps/${host.context.app.handle}`);
}

export async function answerStore(
  request: PageRequest,
  message: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  if (message.method === "POST") return act(request, message, response, path);
  // A custom header makes other origins ask first, and they are never told yes: session tokens stay here.
  if (path.startsWith("/bridge/")) {
    if (message.headers["x-sandbox-host"] !== "1") return send(response, 403, "Only the admin host asks this.\n");
    if (answerBridge(request, response, path)) return;
  }
  if (path.startsWith("/blocks/")) return answerBlock(request, response, path.slice("/blocks/".length));
  const page = findPage(request, path);
  const { context } = request.host;
  sendHtml(response, page ? 200 : 404, layout(context, request.shop, page ?? missing(path)));
}
