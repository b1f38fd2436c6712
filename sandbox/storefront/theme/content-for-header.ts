/** `content_for_header`: the global Shopify object, and the assets of app blocks that the page turned out to have. */
import { readFileSync } from "node:fs";
import type { Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { analyticsMeta } from "./analytics-meta.ts";
import { customCss } from "./custom-css.ts";
import type { Theme } from "./theme.ts";
import { themeBundles } from "./theme-bundles.ts";

/** Stands in the head until the whole page is rendered; only then are all app blocks known. */
export const APP_ASSETS_PLACE = "<!-- app assets -->";

const FEATURES = readFileSync(new URL("../browser/features.js", import.meta.url), "utf8");

/** Runs before the theme's own scripts, which may configure the actions. */
const STANDARD_ACTIONS = readFileSync(new URL("../browser/standard-actions.js", import.meta.url), "utf8");

/** Themes name modules, styles and scripts that Shopify keeps for all by its own address; the sandbox has its own of them. */
export const withLocalModules = (page: string) =>
  page.replace(/(?:https:)?\/\/cdn\.shopify\.com\/(storefront|shopifycloud)\//g, "/cdn/$1/");

const script = (value: unknown) => JSON.stringify(value).replace(/</g, "\\u003c");

const schemaOf = ({ name, version }: Theme) => ({ schema_name: name, schema_version: version });

export function contentForHeader(runtime: Runtime): string {
  const { shop, request, theme } = runtime;
  const root = request.rootUrl ? `${request.rootUrl}/` : "/";
  const shopify = {
    shop: shop.domain,
    locale: request.locale,
    currency: { active: shop.currencyCode, rate: "1.0" },
    country: request.country,
    theme: { name: theme.name, id: theme.id, ...schemaOf(theme), theme_store_id: null, role: "main", handle: "null" },
    cdnHost: request.host,
    routes: { root },
    customerPrivacy: {},
  };
  return (
    `<script id="shopify-globals">var Shopify = Object.assign(window.Shopify || {}, ${script(shopify)});` +
    `window.ShopifyAnalytics = { meta: ${script(analyticsMeta(runtime))} }; window.meta = window.ShopifyAnalytics.meta;</script>\n` +
    `<script id="shopify-features">${FEATURES}</script>\n` +
    `<script id="shopify-actions">${STANDARD_ACTIONS}</script>\n${themeBundles(runtime)}${customCss(theme.customCss())}${APP_ASSETS_PLACE}`
  );
}

export function appAssets(runtime: Runtime): string {
  const styles = [...runtime.appStylesheets].map((url) => `<link href="${url}" rel="stylesheet" type="text/css" media="all">`);
  const scripts = [...runtime.appScripts].map((url) => `<script src="${url}" async></script>`);
  return [...styles, ...scripts].join("\n");
}
