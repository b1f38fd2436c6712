/** Lets in what Shopify's app proxy signed for a shop that has Standby installed; refreshes no token on the way. */
import { inShop } from "#app/data/in-shop.ts";
import { findShop, type Shop } from "#app/data/shops.ts";
import { env } from "#app/env.server.ts";
import { followProxy } from "#app/flows/follow-proxy.ts";
import { LOCALES, pickTexts } from "#app/i18n/locales.ts";
import { SHOPPER_TEXTS, type ShopperText } from "#app/i18n/shopper-pages/index.ts";
import { isPublicAddress } from "#app/lib/public-address.ts";
import { isProxySigned } from "#app/lib/proxy-signature.ts";
import { answer } from "./answer.ts";

export type Admitted = {
  shop: Shop;
  query: URLSearchParams;
  /** In the language of the mail whose link was opened, else of the browser, until the form says otherwise. */
  texts: ShopperText;
};

const DEFAULT_PREFIX = "/apps/standby";
const PREFIX = /^\/[\w-]+\/[\w-]+$/;

/** @returns the refusal as a Response: 401 without Shopify's signature or with an old one, 404 for a shop we do not serve. */
export async function admit(request: Request, now: Date): Promise<Admitted | Response> {
  const query = new URL(request.url).searchParams;
  const texts = pickTexts(SHOPPER_TEXTS, linkLocale(query) ?? browserLocale(request));
  const secrets = [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_PREVIOUS].filter((secret) => secret !== undefined);
  if (!isProxySigned(query, secrets, now)) return answer(request, texts, { status: 401, message: texts.badSignature });
  const shop = await findShop(query.get("shop") ?? "");
  if (!shop || shop.uninstalledAt) return answer(request, texts, { status: 404, message: texts.notHere });
  const prefix = query.get("path_prefix") ?? "";
  const pathPrefix = PREFIX.test(prefix) ? prefix : DEFAULT_PREFIX;
  // The merchant may move the proxy, and only a request tells.
  if (pathPrefix !== shop.proxyPath) await inShop(shop.id, (tx) => followProxy(tx, { proxyPath: pathPrefix, now }));
  return { shop: { ...shop, proxyPath: pathPrefix }, query, texts };
}

/** Our own mails name our own languages; anything else was not written by us. */
const linkLocale = (query: URLSearchParams) => LOCALES.find((locale) => locale === query.get("locale"));

const browserLocale = (request: Request): string => (request.headers.get("accept-language") ?? "en").split(/[,;]/)[0] ?? "en";

/**
 * The shopper's address, which Shopify's proxy puts first in X-Forwarded-For; null when there is none that says anything,
 * as on a developer's machine. A client can forge it, so it is only one of several limits.
 */
export function clientAddress(request: Request): string | null {
  const chain = (request.headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  return chain.find(isPublicAddress) ?? null;
}
