/** The catalogue in the order of ids: pages that begin after an id, so that reading may go on at any time. */
import { afterId } from "#app/domain/assign-selection.ts";
import { toShopifyId } from "#app/domain/shopify-id.ts";
import type { VariantFacts } from "#app/domain/variant-facts.ts";
import { adminGraphql } from "./admin.ts";
import { toVariantFacts, type VariantNode } from "./variants.ts";

const PRODUCTS_PER_PAGE = 25;

export const READ_PRODUCT_PAGE = `#graphql
  query ReadProductPage($query: String!, $first: Int!) {
    products(first: $first, query: $query, sortKey: ID) { nodes { id } }
  }
`;

/** The next products that a search finds. */
export async function readProductPage(shopDomain: string, { query, after }: { query: string; after: string }): Promise<string[]> {
  type Answer = { products: { nodes: { id: string }[] } };
  const variables = { query: afterId(after, query), first: PRODUCTS_PER_PAGE };
  const { products } = await adminGraphql<Answer>(shopDomain, READ_PRODUCT_PAGE, variables);
  return products.nodes.map(({ id }) => String(toShopifyId(id)));
}

export const COUNT_PRODUCTS = `#graphql
  query CountProducts($query: String) {
    productsCount(query: $query, limit: null) { count }
  }
`;

/** How many products a search finds. */
export async function countProducts(shopDomain: string, query: string): Promise<number> {
  type Answer = { productsCount: { count: number } | null };
  const { productsCount } = await adminGraphql<Answer>(shopDomain, COUNT_PRODUCTS, { query: query || null });
  return productsCount?.count ?? 0;
}

export const READ_VARIANT_PAGE = `#graphql
  query ReadVariantPage($query: String!, $first: Int!, $levels: Int!) {
    productVariants(first: $first, query: $query, sortKey: ID) {
      nodes {
        id
        title
        sku
        inventoryPolicy
        media(first: 1) { nodes { preview { image { url } } } }
        product { id title handle vendor status publishedAt featuredMedia { preview { image { url } } } }
        inventoryItem {
          id
          tracked
          inventoryLevels(first: $levels) {
            nodes {
              updatedAt
              location { id name isActive fulfillsOnlineOrders }
              quantities(names: ["available"]) { name quantity }
            }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    }
  }
`;

/** Shopify's 1,000 points for one query, with some to spare; what a variant and a level cost of them. */
const POINTS = 900;
const VARIANT_POINTS = 14;
const LEVEL_POINTS = 3;
const MOST_LEVELS = 20;

/**
 * The next variants of some products, by id; none when there are no more.
 * @param request.query narrows them; empty takes all
 * @param request.locations how many the shop has: levels beyond are read by pages, as everywhere
 */
export async function readVariantPage(
  shopDomain: string,
  request: { productIds: string[]; query: string; after: string; locations: number },
): Promise<VariantFacts[]> {
  const { productIds, query, after } = request;
  const levels = Math.min(MOST_LEVELS, Math.max(1, request.locations) + 1);
  const first = Math.floor(POINTS / (VARIANT_POINTS + LEVEL_POINTS * levels));
  const ofProducts = `product_ids:${productIds.join(",")}`;
  const variables = { query: afterId(after, query ? `${ofProducts} AND (${query})` : ofProducts), first, levels };
  const readAt = new Date();
  type Answer = { productVariants: { nodes: VariantNode[] } };
  const { productVariants } = await adminGraphql<Answer>(shopDomain, READ_VARIANT_PAGE, variables);
  return Promise.all(productVariants.nodes.map((node) => toVariantFacts(shopDomain, node, readAt)));
}
