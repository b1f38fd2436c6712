/** The theme's pages: home, collections, products, search, cart, content pages, 404. */
import { answerJson, answerHtml, redirect, localPath, type Visit } from "./http/visit.ts";
import { answerPage, openPage } from "./http/themed.ts";
import { renderSectionById } from "./theme/sections.ts";
import { collectionByHandle, productByHandle, publishedProducts } from "./catalog.ts";
import { collectionDrop, madeUpCollection, sortOptions } from "./liquid/objects/collection.ts";
import { LazyDrop } from "./liquid/drop.ts";
import { productDrop } from "./liquid/objects/product.ts";
import { pageDrop } from "./liquid/objects/shop.ts";
import type { Runtime } from "./liquid/runtime.ts";
import { PAGES } from "./pages.ts";
import { productJson, restProduct } from "./product-json.ts";
import type { Product, ShopState } from "#sandbox/store/state.ts";

const MADE_UP = new Set(["all", "vendors", "types"]);
const RECOMMENDED = 4;
const SUGGESTED = 10;

export const showHome = (visit: Visit) => answerPage(visit, { template: "index", pageType: "index", title: visit.shop.name });

export const showNotFound = (visit: Visit) =>
  answerPage(visit, { template: "404", pageType: "404", title: "404 Not Found", status: 404 });

export const showCart = (visit: Visit) => answerPage(visit, { template: "cart", pageType: "cart", title: "Your cart" });

export const showCollections = (visit: Visit) =>
  answerPage(visit, { template: "list-collections", pageType: "list-collections", title: "Collections" });

export function showCollection(visit: Visit, handle: string): void {
  const collection = collectionByHandle(visit.shop, handle);
  if (!collection && !MADE_UP.has(handle)) return showNotFound(visit);
  const title = collection?.title ?? (visit.query.get("q") || "Products");
  const drop = (runtime: Runtime) => (collection ? collectionDrop(runtime, collection) : madeUpCollection(runtime, handle));
  answerPage(visit, {
    template: "collection",
    pageType: "collection",
    title,
    objects: (runtime) => ({ collection: () => drop(runtime) }),
  });
}

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 320);

/** `?view=` chooses another template, as the product's own suffix does. */
export function showProduct(visit: Visit, handle: string): void {
  const wanted = /^(.+?)\.(js|json)$/.exec(handle);
  const product = productByHandle(visit.shop, wanted?.[1] ?? handle);
  if (!product && wanted) return answerJson(visit, { errors: "Not Found" }, 404);
  if (!product) return showNotFound(visit);
  if (wanted?.[2] === "js") return answerJson(visit, productJson(visit.shop, product, visit.host, "ajax"));
  if (wanted?.[2] === "json") return answerJson(visit, { product: restProduct(visit.shop, product, visit.origin) });
  const suffix = visit.query.get("view") ?? product.templateSuffix;
  answerPage(visit, {
    template: suffix ? `product.${suffix}` : "product",
    pageType: "product",
    title: product.title,
    description: plain(product.descriptionHtml),
    objects: (runtime) => ({ product: () => productDrop(runtime, product) }),
  });
}

export function showContentPage(visit: Visit, handle: string): void {
  const page = PAGES.find((one) => one.handle === handle);
  if (!page) return showNotFound(visit);
  answerPage(visit, {
    template: "page",
    pageType: "page",
    title: page.title,
    objects: (runtime) => ({ page: () => pageDrop(runtime, page) }),
  });
}

/** Every word must be in title, tags, type or vendor. */
function searchProducts(shop: ShopState, terms: string): Product[] {
  const words = terms.toLowerCase().split(/\s+/).filter(Boolean);
  const text = (product: Product) =>
    [product.title, product.productType, product.vendor, ...product.tags].join(" ").toLowerCase();
  return words.length === 0
    ? []
    : publishedProducts(shop).filter((product) => words.every((word) => text(product).includes(word)));
}

export function showSearch(visit: Visit): void {
  const terms = visit.query.get("q") ?? "";
  const results = searchProducts(visit.shop, terms);
  const search = (runtime: Runtime) =>
    new LazyDrop("SearchDrop", {
      performed: visit.query.has("q"),
      terms,
      results: () => results.map((product) => productDrop(runtime, product)),
      results_count: results.length,
      types: ["product"],
      filters: [],
      default_sort_by: "relevance",
      sort_by: "",
      sort_options: () => sortOptions(visit.locale),
    });
  answerPage(visit, {
    template: "search",
    pageType: "search",
    title: terms ? `Search: ${terms}` : "Search",
    objects: (runtime) => ({ search: () => search(runtime) }),
  });
}

/** /search/suggest.json, or a section with `predictive_search` filled. */
export function suggest(visit: Visit): void {
  const products = searchProducts(visit.shop, visit.query.get("q") ?? "").slice(0, SUGGESTED);
  const plainResults = products.map((product) => ({
    ...productJson(visit.shop, product, visit.host, "ajax"),
    body: product.descriptionHtml,
  }));
  const section = visit.query.get("section_id");
  if (!section) return answerJson(visit, { resources: { results: { products: plainResults } } });
  const runtime = openPage(visit, {
    template: "search",
    pageType: "search",
    title: "",
    objects: (own) => ({
      predictive_search: () => ({
        performed: true,
        terms: visit.query.get("q") ?? "",
        resources: {
          products: products.map((product) => productDrop(own, product)),
          collections: [],
          pages: [],
          articles: [],
          queries: [],
        },
      }),
    }),
  });
  answerHtml(visit, renderSectionById(runtime, "search", section) ?? "");
}

/** Products of the same kind, the sandbox's stand-in for Shopify's recommendations. */
export function recommend(visit: Visit): void {
  const { shop, query } = visit;
  const product = shop.products.get(Number(query.get("product_id")));
  const others = publishedProducts(shop).filter((other) => other.id !== product?.id);
  const alike = others.filter((other) => other.productType === product?.productType);
  const chosen = [...alike, ...others.filter((other) => !alike.includes(other))].slice(
    0,
    Number(query.get("limit")) || RECOMMENDED,
  );
  const section = query.get("section_id");
  if (!section) return answerJson(visit, { products: chosen.map((one) => productJson(shop, one, visit.host, "ajax")) });
  const runtime = openPage(visit, {
    template: "product",
    pageType: "product",
    title: "",
    objects: (own) => ({
      product: () => product && productDrop(own, product),
      recommendations: () => ({
        "performed?": true,
        products: chosen.map((one) => productDrop(own, one)),
        products_count: chosen.length,
        intent: "related",
      }),
    }),
  });
  answerHtml(visit, renderSectionById(runtime, "product", section) ?? "");
}

/** Old addresses of products inside collections are the products' own. */
export const showProductInCollection = (visit: Visit, collection: string, handle: string) =>
  collectionByHandle(visit.shop, collection) || MADE_UP.has(collection)
    ? showProduct({ ...visit, path: `/products/${handle}` }, handle)
    : redirect(visit, localPath(visit, `/products/${handle}`), 301);
