/** Addresses of the shop's own pages that mails point to. */

export type ShopAddress = { domain: string; storefrontUrl: string | null; proxyPath: string };

const originOf = ({ storefrontUrl, domain }: ShopAddress): string => (storefrontUrl ?? `https://${domain}`).replace(/\/+$/, "");

/** The product page with the variant chosen. */
export const productUrl = (shop: ShopAddress, handle: string, variantId: bigint): string =>
  `${originOf(shop)}/products/${encodeURIComponent(handle)}?variant=${variantId}`;

/** The page with the button that confirms a place; opening it alone confirms nothing. */
export const confirmUrl = (shop: ShopAddress, token: string): string =>
  `${originOf(shop)}${shop.proxyPath}/confirm?token=${encodeURIComponent(token)}`;

/** The page behind the leave link, through the app proxy; posting to it is RFC 8058's one click. */
export const leaveUrl = (shop: ShopAddress, token: string): string =>
  `${originOf(shop)}${shop.proxyPath}/leave?token=${encodeURIComponent(token)}`;
