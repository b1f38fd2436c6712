/** Search, its suggestions while typing, and recommendations: as pages, as sections and as JSON. */
import type { Collection, Product, ShopState } from "#sandbox/store/state.ts";
import { imageUrl, isPublished, productByHandle, publishedProducts } from "./catalog.ts";
import { answerPage, openPage } from "./http/themed.ts";
import { answerHtml, answerJson, localPath, type Visit } from "./http/visit.ts";
import type { Fields, LazyDrop } from "./liquid/drop.ts";
import { collectionDrop } from "./liquid/objects/collection.ts";
import { productDrop } from "./liquid/objects/product.ts";
import { findContent, searchDrop } from "./liquid/objects/search.ts";
import type { Runtime } from "./liquid/runtime.ts";
import { productJson } from "./product-json.ts";
import { withView } from "./page-facts.ts";
import { renderSectionById } from "./theme/sections.ts";

const RECOMMENDED = 4;
const SUGGESTED = 10;

const wordsOf = (terms: string) => terms.toLowerCase().split(/\s+/).filter(Boolean);
const hasAll = (text: string, words: string[]) => words.length > 0 && words.every((word) => text.toLowerCase().includes(word));

/** Every word must be in title, tags, type or vendor; "id:1 OR handle:cup" asks for these, as lists of what was seen last do. */
function findProducts(shop: ShopState, terms: string): Product[] {
  const asked = [...terms.matchAll(/(?:^|\s)(id|handle):(\S+)/g)];
  if (asked.length) {
    const of = (by: string, name: string) => (by === "id" ? shop.products.get(Number(name)) : productByHandle(shop, name));
    return asked.flatMap(([, by = "", name = ""]) => of(by, name) ?? []).filter(isPublished);
  }
  const words = wordsOf(terms);
  const text = ({ title, productType, vendor, tags }: Product) => [title, productType, vendor, ...tags].join(" ");
  return publishedProducts(shop).filter((product) => hasAll(text(product), words));
}

export function showSearch(visit: Visit): void {
  const terms = visit.query.get("q") ?? "";
  const products = findProducts(visit.shop, terms);
  answerPage(visit, {
    template: withView(visit, "search"),
    pageType: "search",
    title: terms ? `Search: ${terms}` : "Search",
    objects: (runtime) => ({ search: () => searchDrop(runtime, { terms, performed: visit.query.has("q"), products }) }),
  });
}

/** A page that is not one: a single section of it, with the objects that were asked for. */
function answerSection(visit: Visit, template: string, section: string, objects: (runtime: Runtime) => Fields): void {
  const runtime = openPage(visit, { template, pageType: template, title: "", objects });
  const html = renderSectionById(runtime, template, section);
  answerHtml(visit, html ?? "", html === null ? 404 : 200);
}

type Found = { terms: string; types: string[]; products: Product[]; collections: Collection[] };

/** `resources[type]` and `resources[limit]`, as texts or lists. */
function find(visit: Visit): Found {
  const { query, shop } = visit;
  const terms = query.get("q") ?? "";
  const asked = [...query.getAll("resources[type]"), ...query.getAll("resources[type][]")].join(",");
  const types = (asked || "query,product,collection,page,article").split(",");
  const limit = Math.min(SUGGESTED, Number(query.get("resources[limit]")) || SUGGESTED);
  const has = (type: string) => types.includes(type);
  const collections = [...shop.collections.values()].filter(({ title }) => hasAll(title, wordsOf(terms)));
  return {
    terms,
    types,
    products: has("product") ? findProducts(shop, terms).slice(0, limit) : [],
    collections: has("collection") ? collections.slice(0, limit) : [],
  };
}

function suggestedProduct(visit: Visit, product: Product) {
  const json = productJson(visit.shop, product, visit.host, "ajax");
  const image = product.images[0];
  const picture = image && { alt: image.altText, width: image.width, height: image.height, url: imageUrl(image) };
  const url = `${localPath(visit, `/products/${product.handle}`)}?_pos=1&_psq=${encodeURIComponent(visit.query.get("q") ?? "")}`;
  return { ...json, body: product.descriptionHtml, image: picture?.url ?? null, featured_image: picture ?? null, url };
}

const content = (drops: LazyDrop[]) =>
  drops.map((drop) => Object.fromEntries(["id", "title", "handle", "url", "published_at"].map((key) => [key, drop.read(key)])));

/** /search/suggest.json, or a section with `predictive_search` filled. The sandbox proposes no queries. */
export function suggest(visit: Visit): void {
  const { terms, types, products, collections } = find(visit);
  const others = (runtime: Runtime) => {
    const { pages, articles } = findContent(runtime, terms);
    return { pages: types.includes("page") ? pages : [], articles: types.includes("article") ? articles : [] };
  };
  const predictive = (runtime: Runtime) => ({
    performed: true,
    "performed?": true,
    terms,
    types,
    resources: {
      queries: [],
      products: products.map((product) => productDrop(runtime, product)),
      collections: collections.map((collection) => collectionDrop(runtime, collection)),
      ...others(runtime),
    },
  });
  const section = visit.query.get("section_id");
  if (section) return answerSection(visit, "search", section, (own) => ({ predictive_search: () => predictive(own) }));
  const { pages, articles } = others(openPage(visit, { template: "search", pageType: "search", title: "" }));
  const results = {
    queries: [],
    products: products.map((product) => suggestedProduct(visit, product)),
    collections: collections.map(({ id, title, handle }) => ({
      id,
      title,
      handle,
      url: localPath(visit, `/collections/${handle}`),
    })),
    pages: content(pages),
    articles: content(articles),
  };
  answerJson(visit, { resources: { results } });
}

/** Products of the same kind, the sandbox's stand-in for Shopify's recommendations; nothing is chosen as complementary. */
export function recommend(visit: Visit): void {
  const { shop, query } = visit;
  const product = shop.products.get(Number(query.get("product_id")));
  const intent = query.get("intent") ?? "related";
  if (!product) return answerJson(visit, { status: 404, message: "Not Found", description: "The product was not found." }, 404);
  const others = publishedProducts(shop).filter((other) => other.id !== product.id);
  const alike = others.filter((other) => other.productType === product.productType);
  const inOrder = [...alike, ...others.filter((other) => !alike.includes(other))];
  const chosen = intent === "related" ? inOrder.slice(0, Math.min(SUGGESTED, Number(query.get("limit")) || RECOMMENDED)) : [];
  const section = query.get("section_id");
  if (!section) {
    return answerJson(visit, { intent, products: chosen.map((one) => productJson(shop, one, visit.host, "ajax")) });
  }
  answerSection(visit, "product", section, (own) => ({
    product: () => productDrop(own, product),
    recommendations: () => ({
      performed: true,
      "performed?": true,
      products: chosen.map((one) => productDrop(own, one)),
      products_count: chosen.length,
      intent,
    }),
  }));
}
