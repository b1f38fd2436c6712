/** Variants as Shopify has them: titles, policy, tracking and stock at every location. */
import type { InventoryPolicy } from "#app/domain/offer.ts";
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import type { VariantFacts } from "#app/domain/variant-facts.ts";
import { adminGraphql } from "./admin.ts";
import { readMoreLevels, toLevelFacts, type LevelNode } from "./inventory.ts";
import { readVariantIds } from "./products.ts";

export type { VariantFacts };

/** With 20 levels each this stays under Shopify's 1,000 points for one query. */
const VARIANTS_PER_QUERY = 10;

/** What we need to know of a variant before it is assigned; twenty levels at once, more of them by pages. */
export const READ_VARIANTS = `#graphql
  query ReadVariants($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on ProductVariant {
        id
        title
        sku
        inventoryPolicy
        media(first: 1) { nodes { preview { image { url } } } }
        product { id title handle vendor status publishedAt featuredMedia { preview { image { url } } } }
        inventoryItem {
          id
          tracked
          inventoryLevels(first: 20) {
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

type ProductVisibility = { status: string; publishedAt: string | null };

export const isOnOnlineStore = ({ status, publishedAt }: ProductVisibility): boolean =>
  status === "ACTIVE" && publishedAt !== null;

type Picture = { preview: { image: { url: string } | null } | null };
export type VariantNode = {
  id?: string;
  title: string;
  sku: string | null;
  inventoryPolicy: InventoryPolicy;
  media: { nodes: Picture[] };
  product: {
    id: string;
    title: string;
    handle: string;
    vendor: string | null;
    featuredMedia: Picture | null;
  } & ProductVisibility;
  inventoryItem: {
    id: string;
    tracked: boolean;
    inventoryLevels: { nodes: LevelNode[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  };
};

/** Products stand for all their variants. Ids that Shopify no longer has are left out. */
export async function readVariants(
  shopDomain: string,
  { productIds = [], variantIds = [] }: { productIds?: bigint[]; variantIds?: bigint[] },
): Promise<VariantFacts[]> {
  const ids = [...variantIds];
  for (const productId of productIds) ids.push(...(await readVariantIds(shopDomain, productId)));
  const wanted = [...new Set(ids)].map((id) => gid("ProductVariant", id));
  const facts: VariantFacts[] = [];
  for (let start = 0; start < wanted.length; start += VARIANTS_PER_QUERY) {
    const readAt = new Date();
    const slice = wanted.slice(start, start + VARIANTS_PER_QUERY);
    const { nodes } = await adminGraphql<{ nodes: (VariantNode | null)[] }>(shopDomain, READ_VARIANTS, { ids: slice });
    for (const node of nodes) if (node?.id) facts.push(await toVariantFacts(shopDomain, node, readAt));
  }
  return facts;
}

/** @param readAt when the reading began */
export async function toVariantFacts(shopDomain: string, node: VariantNode, readAt: Date): Promise<VariantFacts> {
  const { product, inventoryItem: item } = node;
  const { nodes, pageInfo } = item.inventoryLevels;
  const more = pageInfo.hasNextPage ? await readMoreLevels(shopDomain, item.id, pageInfo.endCursor) : [];
  return {
    variantId: toShopifyId(node.id ?? ""),
    productId: toShopifyId(product.id),
    inventoryItemId: toShopifyId(item.id),
    productTitle: product.title,
    variantTitle: node.title,
    productHandle: product.handle,
    sku: node.sku ?? "",
    imageUrl: node.media.nodes[0]?.preview?.image?.url ?? product.featuredMedia?.preview?.image?.url ?? null,
    vendor: product.vendor,
    policy: node.inventoryPolicy,
    tracked: item.tracked,
    onOnlineStore: isOnOnlineStore(product),
    levels: [...nodes, ...more].map(toLevelFacts),
    readAt,
  };
}
