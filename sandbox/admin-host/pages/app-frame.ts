/** The embedded app in its frame, or the page that asks to install it or to grant it more. */
import { readAppToml } from "#sandbox/app-toml.ts";
import type { PageRequest } from "#sandbox/admin-host/host.ts";
import type { Page } from "#sandbox/admin-host/layout.ts";
import { storePath } from "#sandbox/admin-host/read-shop.ts";
import { missingScopes } from "#sandbox/auth/install-app.ts";
import { launchQuery } from "#sandbox/auth/sign.ts";
import { html, jsonForScript, type Html } from "#sandbox/html.ts";

const APP_HOME = "/app";
const RESERVED = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp"];

/** What a scope lets the app do, in the merchant's words. */
function explainScope(scope: string): string {
  const match = /^(read|write)_(.+)$/.exec(scope);
  if (!match) return scope;
  const what = match[2]?.replaceAll("_", " ") ?? scope;
  return match[1] === "read" ? `See ${what}` : `See and change ${what}`;
}

function consent(request: PageRequest, scopes: string[], isUpdate: boolean): Html {
  const { host, shop } = request;
  const { name } = readAppToml(host.context.app.tomlFile);
  const action = `${storePath(shop)}/apps/${host.context.app.handle}`;
  return html`<section class="card consent">
    <h1>${isUpdate ? `${name} asks for more access` : `Install ${name}`}</h1>
    <p>${isUpdate ? "A new version of the app also wants to:" : `On ${shop.name}, ${name} will be able to:`}</p>
    <ul>
      ${scopes.map((scope) => html`<li>${explainScope(scope)} <code>${scope}</code></li>`)}
    </ul>
    <form method="post" action="${action}/${isUpdate ? "update" : "install"}">
      <button type="submit" class="primary">${isUpdate ? "Update" : "Install"}</button>
      <a class="button" href="${storePath(shop)}">Cancel</a>
    </form>
  </section>`;
}

/** The address in the frame: the path in the host's address, its query, and what Shopify adds to open an app. */
function frameUrl({ host, shop, parameters }: PageRequest, appPath: string): string {
  const url = new URL(host.context.app.url + (appPath === "" || appPath === "/" ? APP_HOME : appPath));
  for (const [name, value] of parameters) if (!RESERVED.includes(name)) url.searchParams.append(name, value);
  // The hmac covers every parameter, so those of the page are signed too.
  return `${url.origin}${url.pathname}?${launchQuery(host.context.app, shop, url.searchParams).toString()}`;
}

function frame(request: PageRequest, appPath: string): Html {
  const { host, shop } = request;
  const { name } = readAppToml(host.context.app.tomlFile);
  const settings = {
    appOrigin: new URL(host.context.app.url).origin,
    appBase: `${storePath(shop)}/apps/${host.context.app.handle}`,
    storeBase: storePath(shop),
    shop: shop.domain,
    apiKey: host.context.app.apiKey,
  };
  return html`<div id="loading" class="loading" hidden></div>
    <div class="app-bar">
      <h1><a href="${settings.appBase}">${name}</a><span id="app-title"></span></h1>
      <div id="app-actions" class="app-actions"></div>
    </div>
    <script>
      // The frame may speak before the module below has loaded.
      window.early = [];
      window.addEventListener("message", (event) => window.early?.push(event));
    </script>
    <iframe id="app" class="app" title="${name}" src="${frameUrl(request, appPath)}" allow="clipboard-write"></iframe>
    <script type="application/json" id="app-settings">
      ${jsonForScript(settings)}
    </script>
    <script type="module" src="/assets/frame.js"></script>`;
}

export function appPage(request: PageRequest, appPath: string): Page {
  const { host, shop } = request;
  const current = `/apps/${host.context.app.handle}`;
  const toml = readAppToml(host.context.app.tomlFile);
  if (!shop.installation) return { title: `Install ${toml.name}`, current, content: consent(request, toml.scopes, false) };
  const missing = missingScopes(host.context, shop);
  if (missing.length > 0) return { title: `Update ${toml.name}`, current, content: consent(request, missing, true) };
  return { title: toml.name, current, content: frame(request, appPath), bodyClass: "has-app" };
}
