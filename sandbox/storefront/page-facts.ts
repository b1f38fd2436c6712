/** What stands at an address of the theme: template, title and objects of a page, without answering it. */
import type { Product } from "#sandbox/store/state.ts";
import { collectionByHandle, productByHandle } from "./catalog.ts";
import type { Page } from "./http/themed.ts";
import type { Visit } from "./http/visit.ts";
import { collectionDrop, madeUpCollection } from "./liquid/objects/collection.ts";
import { productDrop } from "./liquid/objects/product.ts";
import { pageDrop } from "./liquid/objects/shop.ts";
import type { Runtime } from "./liquid/runtime.ts";
import { METAOBJECTS } from "./content.ts";
import { hasPages, metaobjectDrop } from "./liquid/objects/metaobject.ts";
import { PAGES } from "./pages.ts";

const MADE_UP = new Set(["all", "vendors", "types"]);

/** `?view=` chooses another template of the same kind. */
export const withView = (visit: Visit, template: string) => {
  const view = visit.query.get("view") ?? "";
  return /^[\w-]+$/.test(view) ? `${template}.${view}` : template;
};

export const homePage = (visit: Visit): Page => ({ template: "index", pageType: "index", title: visit.shop.name });

export const cartPage = (visit: Visit): Page => ({
  template: withView(visit, "cart"),
  pageType: "cart",
  title: "Your cart",
});

export const isCollection = (visit: Visit, handle: string) =>
  MADE_UP.has(handle) || collectionByHandle(visit.shop, handle) !== undefined;

function collectionHere(runtime: Runtime, handle: string) {
  const collection = collectionByHandle(runtime.shop, handle);
  if (collection) return collectionDrop(runtime, collection);
  return MADE_UP.has(handle) ? madeUpCollection(runtime, handle) : null;
}

/** Null when there is no such collection. */
export function collectionPage(visit: Visit, handle: string): Page | null {
  if (!isCollection(visit, handle)) return null;
  return {
    template: withView(visit, "collection"),
    pageType: "collection",
    title: collectionByHandle(visit.shop, handle)?.title ?? (visit.query.get("q") || "Products"),
    objects: (runtime) => ({ collection: () => collectionHere(runtime, handle) }),
  };
}

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 320);

export function productPage(visit: Visit, product: Product, collectionHandle = ""): Page {
  const own = product.templateSuffix ? `product.${product.templateSuffix}` : "product";
  return {
    template: visit.query.has("view") ? withView(visit, "product") : own,
    pageType: "product",
    title: product.title,
    description: plain(product.descriptionHtml),
    objects: (runtime) => ({
      product: () => productDrop(runtime, product),
      collection: () => collectionHere(runtime, collectionHandle),
    }),
  };
}

/** Null when there is no such page. */
export function contentPage(visit: Visit, handle: string): Page | null {
  const page = PAGES.find((one) => one.handle === handle);
  if (!page) return null;
  return {
    template: withView(visit, "page"),
    pageType: "page",
    title: page.title,
    objects: (runtime) => ({ page: () => pageDrop(runtime, page) }),
  };
}

/** Null when there is no such metaobject, or the theme has no template for its type. */
export function metaobjectPage(visit: Visit, type: string, handle: string): Page | null {
  const found = METAOBJECTS.find((one) => one.type === type && one.handle === handle);
  if (!found || !hasPages(visit.theme, type)) return null;
  return {
    template: `metaobject/${type}`,
    pageType: "metaobject",
    title: handle,
    objects: (runtime) => ({ metaobject: () => metaobjectDrop(runtime, found) }),
  };
}

/** The page at this visit's path, for sections that are asked for beside it; the home page where nothing else stands. */
export function pageAt(visit: Visit): Page {
  const [, kind = "", handle = "", inner = "", innerHandle = ""] = visit.path.split("/");
  const product = productByHandle(visit.shop, kind === "products" ? handle : inner === "products" ? innerHandle : "");
  if (product) return productPage(visit, product, kind === "collections" ? handle : "");
  const pages: Record<string, () => Page | null> = {
    cart: () => cartPage(visit),
    collections: () => collectionPage(visit, handle),
    pages: () => (inner ? metaobjectPage(visit, handle, inner) : contentPage(visit, handle)),
  };
  return pages[kind]?.() ?? homePage(visit);
}
