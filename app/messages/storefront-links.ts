/** Addresses of the shop's own pages that mails point to. */
import type { Locale } from "#app/i18n/locales.ts";

export type ShopAddress = { domain: string; storefrontUrl: string | null; proxyPath: string };

const originOf = ({ storefrontUrl, domain }: ShopAddress): string => (storefrontUrl ?? `https://${domain}`).replace(/\/+$/, "");

export const homeUrl = (shop: ShopAddress): string => `${originOf(shop)}/`;

/** The product page with the variant chosen. */
export const productUrl = (shop: ShopAddress, handle: string, variantId: bigint): string =>
  `${originOf(shop)}/products/${encodeURIComponent(handle)}?variant=${variantId}`;

/** What the link opens, and the language of its mail, which the page goes on in. */
type ProxyLink = { token: string; locale: Locale };

/** The page with the button that confirms a place; opening it alone confirms nothing. */
export const confirmUrl = (shop: ShopAddress, link: ProxyLink): string => proxyUrl(shop, "confirm", link);

/** The page behind the leave link, through the app proxy; posting to it is RFC 8058's one click. */
export const leaveUrl = (shop: ShopAddress, link: ProxyLink): string => proxyUrl(shop, "leave", link);

/** The page that leads on to the checkout of what is kept, or says what became of it. */
export const turnUrl = (shop: ShopAddress, link: ProxyLink): string => proxyUrl(shop, "turn", link);

const proxyUrl = (shop: ShopAddress, page: string, link: ProxyLink): string =>
  `${originOf(shop)}${shop.proxyPath}/${page}?${new URLSearchParams(link)}`;
