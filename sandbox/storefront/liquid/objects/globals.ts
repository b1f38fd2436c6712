/** Every global object, made when first asked for. */
import { collectionByHandle, productByHandle, publishedProducts } from "#sandbox/storefront/catalog.ts";
import { escapeHtml } from "#sandbox/html.ts";
import { COUNTRIES } from "#sandbox/storefront/checkout/checkout-form.ts";
import { DirectoryDrop, LazyDrop, ValueDrop, type Fields } from "#sandbox/storefront/liquid/drop.ts";
import { Globals, localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { cartDrop } from "./cart.ts";
import { articlesDirectory, blogsDirectory } from "./blog.ts";
import { customerDrop } from "./customer.ts";
import { collectionDrop, madeUpCollection, tagsInPath } from "./collection.ts";
import { localizationDrop, requestDrop, routesDrop } from "./localization.ts";
import { metaobjectsDirectory } from "./metaobject.ts";
import { productDrop } from "./product.ts";
import { themeSettings } from "./settings.ts";
import { linklistsDirectory } from "./linklist.ts";
import { pagesDirectory, shopDrop } from "./shop.ts";

function collectionsDirectory(runtime: Runtime): DirectoryDrop {
  const all = () => [...runtime.shop.collections.values()].sort((one, two) => one.title.localeCompare(two.title));
  return new DirectoryDrop(
    () => all().map((collection) => collectionDrop(runtime, collection)),
    (handle) => {
      const collection = collectionByHandle(runtime.shop, handle);
      return collection ? collectionDrop(runtime, collection) : handle === "all" ? madeUpCollection(runtime, "all") : null;
    },
  );
}

const productsDirectory = (runtime: Runtime) =>
  new DirectoryDrop(
    () => publishedProducts(runtime.shop).map((product) => productDrop(runtime, product)),
    (handle) => {
      const product = productByHandle(runtime.shop, handle);
      return product ? productDrop(runtime, product) : null;
    },
  );

const nothing = () =>
  new DirectoryDrop(
    () => [],
    () => null,
  );

/** Objects that no page of the sandbox fills: they are there and empty. */
const EMPTY: Fields = {
  images: nothing,
  recommendations: () =>
    new LazyDrop("RecommendationsDrop", { performed: false, "performed?": false, products: [], products_count: 0, intent: null }),
  predictive_search: () =>
    new LazyDrop("PredictiveSearchDrop", {
      performed: false,
      terms: "",
      types: [],
      resources: { products: [], collections: [], pages: [], articles: [], queries: [] },
    }),
  content_for_layout: "",
  scripts: { cart_calculate_line_items: null },
  additional_checkout_buttons: false,
  content_for_additional_checkout_buttons: "",
  content_for_index: "",
  blog: null,
  article: null,
  gift_card: null,
  checkout: null,
  order: null,
};

const NOTHING_CLOSE: Fields = { product: null, collection: null, article: null, blog: null, page: null, metaobject: null };

function countryOptions({ request }: Runtime): string {
  const names = new Intl.DisplayNames([request.locale], { type: "region" });
  return COUNTRIES.map((code) => {
    const name = names.of(code) ?? code;
    return `<option value="${escapeHtml(name)}" data-provinces="[]">${escapeHtml(name)}</option>`;
  }).join("");
}

export type PageFacts = { template: string; title: string; description?: string; objects?: Fields };

/** Puts the globals of a page into its runtime. `objects`: what this page is about (product, collection, search …). */
export function fillGlobals(runtime: Runtime, facts: PageFacts): void {
  const { request, shop, theme } = runtime;
  const [name = "", suffix = ""] = facts.template.split(".");
  const [directory, base] = name.includes("/") ? name.split("/") : [null, name];
  const localPath = localUrl(runtime, request.path);
  runtime.globals = new Globals(runtime, {
    ...EMPTY,
    shop: () => shopDrop(runtime),
    cart: () => cartDrop(runtime),
    collections: () => collectionsDirectory(runtime),
    all_products: () => productsDirectory(runtime),
    linklists: () => linklistsDirectory(runtime),
    metaobjects: () => metaobjectsDirectory(runtime),
    pages: () => pagesDirectory(runtime),
    localization: () => localizationDrop(runtime),
    request: () => requestDrop(runtime),
    routes: () => routesDrop(runtime),
    blogs: () => blogsDirectory(runtime),
    articles: () => articlesDirectory(runtime),
    customer: () => runtime.customer && customerDrop(runtime, runtime.customer),
    current_tags: () => (tagsInPath(runtime).length ? tagsInPath(runtime) : null),
    settings: () => themeSettings(runtime),
    theme: { id: theme.id, name: theme.name, role: "main" },
    template: () => new ValueDrop(facts.template, { name: base, suffix: suffix || null, directory: directory ?? null }),
    handle: request.path.split("/").at(-1) ?? "",
    page_title: facts.title,
    page_description: facts.description || null,
    page_image: null,
    canonical_url: request.origin + localPath,
    current_page: Math.max(1, Number(request.query.get("page")) || 1),
    powered_by_link: `<a rel="nofollow" href="/pages/about">${shop.name}</a>`,
    country_option_tags: () => countryOptions(runtime),
    all_country_option_tags: () => countryOptions(runtime),
    closest: () => new LazyDrop("ClosestDrop", { ...NOTHING_CLOSE, ...facts.objects }),
    ...facts.objects,
  });
}
