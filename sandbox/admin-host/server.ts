/** The admin origin: tokens, Admin API, App Bridge, the admin host's pages and the sandbox's controls. */
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readControls, runControl, type Fields } from "#sandbox/admin-host/controls.ts";
import { answerBulkFile } from "#sandbox/admin-host/bulk-files.ts";
import { answerGraphql, shopOfRequest } from "#sandbox/admin-host/graphql.ts";
import type { AdminHost } from "#sandbox/admin-host/host.ts";
import { plainPage } from "#sandbox/admin-host/layout.ts";
import { findShop, storePath } from "#sandbox/admin-host/read-shop.ts";
import { answerStore } from "#sandbox/admin-host/store-pages.ts";
import { answerTokenRequest } from "#sandbox/auth/answer-token-request.ts";
import { html } from "#sandbox/html.ts";
import { header, readBody, seeOther, send, sendHtml, sendJson, type Handler } from "#sandbox/http.ts";

const APP_BRIDGE_PARTS = ["channel", "session-token", "navigation", "bars", "shopify-global", "modal"];
const ASSET = /^\/assets\/([\w-]+\.(css|js))$/;
const TYPES: Record<string, string> = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8" };
const OPEN_TO_ALL = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };

/** One classic script of several parts, each in a scope of its own. */
function appBridge(): string {
  const parts = APP_BRIDGE_PARTS.map((part) => readFileSync(new URL(`app-bridge/${part}.js`, import.meta.url), "utf8"));
  return parts.map((part) => `(() => {\n${part}})();\n`).join("");
}

function sendAsset(response: ServerResponse, name: string, ending: string): void {
  try {
    const body = readFileSync(new URL(`browser/${name}`, import.meta.url));
    send(response, 200, body, { "content-type": TYPES[ending] ?? "text/plain" });
  } catch {
    send(response, 404, "There is no such file.\n");
  }
}

async function readFields(request: IncomingMessage): Promise<Fields> {
  const body = (await readBody(request)).toString("utf8");
  if (!header(request, "content-type")?.includes("json")) return Object.fromEntries(new URLSearchParams(body));
  try {
    const parsed: unknown = JSON.parse(body || "{}");
    return typeof parsed === "object" && parsed !== null ? (parsed as Fields) : {};
  } catch {
    return {};
  }
}

async function answerToken(host: AdminHost, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const fields = await readFields(request);
  const { status, body } = answerTokenRequest(host.context, shopOfRequest(host, request) ?? "", fields);
  sendJson(response, status, body);
}

/** Forms go back to the page they came from, with a word on how it went; JSON gets JSON. */
async function answerControl(host: AdminHost, request: IncomingMessage, response: ServerResponse, url: URL, name: string) {
  const isForm = header(request, "content-type")?.includes("form-urlencoded");
  const fields = { ...Object.fromEntries(url.searchParams), ...(await readFields(request)) };
  const answer = runControl(host, name, fields);
  const referer = header(request, "referer");
  if (!isForm || !referer) return sendJson(response, answer.ok ? 200 : 422, answer);
  const back = new URL(referer);
  back.searchParams.set("message", answer.ok ? "Done." : answer.message);
  back.searchParams.delete("failed");
  if (!answer.ok) back.searchParams.set("failed", "");
  seeOther(response, back.pathname + back.search);
}

async function answerSandbox(host: AdminHost, request: IncomingMessage, response: ServerResponse, url: URL) {
  const name = url.pathname.slice("/_sandbox/".length);
  if (request.method === "POST") return answerControl(host, request, response, url, name);
  if (name === "state.json") return sendJson(response, 200, readControls(host));
  if (name === "webhooks/log.json") return sendJson(response, 200, host.webhooks.log);
  send(response, 404, "Read state.json or webhooks/log.json, or POST to a control.\n");
}

function front({ context }: AdminHost, response: ServerResponse): void {
  const shops = [...context.store.state.shops.values()];
  const [only] = shops;
  if (only && shops.length === 1) return seeOther(response, storePath(only));
  const rows = shops.map(
    (shop) =>
      html`<li class="card">
        <a href="${storePath(shop)}">${shop.name}</a>
        <p>${shop.domain}</p>
      </li>`,
  );
  const content = shops.length
    ? html`<ul class="cards">
        ${rows}
      </ul>`
    : html`<p>The sandbox has no store yet.</p>`;
  sendHtml(response, 200, plainPage("Stores", content));
}

/** Addresses that Shopify's own libraries send a browser to. */
function answerEntrance(host: AdminHost, request: IncomingMessage, response: ServerResponse, url: URL): boolean {
  const shop = findShop(host.context, url.searchParams.get("shop") ?? shopOfRequest(host, request) ?? "");
  const isInstall = url.pathname === "/admin/oauth/install";
  if (!shop || (url.pathname !== "/open-app" && !isInstall)) return false;
  const path = isInstall ? "" : (url.searchParams.get("path") ?? "");
  seeOther(response, `${storePath(shop)}/apps/${host.context.app.handle}${path.startsWith("/") ? path : ""}`);
  return true;
}

async function answerShop(host: AdminHost, request: IncomingMessage, response: ServerResponse, url: URL) {
  const [, , name = "", ...rest] = url.pathname.split("/");
  const shop = findShop(host.context, decodeURIComponent(name));
  if (!shop) {
    const content = html`<p>There is no store “${name}”. <a href="/">See the stores there are.</a></p>`;
    return sendHtml(response, 404, plainPage("No such store", content));
  }
  const path = rest.length > 0 ? `/${rest.join("/")}` : "";
  await answerStore({ host, shop, parameters: url.searchParams }, request, response, path.replace(/\/$/, ""));
}

/** A form of another origin must not act here. The admin answers under more than one name of this machine. */
function isForeign(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return request.method === "POST" && origin !== undefined && origin !== `http://${host}`;
}

/** The page at its one address: under another name of this machine, browsers would take the app's frame for a stranger's. */
function properAddress(host: AdminHost, request: IncomingMessage, url: URL): string | null {
  const { admin } = host.context.origins;
  const isElsewhere = request.method === "GET" && `http://${request.headers.host}` !== admin;
  const isPage = url.pathname.startsWith("/store/") && !url.pathname.includes("/bridge/");
  return isElsewhere && isPage ? admin + url.pathname + url.search : null;
}

export function createAdminHandler(host: AdminHost): Handler {
  return async (request, response) => {
    const url = new URL(request.url ?? "/", host.context.origins.admin);
    const { pathname } = url;
    if (pathname === "/admin/oauth/access_token" && request.method === "POST") return answerToken(host, request, response);
    if (/^\/admin\/api\/[\w-]+\/graphql\.json$/.test(pathname) && request.method === "POST") {
      return answerGraphql(host, request, response);
    }
    if (await answerBulkFile(host.context, request, response)) return;
    if (pathname === "/app-bridge.js") {
      return send(response, 200, appBridge(), { "content-type": TYPES.js ?? "", ...OPEN_TO_ALL });
    }
    const asset = ASSET.exec(pathname);
    if (asset?.[1] && asset[2]) return sendAsset(response, asset[1], asset[2]);
    const proper = properAddress(host, request, url);
    if (proper) return seeOther(response, proper);
    if (isForeign(request)) return send(response, 403, "This form belongs to another address.\n");
    if (pathname.startsWith("/_sandbox/")) return answerSandbox(host, request, response, url);
    if (pathname.startsWith("/store/")) return answerShop(host, request, response, url);
    if (answerEntrance(host, request, response, url)) return;
    if (pathname === "/") return front(host, response);
    sendHtml(response, 404, plainPage("Nothing here", html`<p><a href="/">See the stores.</a></p>`));
  };
}
