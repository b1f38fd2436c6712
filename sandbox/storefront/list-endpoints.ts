/** Lists that themes' scripts read: /products.json, /collections.json, /collections/HANDLE.json and …/products.json. */
import type { Collection, Product, ShopState } from "#sandbox/store/state.ts";
import { collectionByHandle, imageUrl, isAvailable, isPublished, publishedProducts } from "./catalog.ts";
import { answerJson, type Visit } from "./http/visit.ts";
import { restProduct } from "./product-json.ts";

const USUAL = 30;
const MOST = 250;

/** `?limit=` and `?page=`. */
function pageOf<Item>({ query }: Visit, items: Item[]): Item[] {
  const limit = Math.min(MOST, Math.max(1, Number(query.get("limit")) || USUAL));
  const start = (Math.max(1, Number(query.get("page")) || 1) - 1) * limit;
  return items.slice(start, start + limit);
}

/** As /products/HANDLE.json has it, but with tags as a list, and with what can be bought instead of stock. */
function listed({ shop, origin }: Visit, product: Product) {
  const { image: _image, template_suffix: _suffix, published_scope: _scope, ...rest } = restProduct(shop, product, origin);
  return {
    ...rest,
    tags: product.tags,
    variants: rest.variants.map(({ image_id: imageId, ...variant }) => ({
      ...variant,
      featured_image: rest.images.find(({ id }) => id === imageId) ?? null,
      available: isAvailable(shop, shop.variants.get(variant.id)!),
      compare_at_price: variant.compare_at_price || null,
    })),
  };
}

const answerProducts = (visit: Visit, products: Product[]) =>
  answerJson(visit, { products: pageOf(visit, products).map((product) => listed(visit, product)) });

const productsIn = (shop: ShopState, { productIds }: Collection) =>
  productIds.flatMap((id) => shop.products.get(id) ?? []).filter(isPublished);

function collectionJson(visit: Visit, collection: Collection) {
  const products = productsIn(visit.shop, collection);
  const image = products.flatMap(({ images }) => images)[0];
  return {
    id: collection.id,
    title: collection.title,
    handle: collection.handle,
    description: collection.descriptionHtml,
    published_at: collection.updatedAt,
    updated_at: collection.updatedAt,
    image: image ? { id: image.id, alt: image.altText || null, src: visit.origin + imageUrl(image) } : null,
    products_count: products.length,
  };
}

const answerNotFound = (visit: Visit) => answerJson(visit, { errors: "Not Found" }, 404);

export const listProducts = (visit: Visit) => answerProducts(visit, publishedProducts(visit.shop));

export function listCollectionProducts(visit: Visit, handle: string): void {
  const collection = collectionByHandle(visit.shop, handle);
  if (!collection && handle !== "all") return answerNotFound(visit);
  answerProducts(visit, collection ? productsIn(visit.shop, collection) : publishedProducts(visit.shop));
}

export const listCollections = (visit: Visit) =>
  answerJson(visit, {
    collections: pageOf(visit, [...visit.shop.collections.values()]).map((collection) => collectionJson(visit, collection)),
  });

export function showCollectionJson(visit: Visit, handle: string): void {
  const collection = collectionByHandle(visit.shop, handle);
  if (!collection) return answerNotFound(visit);
  answerJson(visit, { collection: collectionJson(visit, collection) });
}
