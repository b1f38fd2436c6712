/** `collection` in the order asked for, and the collection of everything. */
import { gid } from "#sandbox/store/gid.ts";
import type { Collection, Product, ShopState } from "#sandbox/store/state.ts";
import { isPublished, publishedProducts, variantsOf } from "#sandbox/storefront/catalog.ts";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { dropOf, localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { filterProducts } from "#sandbox/storefront/collection-filters.ts";
import { handleize } from "#sandbox/storefront/liquid/filters/strings.ts";
import { filterDrops } from "./filter.ts";
import { imageDrop } from "./media.ts";
import { MetafieldsDrop } from "./metafields.ts";
import { productDrop } from "./product.ts";

const DEFAULT_SORT = "manual";

const lowestPrice = (shop: ShopState, product: Product) =>
  Math.min(...variantsOf(shop, product).map(({ priceCents }) => priceCents));

type Order = (shop: ShopState) => (one: Product, two: Product) => number;

const SORTS: Record<string, { name: Record<string, string>; order: Order }> = {
  manual: { name: { en: "Featured", de: "Empfohlen", fr: "En vedette", ja: "おすすめ" }, order: () => () => 0 },
  "title-ascending": {
    name: { en: "Alphabetically, A–Z", de: "Alphabetisch, A–Z", fr: "Alphabétique, A à Z", ja: "名前順" },
    order: () => (one, two) => one.title.localeCompare(two.title),
  },
  "title-descending": {
    name: { en: "Alphabetically, Z–A", de: "Alphabetisch, Z–A", fr: "Alphabétique, Z à A", ja: "名前の逆順" },
    order: () => (one, two) => two.title.localeCompare(one.title),
  },
  "price-ascending": {
    name: { en: "Price, low to high", de: "Preis, aufsteigend", fr: "Prix, croissant", ja: "価格の安い順" },
    order: (shop) => (one, two) => lowestPrice(shop, one) - lowestPrice(shop, two),
  },
  "price-descending": {
    name: { en: "Price, high to low", de: "Preis, absteigend", fr: "Prix, décroissant", ja: "価格の高い順" },
    order: (shop) => (one, two) => lowestPrice(shop, two) - lowestPrice(shop, one),
  },
  "created-descending": {
    name: { en: "Date, new to old", de: "Neueste zuerst", fr: "Date, plus récent", ja: "新着順" },
    order: () => (one, two) => two.createdAt.localeCompare(one.createdAt),
  },
};

const sortOptions = (locale: string) =>
  Object.entries(SORTS).map(([value, { name }]) => ({ value, name: name[locale.split("-")[0] ?? "en"] ?? name.en }));

const RELEVANCE: Record<string, string> = { en: "Relevance", de: "Relevanz", fr: "Pertinence", ja: "関連度" };

/** A search is sorted by relevance, which is how its products are found, or by price. */
export const searchSortOptions = (locale: string) => [
  { value: "relevance", name: RELEVANCE[locale.split("-")[0] ?? "en"] ?? RELEVANCE.en },
  ...sortOptions(locale).filter(({ value }) => value.startsWith("price-")),
];

/** As `?sort_by=` says; as they are where it says nothing that is known. */
export function sorted({ shop, request }: Runtime, products: Product[], byDefault = "relevance"): Product[] {
  const order = SORTS[request.query.get("sort_by") ?? byDefault]?.order(shop);
  return order ? [...products].sort(order) : products;
}

/** Tags in the address: /collections/coats/rain+wool. */
export const tagsInPath = ({ request }: Runtime) => {
  const [, , , tags = ""] = request.path.split("/");
  return request.path.startsWith("/collections/") ? tags.split("+").filter(Boolean) : [];
};

const hasTags = (runtime: Runtime, product: Product) =>
  tagsInPath(runtime).every((tag) => product.tags.some((own) => handleize(own) === tag));

function inOrder(runtime: Runtime, products: Product[]): Product[] {
  const { query } = runtime.request;
  const shown = filterProducts(runtime.shop, products, query).filter((product) => hasTags(runtime, product));
  return sorted(runtime, shown, DEFAULT_SORT);
}

const unique = (values: string[]) => [...new Set(values)].filter(Boolean).sort();

/** The neighbour of the product that the page is about: /collections/coats/products/parka. */
function beside(runtime: Runtime, products: Product[], step: number): LazyDrop | null {
  const handle = /\/products\/([^/]+)$/.exec(runtime.request.path)?.[1];
  const here = products.findIndex((product) => product.handle === handle);
  const product = here < 0 ? undefined : products[here + step];
  return product ? productDrop(runtime, product) : null;
}

type Facts = { id: number; title: string; handle: string; descriptionHtml: string; updatedAt: string; products: Product[] };

function makeCollection(runtime: Runtime, facts: Facts): LazyDrop {
  const { products } = facts;
  const image = () => {
    const product = products.find(({ images }) => images.length > 0);
    return product?.images[0] ? imageDrop(runtime, product.images[0], product) : null;
  };
  return new LazyDrop(facts.title, {
    id: facts.id,
    title: facts.title,
    handle: facts.handle,
    description: facts.descriptionHtml,
    url: localUrl(runtime, `/collections/${facts.handle}`),
    products: () => inOrder(runtime, products).map((product) => productDrop(runtime, product)),
    products_count: () => inOrder(runtime, products).length,
    all_products_count: products.length,
    all_tags: () => unique(products.flatMap(({ tags }) => tags)),
    tags: () => unique(products.flatMap(({ tags }) => tags)),
    all_types: () => unique(products.map(({ productType }) => productType)),
    all_vendors: () => unique(products.map(({ vendor }) => vendor)),
    current_type: null,
    current_vendor: null,
    default_sort_by: DEFAULT_SORT,
    sort_by: runtime.request.query.get("sort_by") ?? "",
    sort_options: () => sortOptions(runtime.request.locale),
    filters: () => filterDrops(runtime, products),
    next_product: () => beside(runtime, products, 1),
    previous_product: () => beside(runtime, products, -1),
    image,
    featured_image: image,
    published_at: facts.updatedAt,
    template_suffix: null,
    metafields: () => new MetafieldsDrop(runtime, gid("Collection", facts.id)),
  });
}

export function collectionDrop(runtime: Runtime, collection: Collection): LazyDrop {
  return dropOf(runtime, `collection:${collection.id}`, () => {
    const products = collection.productIds.flatMap((id) => runtime.shop.products.get(id) ?? []).filter(isPublished);
    return makeCollection(runtime, { ...collection, products });
  });
}

/** /collections/all, /collections/vendors?q= and /collections/types?q=, which exist in every shop. */
export function madeUpCollection(runtime: Runtime, handle: string): LazyDrop {
  return dropOf(runtime, `collection:${handle}`, () => {
    const all = publishedProducts(runtime.shop);
    const wanted = runtime.request.query.get("q") ?? "";
    const lists: Record<string, Product[]> = {
      vendors: all.filter(({ vendor }) => vendor === wanted),
      types: all.filter(({ productType }) => productType === wanted),
    };
    const title = handle === "all" ? "Products" : wanted;
    const facts = { id: 0, title, handle, descriptionHtml: "", updatedAt: runtime.shop.createdAt };
    return makeCollection(runtime, { ...facts, products: lists[handle] ?? all });
  });
}
