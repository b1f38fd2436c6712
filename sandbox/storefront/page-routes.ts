/** The theme's pages: home, collections, products, cart, content pages, 404. */
import { productByHandle } from "./catalog.ts";
import { answerPage } from "./http/themed.ts";
import { answerJson, localPath, redirect, type Visit } from "./http/visit.ts";
import { cartPage, collectionPage, contentPage, homePage, isCollection, metaobjectPage, productPage } from "./page-facts.ts";
import { productJson, restProduct } from "./product-json.ts";

export const showHome = (visit: Visit) => answerPage(visit, homePage(visit));

export const showNotFound = (visit: Visit) =>
  answerPage(visit, { template: "404", pageType: "404", title: "404 Not Found", status: 404 });

export const showCart = (visit: Visit) => answerPage(visit, cartPage(visit));

export const showCollections = (visit: Visit) =>
  answerPage(visit, { template: "list-collections", pageType: "list-collections", title: "Collections" });

export function showCollection(visit: Visit, handle: string): void {
  const page = collectionPage(visit, handle);
  if (!page) return showNotFound(visit);
  answerPage(visit, page);
}

export function showProduct(visit: Visit, handle: string, collectionHandle = ""): void {
  const wanted = /^(.+?)\.(js|json)$/.exec(handle);
  const product = productByHandle(visit.shop, wanted?.[1] ?? handle);
  if (!product && wanted) return answerJson(visit, { errors: "Not Found" }, 404);
  if (!product) return showNotFound(visit);
  if (wanted?.[2] === "js") return answerJson(visit, productJson(visit.shop, product, visit.host, "ajax"));
  if (wanted?.[2] === "json") return answerJson(visit, { product: restProduct(visit.shop, product, visit.origin) });
  answerPage(visit, productPage(visit, product, collectionHandle));
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

export function showContentPage(visit: Visit, handle: string): void {
  const page = contentPage(visit, handle);
  if (!page) return showNotFound(visit);
  answerPage(visit, page);
}

export function showMetaobject(visit: Visit, type: string, handle: string): void {
  const page = metaobjectPage(visit, type, handle);
  if (!page) return showNotFound(visit);
  answerPage(visit, page);
}

/** A product inside a collection: the same page, which then knows the collection and its neighbours. */
export function showProductInCollection(visit: Visit, collectionHandle: string, handle: string): void {
  if (!isCollection(visit, collectionHandle)) return redirect(visit, localPath(visit, `/products/${handle}`), 301);
  showProduct(visit, handle, collectionHandle);
}
