/** One request to a shop's storefront: which shop, which language, which cart. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { SandboxContext } from "#sandbox/context.ts";
import { header, send, sendJson } from "#sandbox/http.ts";
import type { Cart, ShopState } from "#sandbox/store/state.ts";
import type { AppExtension } from "#sandbox/storefront/theme/app-extension.ts";
import type { Theme } from "#sandbox/storefront/theme/theme.ts";
import { newCart } from "#sandbox/storefront/cart/cart-lines.ts";

const CART_DAYS = 14;

export type Site = { context: SandboxContext; theme: Theme; extension: () => AppExtension | null; log: (line: string) => void };

export type Visit = Site & {
  request: IncomingMessage;
  response: ServerResponse;
  shop: ShopState;
  method: string;
  host: string;
  origin: string;
  /** Without locale prefix, without a slash at the end. */
  path: string;
  query: URLSearchParams;
  locale: string;
  rootUrl: string;
  cart: Cart | null;
};

export function cookieOf(request: IncomingMessage, name: string): string | null {
  const pairs = ((request.headers && header(request, "cookie")) ?? "").split(/;\s*/).map((pair) => pair.split("="));
  const value = pairs.find(([key]) => key === name)?.[1];
  return value ? decodeURIComponent(value) : null;
}

function shopOf(context: SandboxContext, request: IncomingMessage): ShopState | undefined {
  const names = [header(request, "x-forwarded-host"), header(request, "host")].map((name) => name?.replace(/:\d+$/, ""));
  const named = names.flatMap((name) => (name && context.store.shop(name)) || []);
  return named[0] ?? context.store.state.shops.values().next().value;
}

/** "/de/products/a" → { locale: "de", path: "/products/a" }; the primary language has no prefix. */
export function splitLocale(shop: ShopState, pathname: string): { locale: string; rootUrl: string; path: string } {
  const [, first = ""] = pathname.split("/");
  const locale = shop.locales.find((one) => one.toLowerCase() === first.toLowerCase() && one !== shop.primaryLocale);
  const path = (locale ? pathname.slice(first.length + 1) : pathname).replace(/(.)\/+$/, "$1") || "/";
  return locale ? { locale, rootUrl: `/${locale}`, path } : { locale: shop.primaryLocale, rootUrl: "", path };
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** Null when there is no shop to visit. */
export function openVisit(site: Site, request: IncomingMessage, response: ServerResponse): Visit | null {
  const shop = shopOf(site.context, request);
  if (!shop) return null;
  const host = header(request, "host") ?? new URL(site.context.origins.storefront).host;
  const url = new URL(request.url ?? "/", "http://storefront.invalid");
  const token = cookieOf(request, "cart");
  return {
    ...site,
    request,
    response,
    shop,
    method: request.method ?? "GET",
    host,
    origin: `http://${host}`,
    query: url.searchParams,
    cart: (token && shop.carts.get(token)) || null,
    ...splitLocale(shop, decodePath(url.pathname)),
  };
}

/** The country chosen in the localization form. */
export const countryOf = ({ request, shop }: Visit) => cookieOf(request, "localization") ?? shop.countryCode;

/** The visitor's cart, made and remembered by cookie when there is none. */
export function ensureCart(visit: Visit): Cart {
  if (visit.cart) return visit.cart;
  const cart = newCart(visit.locale);
  visit.shop.carts.set(cart.token, cart);
  visit.cart = cart;
  const maxAge = CART_DAYS * 24 * 60 * 60;
  visit.response.setHeader("set-cookie", `cart=${cart.token}; path=/; max-age=${maxAge}; SameSite=Lax`);
  return cart;
}

/** After a cart has changed. */
export function keepCart(visit: Visit, cart: Cart): void {
  cart.updatedAt = new Date().toISOString();
  cart.locale = visit.locale;
  visit.context.store.changed();
}

export const answerHtml = (visit: Visit, html: string, status = 200) =>
  send(visit.response, status, html, { "content-type": "text/html; charset=utf-8" });

export const answerJson = (visit: Visit, body: unknown, status = 200) => sendJson(visit.response, status, body);

/** Shopify's storefront redirects with 302 after forms. */
export const redirect = (visit: Visit, location: string, status = 302) => send(visit.response, status, "", { location });

export const localPath = (visit: Visit, path: string) => (path === "/" ? visit.rootUrl || "/" : visit.rootUrl + path);
