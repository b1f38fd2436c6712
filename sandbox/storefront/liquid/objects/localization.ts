/** `localization`, `request`, `routes`: languages, countries and addresses of the shop. */
import type { ShopState } from "#sandbox/store/state.ts";
import { COUNTRIES } from "#sandbox/storefront/checkout/checkout-form.ts";
import { LazyDrop, ValueDrop } from "#sandbox/storefront/liquid/drop.ts";
import { localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";

const SYMBOLS: Record<string, string> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", CAD: "$", AUD: "$" };

const languageName = (of: string, inLocale: string) => new Intl.DisplayNames([inLocale], { type: "language" }).of(of) ?? of;

function languageDrop(runtime: Runtime, locale: string): LazyDrop {
  const primary = locale === runtime.shop.primaryLocale;
  return new ValueDrop(locale, {
    iso_code: locale,
    name: () => languageName(locale, "en"),
    endonym_name: () => languageName(locale, locale),
    primary,
    root_url: primary ? "/" : `/${locale}`,
  });
}

export function currencyDrop(shop: ShopState): LazyDrop {
  const code = shop.currencyCode;
  const name = () => new Intl.DisplayNames(["en"], { type: "currency" }).of(code) ?? code;
  return new ValueDrop(code, { iso_code: code, symbol: SYMBOLS[code] ?? code, name });
}

const CONTINENTS: Record<string, string> = {
  AU: "Oceania",
  BR: "South America",
  CA: "North America",
  JP: "Asia",
  US: "North America",
};

const marketDrop = ({ shop }: Runtime) => new LazyDrop("primary", { id: shop.id, handle: "primary", metafields: {} });

/** Prices are in the shop's one currency wherever the visitor is, as in shops without markets of their own. */
function countryDrop(runtime: Runtime, code: string): LazyDrop {
  const { shop, request } = runtime;
  const name = new Intl.DisplayNames([request.locale], { type: "region" }).of(code) ?? code;
  return new ValueDrop(name, {
    name,
    iso_code: code,
    src: `/cdn/static/images/flags/${code.toLowerCase()}.svg`,
    continent: CONTINENTS[code] ?? "Europe",
    currency: () => currencyDrop(shop),
    unit_system: code === "US" ? "imperial" : "metric",
    market: () => marketDrop(runtime),
    "popular?": code === shop.countryCode,
    available_languages: () => shop.locales.map((locale) => languageDrop(runtime, locale)),
  });
}

const countriesOf = ({ shop }: Runtime) => [...new Set([shop.countryCode, ...COUNTRIES])];

export function localizationDrop(runtime: Runtime): LazyDrop {
  return new LazyDrop("LocalizationDrop", {
    language: () => languageDrop(runtime, runtime.request.locale),
    available_languages: () => runtime.shop.locales.map((locale) => languageDrop(runtime, locale)),
    country: () => countryDrop(runtime, runtime.request.country),
    available_countries: () => countriesOf(runtime).map((code) => countryDrop(runtime, code)),
    market: () => marketDrop(runtime),
  });
}

export function requestDrop(runtime: Runtime): LazyDrop {
  const { request } = runtime;
  return new LazyDrop("RequestDrop", {
    design_mode: false,
    visual_preview_mode: false,
    page_type: request.pageType,
    host: request.host,
    origin: request.origin,
    path: localUrl(runtime, request.path),
    locale: () => languageDrop(runtime, request.locale),
  });
}

const ROUTES: Record<string, string> = {
  account_url: "/account",
  account_login_url: "/account/login",
  account_logout_url: "/account/logout",
  account_recover_url: "/account/recover",
  account_register_url: "/account/register",
  account_addresses_url: "/account/addresses",
  account_profile_url: "/account/profile",
  collections_url: "/collections",
  all_products_collection_url: "/collections/all",
  search_url: "/search",
  predictive_search_url: "/search/suggest",
  cart_url: "/cart",
  cart_add_url: "/cart/add",
  cart_change_url: "/cart/change",
  cart_clear_url: "/cart/clear",
  cart_update_url: "/cart/update",
  product_recommendations_url: "/recommendations/products",
  storefront_login_url: "/account/login",
  root_url: "/",
};

export const routesDrop = (runtime: Runtime) =>
  new LazyDrop("RoutesDrop", Object.fromEntries(Object.entries(ROUTES).map(([name, path]) => [name, localUrl(runtime, path)])));
