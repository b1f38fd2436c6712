/** Which selling plan groups variants belong to, foreign apps' among them. Asked only for shops that have plans of ours. */
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";

export const RECONCILE_PLANS = `#graphql
  query ReconcilePlans($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on ProductVariant {
        id
        sellingPlanGroups(first: 20) {
          nodes { id }
          pageInfo { hasNextPage }
        }
      }
    }
  }
`;

type Node = { id?: string; sellingPlanGroups?: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean } } };

/** Left out: variants that Shopify does not show us, and those in more groups than were read. */
export async function readPlanGroups(shopDomain: string, variantIds: bigint[]): Promise<Map<bigint, bigint[]>> {
  const ids = variantIds.map((id) => gid("ProductVariant", id));
  const { nodes } = await adminGraphql<{ nodes: (Node | null)[] | null }>(shopDomain, RECONCILE_PLANS, { ids });
  return new Map(
    (nodes ?? []).flatMap((node) => {
      const groups = node?.sellingPlanGroups;
      if (!node?.id || !groups || groups.pageInfo.hasNextPage) return [];
      return [[toShopifyId(node.id), groups.nodes.map((group) => toShopifyId(group.id))] as const];
    }),
  );
}
