/** `shop`, menus and content pages. */
import { gid } from "#sandbox/store/gid.ts";
import { publishedProducts } from "#sandbox/storefront/catalog.ts";
import { DirectoryDrop, LazyDrop, ValueDrop } from "#sandbox/storefront/liquid/drop.ts";
import { localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { moneyFormat, moneyWithCurrencyFormat } from "#sandbox/storefront/money.ts";
import { PAGES, type ContentPage } from "#sandbox/storefront/pages.ts";
import { brandDrop } from "./brand.ts";
import { metaobjectsDirectory } from "./metaobject.ts";
import { MetafieldsDrop } from "./metafields.ts";
import { policyFields } from "./policy.ts";

const unique = (values: string[]) => [...new Set(values)].filter(Boolean).sort();

export function shopDrop(runtime: Runtime): LazyDrop {
  const { shop, request } = runtime;
  const locales = () =>
    shop.locales.map((locale) => new ValueDrop(locale, { iso_code: locale, primary: locale === shop.primaryLocale }));
  return new LazyDrop(shop.name, {
    id: shop.id,
    name: shop.name,
    description: "",
    email: shop.contactEmail,
    phone: "",
    url: request.origin,
    secure_url: request.origin,
    domain: request.host,
    permanent_domain: shop.domain,
    locale: shop.primaryLocale,
    published_locales: locales,
    enabled_locales: locales,
    currency: shop.currencyCode,
    enabled_currencies: [new ValueDrop(shop.currencyCode, { iso_code: shop.currencyCode })],
    money_format: moneyFormat(shop.currencyCode),
    money_with_currency_format: moneyWithCurrencyFormat(shop.currencyCode),
    taxes_included: shop.taxIncluded !== undefined,
    customer_accounts_enabled: true,
    customer_accounts_optional: true,
    accepts_gift_cards: false,
    enabled_payment_types: ["visa", "master", "american_express"],
    password_message: "",
    address: () => [...shop.locations.values()][0]?.address ?? null,
    brand: brandDrop,
    ...policyFields(runtime),
    search_types: () => ["product", "page", "article"].map((type) => ({ type })),
    metaobjects: () => metaobjectsDirectory(runtime),
    products_count: publishedProducts(shop).length,
    collections_count: shop.collections.size,
    vendors: () => unique(publishedProducts(shop).map(({ vendor }) => vendor)),
    types: () => unique(publishedProducts(shop).map(({ productType }) => productType)),
    metafields: () => new MetafieldsDrop(runtime, gid("Shop", shop.id)),
    toJson: null,
  });
}

export function pageDrop(runtime: Runtime, page: ContentPage): LazyDrop {
  return new LazyDrop(page.title, {
    ...page,
    author: runtime.shop.name,
    object_type: "page",
    url: localUrl(runtime, `/pages/${page.handle}`),
    template_suffix: null,
    published_at: runtime.shop.createdAt,
    metafields: () => new MetafieldsDrop(runtime, gid("Page", page.id)),
  });
}

export const pagesDirectory = (runtime: Runtime) => {
  const find = (handle: string) => PAGES.find((page) => page.handle === handle);
  return new DirectoryDrop(
    () => PAGES.map((page) => pageDrop(runtime, page)),
    (handle) => {
      const page = find(handle);
      return page ? pageDrop(runtime, page) : null;
    },
  );
};
