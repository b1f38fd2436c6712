/** How the admin host writes money, time and stock. */
import type { SandboxContext } from "#sandbox/context.ts";
import { html } from "#sandbox/html.ts";
import type { ShopState } from "#sandbox/store/state.ts";

export const money = (cents: number, currency: string) =>
  new Intl.NumberFormat("en", { style: "currency", currency }).format(cents / 100);

export const units = (count: number) => new Intl.NumberFormat("en").format(count);

export const moment = (shop: ShopState, at: string, timeStyle: "short" | "medium" = "short") => {
  const options = { dateStyle: "medium", timeStyle, timeZone: shop.ianaTimezone } as const;
  return html`<time datetime="${at}">${new Date(at).toLocaleString("en-GB", options)}</time>`;
};

/** An image's address, for a page that does not live on the storefront. */
export const pictureUrl = (context: SandboxContext, url: string) => new URL(url, context.origins.storefront).href;

/** "PARTIALLY_PAID" as people read it. */
export const words = (code: string) => {
  const text = code.replaceAll("_", " ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};
