/** Variants as the reconciler reads them: stock, names, policy and the offer metafield, many in one request. */
import { OFFER_METAFIELD } from "#app/domain/offer-metafield.ts";
import type { InventoryPolicy } from "#app/domain/offer.ts";
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import type { VariantReading } from "#app/domain/variant-reading.ts";
import { adminGraphql } from "./admin.ts";
import { readMoreLevels, toLevelFacts, type LevelNode } from "./inventory.ts";
import { readPlanGroups } from "./reconcile-plans.ts";
import { isOnOnlineStore } from "./variants.ts";

/** With eight levels each this stays under Shopify's 1,000 points for one query. */
export const READINGS_PER_QUERY = 30;

export const RECONCILE_VARIANTS = `#graphql
  query ReconcileVariants($ids: [ID!]!, $namespace: String!, $key: String!) {
    nodes(ids: $ids) {
      ... on ProductVariant {
        id
        title
        sku
        inventoryPolicy
        product { id title handle vendor updatedAt status publishedAt }
        metafield(namespace: $namespace, key: $key) { value }
        inventoryItem {
          id
          tracked
          inventoryLevels(first: 8) {
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

type Node = {
  id?: string;
  title: string;
  sku: string | null;
  inventoryPolicy: InventoryPolicy;
  product: {
    id: string;
    title: string;
    handle: string;
    vendor: string;
    updatedAt: string;
    status: string;
    publishedAt: string | null;
  };
  metafield: { value: string } | null;
  inventoryItem: {
    id: string;
    tracked: boolean;
    inventoryLevels: { nodes: LevelNode[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  };
};

/** At most `READINGS_PER_QUERY` of them. Those that Shopify no longer has are left out. */
export async function readForReconciling(
  shopDomain: string,
  variantIds: bigint[],
  { withPlans = false }: { withPlans?: boolean } = {},
): Promise<VariantReading[]> {
  const readAt = new Date();
  const ids = variantIds.map((id) => gid("ProductVariant", id));
  const { namespace, key } = OFFER_METAFIELD;
  const variables = { ids, namespace, key };
  const { nodes } = await adminGraphql<{ nodes: (Node | null)[] }>(shopDomain, RECONCILE_VARIANTS, variables);
  const readings: VariantReading[] = [];
  const planGroups = withPlans ? await readPlanGroups(shopDomain, variantIds) : new Map<bigint, bigint[]>();
  for (const node of nodes) if (node?.id) readings.push(await toReading(shopDomain, node, { readAt, planGroups }));
  return readings;
}

async function toReading(
  shopDomain: string,
  node: Node,
  { readAt, planGroups }: { readAt: Date; planGroups: Map<bigint, bigint[]> },
): Promise<VariantReading> {
  const { product, inventoryItem: item } = node;
  const { nodes, pageInfo } = item.inventoryLevels;
  const more = pageInfo.hasNextPage ? await readMoreLevels(shopDomain, item.id, pageInfo.endCursor) : [];
  return {
    facts: {
      variantId: toShopifyId(node.id ?? ""),
      productId: toShopifyId(product.id),
      inventoryItemId: toShopifyId(item.id),
      productTitle: product.title,
      variantTitle: node.title,
      productHandle: product.handle,
      sku: node.sku ?? "",
      imageUrl: null,
      vendor: product.vendor,
      policy: node.inventoryPolicy,
      tracked: item.tracked,
      onOnlineStore: isOnOnlineStore(product),
      levels: [...nodes, ...more].map(toLevelFacts),
      readAt,
    },
    productUpdatedAt: new Date(product.updatedAt),
    metafield: node.metafield?.value ?? null,
    planGroupIds: planGroups.get(toShopifyId(node.id ?? "")) ?? null,
  };
}
