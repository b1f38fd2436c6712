/** `search`: products first, then pages and posts; narrowed down and sorted like a collection. */
import type { Product } from "#sandbox/store/state.ts";
import { BLOGS } from "#sandbox/storefront/content.ts";
import { filterProducts } from "#sandbox/storefront/collection-filters.ts";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import type { Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { PAGES } from "#sandbox/storefront/pages.ts";
import { articleDrop } from "./blog.ts";
import { searchSortOptions, sorted } from "./collection.ts";
import { filterDrops } from "./filter.ts";
import { productDrop } from "./product.ts";
import { pageDrop } from "./shop.ts";

/** `products`: what the words are found in. */
export type SearchFacts = { terms: string; performed: boolean; products: Product[] };

const wordsOf = (terms: string) => terms.toLowerCase().split(/\s+/).filter(Boolean);

/** Pages and posts whose title has every word. */
export function findContent(runtime: Runtime, terms: string): { pages: LazyDrop[]; articles: LazyDrop[] } {
  const words = wordsOf(terms);
  const fits = ({ title }: { title: string }) => words.length > 0 && words.every((word) => title.toLowerCase().includes(word));
  return {
    pages: PAGES.filter(fits).map((page) => pageDrop(runtime, page)),
    articles: BLOGS.flatMap((blog) => blog.posts.filter(fits).map((post) => articleDrop(runtime, blog, post))),
  };
}

export function searchDrop(runtime: Runtime, { terms, performed, products }: SearchFacts): LazyDrop {
  const { query, locale } = runtime.request;
  const types = (query.get("type") ?? "product,page,article").split(",");
  const found = types.includes("product") ? filterProducts(runtime.shop, products, query) : [];
  const shown = sorted(runtime, found);
  const { pages, articles } = findContent(runtime, terms);
  const others = [...(types.includes("page") ? pages : []), ...(types.includes("article") ? articles : [])];
  return new LazyDrop("SearchDrop", {
    performed,
    terms,
    types,
    results: () => [...shown.map((product) => productDrop(runtime, product)), ...others],
    results_count: shown.length + others.length,
    filters: () => filterDrops(runtime, products),
    default_sort_by: "relevance",
    sort_by: query.get("sort_by") ?? "",
    sort_options: () => searchSortOptions(locale),
  });
}
