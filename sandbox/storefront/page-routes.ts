/** The theme's pages: home, collections, products, cart, content pages, 404. */
import { answerJson, redirect, localPath, type Visit } from "./http/visit.ts";
import { answerPage } from "./http/themed.ts";
import { collectionByHandle, productByHandle } from "./catalog.ts";
import { collectionDrop, madeUpCollection } from "./liquid/objects/collection.ts";
import { productDrop } from "./liquid/objects/product.ts";
import { pageDrop } from "./liquid/objects/shop.ts";
import type { Runtime } from "./liquid/runtime.ts";
import { PAGES } from "./pages.ts";
import { productJson, restProduct } from "./product-json.ts";

const MADE_UP = new Set(["all", "vendors", "types"]);

/** `?view=` chooses another template of the same kind. */
export const withView = (visit: Visit, template: string) => {
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

/** /variants/ID: the page of its product with that variant, of which themes ask a section (Dawn: what can be picked up). */
export function showVariant(visit: Visit, id: string): void {
  const variant = visit.shop.variants.get(Number(id));
  const product = variant && visit.shop.products.get(variant.productId);
  if (!product) return showNotFound(visit);
  const query = new URLSearchParams(visit.query);
  query.set("variant", id);
  const path = `/products/${product.handle}`;
  if (!query.has("section_id")) return redirect(visit, `${localPath(visit, path)}?${query}`);
  showProduct({ ...visit, path, query }, product.handle);
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

/** A product inside a collection: the same page, which then knows the collection and its neighbours. */
export function showProductInCollection(visit: Visit, collectionHandle: string, handle: string): void {
  const collection = collectionByHandle(visit.shop, collectionHandle);
  if (!collection && !MADE_UP.has(collectionHandle)) return redirect(visit, localPath(visit, `/products/${handle}`), 301);
  showProduct(visit, handle, collectionHandle);
}
