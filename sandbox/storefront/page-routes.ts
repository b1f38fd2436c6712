/** The theme's pages: home, collections, products, search, cart, content pages, 404. */
import { answerJson, answerHtml, redirect, localPath, type Visit } from "./http/visit.ts";
import { answerPage, openPage } from "./http/themed.ts";
import { renderSectionById } from "./theme/sections.ts";
import { collectionByHandle, productByHandle, publishedProducts } from "./catalog.ts";
import { collectionDrop, madeUpCollection } from "./liquid/objects/collection.ts";
import { productDrop } from "./liquid/objects/product.ts";
import { findContent, searchDrop } from "./liquid/objects/search.ts";
import { pageDrop } from "./liquid/objects/shop.ts";
import type { Runtime } from "./liquid/runtime.ts";
import { PAGES } from "./pages.ts";
import { productJson, restProduct } from "./product-json.ts";
import type { Product, ShopState } from "#sandbox/store/state.ts";

const MADE_UP = new Set(["all", "vendors", "types"]);
const RECOMMENDED = 4;
const SUGGESTED = 10;

/** `?view=` chooses another template of the same kind. */
const withView = (visit: Visit, template: string) => {
  const view = visit.query.get("view") ?? "";
  return /^[\w-]+$/.test(view) ? `${template}.${view}` : template;
};

export const showHome = (visit: Visit) => answerPage(visit, { template: "index", pageType: "index", title: visit.shop.name });

export const showNotFound = (visit: Visit) =>
  answerPage(visit, { template: "404", pageType: "404", title: "404 Not Found", status: 404 });

export const showCart = (visit: Visit) =>
  answerPage(visit, { template: withView(visit, "cart"), pageType: "cart", title: "Your cart" });

export const showCollections = (visit: Visit) =>
  answerPage(visit, { template: "list-collections", pageType: "list-collections", title: "Collections" });

export function showCollection(visit: Visit, handle: string): void {
  const collection = collectionByHandle(visit.shop, handle);
  if (!collection && !MADE_UP.has(handle)) return showNotFound(visit);
  const title = collection?.title ?? (visit.query.get("q") || "Products");
  const drop = (runtime: Runtime) => (collection ? collectionDrop(runtime, collection) : madeUpCollection(runtime, handle));
  answerPage(visit, {
    template: withView(visit, "collection"),
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

export function showProduct(visit: Visit, handle: string, collectionHandle = ""): void {
  const wanted = /^(.+?)\.(js|json)$/.exec(handle);
  const product = productByHandle(visit.shop, wanted?.[1] ?? handle);
  if (!product && wanted) return answerJson(visit, { errors: "Not Found" }, 404);
  if (!product) return showNotFound(visit);
  if (wanted?.[2] === "js") return answerJson(visit, productJson(visit.shop, product, visit.host, "ajax"));
  if (wanted?.[2] === "json") return answerJson(visit, { product: restProduct(visit.shop, product, visit.origin) });
  const own = product.templateSuffix ? `product.${product.templateSuffix}` : "product";
  answerPage(visit, {
    template: visit.query.has("view") ? withView(visit, "product") : own,
    pageType: "product",
    title: product.title,
    description: plain(product.descriptionHtml),
    objects: (runtime) => ({
      product: () => productDrop(runtime, product),
      collection: () => collectionHere(runtime, collectionHandle),
    }),
  });
}

function collectionHere(runtime: Runtime, handle: string) {
  const collection = collectionByHandle(runtime.shop, handle);
  if (collection) return collectionDrop(runtime, collection);
  return MADE_UP.has(handle) ? madeUpCollection(runtime, handle) : null;
}

export function showContentPage(visit: Visit, handle: string): void {
  const page = PAGES.find((one) => one.handle === handle);
  if (!page) return showNotFound(visit);
  answerPage(visit, {
    template: withView(visit, "page"),
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
  answerPage(visit, {
    template: "search",
    pageType: "search",
    title: terms ? `Search: ${terms}` : "Search",
    objects: (runtime) => ({
      search: () => searchDrop(runtime, { terms, performed: visit.query.has("q"), products: results }),
    }),
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
  if (!section)
    return answerJson(visit, {
      resources: { results: { queries: [], collections: [], pages: [], articles: [], products: plainResults } },
    });
  const runtime = openPage(visit, {
    template: "search",
    pageType: "search",
    title: "",
    objects: (own) => ({
      predictive_search: () => ({
        performed: true,
        terms: visit.query.get("q") ?? "",
        types: ["product", "page", "article"],
        resources: {
          products: products.map((product) => productDrop(own, product)),
          collections: [],
          ...findContent(own, visit.query.get("q") ?? ""),
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

/** A product inside a collection: the same page, which then knows the collection and its neighbours. */
export function showProductInCollection(visit: Visit, collectionHandle: string, handle: string): void {
  const collection = collectionByHandle(visit.shop, collectionHandle);
  if (!collection && !MADE_UP.has(collectionHandle)) return redirect(visit, localPath(visit, `/products/${handle}`), 301);
  showProduct(visit, handle, collectionHandle);
}
