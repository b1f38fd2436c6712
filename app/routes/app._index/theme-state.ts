/** Where the shop's published theme shows Standby, as App Bridge tells it to the browser alone. */

export type ThemeState = {
  /** The embed, which finds the product form by itself. */
  embed: Shown;
  /** The embed of carts. */
  cart: Shown;
  /** The block, which the merchant places. */
  block: Shown;
};

/** "unknown": App Bridge does not say. "impossible": this theme takes none, as vintage themes take no blocks. */
export type Shown = "on" | "off" | "impossible" | "unknown";

export const UNKNOWN_THEME: ThemeState = { embed: "unknown", cart: "unknown", block: "unknown" };

type Activation = { handle?: string; status?: string; activations?: unknown[] };
type Extension = { type?: string; activations?: Activation[] };

const EMBED = "offer-embed";
const CART_EMBED = "cart-embed";
const BLOCK = "offer";

/** @param extensions what `shopify.app.extensions()` resolved to; anything else is "unknown" */
export function readThemeState(extensions: unknown): ThemeState {
  if (!Array.isArray(extensions)) return UNKNOWN_THEME;
  const ours = (extensions as Extension[]).filter((extension) => extension?.type === "theme_app_extension");
  if (ours.length === 0) return UNKNOWN_THEME;
  const found = ours.flatMap(({ activations }) => activations ?? []);
  const shown = (handle: string): Shown => {
    const activation = found.find((each) => each.handle === handle);
    if (!activation) return "unknown";
    if (activation.status === "active") return "on";
    return activation.status === "unavailable" ? "impossible" : "off";
  };
  return { embed: shown(EMBED), cart: shown(CART_EMBED), block: shown(BLOCK) };
}

/** @param bridge `window.shopify`; an older one cannot say */
export async function themeState(bridge: { app?: { extensions?: () => Promise<unknown> } } | undefined): Promise<ThemeState> {
  try {
    return readThemeState(await bridge?.app?.extensions?.());
  } catch {
    return UNKNOWN_THEME;
  }
}

/** Whether shoppers see an offer at all; true while nobody can say otherwise. */
export const isShown = ({ embed, block }: ThemeState): boolean =>
  [embed, block].some((shown) => shown === "on" || shown === "unknown");

export type ThemeLinks = Record<"embed" | "cart" | "block" | "badge" | "cartMessage", string>;

/** Shopify's deep links into the theme editor, with the block or embed ready to be saved. */
export function themeLinks(shopDomain: string, clientId: string): ThemeLinks {
  const editor = (query: Record<string, string>) =>
    `https://${shopDomain}/admin/themes/current/editor?${new URLSearchParams(query)}`;
  const block = (template: string, handle: string, target: string) =>
    editor({ template, addAppBlockId: `${clientId}/${handle}`, target });
  return {
    embed: editor({ context: "apps", template: "product", activateAppId: `${clientId}/${EMBED}` }),
    cart: editor({ context: "apps", template: "cart", activateAppId: `${clientId}/${CART_EMBED}` }),
    block: block("product", BLOCK, "mainSection"),
    badge: block("collection", "badge", "newAppsSection"),
    cartMessage: block("cart", "cart-message", "newAppsSection"),
  };
}
