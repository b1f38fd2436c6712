/** Addresses of the shop's own pages that mails point to. */
import type { Locale } from "#app/i18n/locales.ts";

export type ShopAddress = {
  domain: string;
  storefrontUrl: string | null;
  proxyPath: string;
  /** Of the language or market that the reader came from, e.g. "/de". */
  storefrontRoot?: string | null;
};

const originOf = ({ storefrontUrl, domain }: ShopAddress): string => (storefrontUrl ?? `https://${domain}`).replace(/\/+$/, "");

/** Where the shop begins for the reader. */
const rootOf = (shop: ShopAddress): string => originOf(shop) + (shop.storefrontRoot ?? "");

export const homeUrl = (shop: ShopAddress): string => `${rootOf(shop)}/`;

/** The product page with the variant chosen. */
export const productUrl = (shop: ShopAddress, handle: string, variantId: bigint): string =>
  `${rootOf(shop)}/products/${encodeURIComponent(handle)}?variant=${variantId}`;

/** What the link opens, and the language of its mail, which the page goes on in. */
type ProxyLink = { token: string; locale: Locale };

/** The page with the button that confirms a place; opening it alone confirms nothing. */
export const confirmUrl = (shop: ShopAddress, link: ProxyLink): string => proxyUrl(shop, "confirm", link);

/**
 * The page behind the leave link, through the app proxy; posting to it is RFC 8058's one click. Without a language's root: a mail is kept
 * for years, and a language that the shop no longer publishes must not take the way out with it.
 */
export const leaveUrl = (shop: ShopAddress, link: ProxyLink): string =>
  proxyUrl({ ...shop, storefrontRoot: null }, "leave", link);

/** The page that leads on to the checkout of what is kept, or says what became of it. */
export const turnUrl = (shop: ShopAddress, link: ProxyLink): string => proxyUrl(shop, "turn", link);

const proxyUrl = (shop: ShopAddress, page: string, link: ProxyLink): string =>
  `${rootOf(shop)}${shop.proxyPath}/${page}?${new URLSearchParams(link)}`;
