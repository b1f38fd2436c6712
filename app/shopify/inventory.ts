/** Stock per location: the levels of one inventory item, page by page. */
import { toShopifyId } from "#app/domain/shopify-id.ts";
import type { LevelFacts } from "#app/domain/variant-facts.ts";
import { adminGraphql } from "./admin.ts";

export type LevelNode = {
  updatedAt: string;
  location: { id: string; name: string; isActive: boolean; fulfillsOnlineOrders: boolean };
  quantities: { name: string; quantity: number }[];
};

export const READ_LEVELS = `#graphql
  query ReadLevels($id: ID!, $after: String) {
    inventoryItem(id: $id) {
      inventoryLevels(first: 100, after: $after) {
        nodes {
          updatedAt
          location { id name isActive fulfillsOnlineOrders }
          quantities(names: ["available"]) { name quantity }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

type Page = { nodes: LevelNode[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

/** The levels after a cursor, to the last page. @param itemGid the inventory item's GID */
export async function readMoreLevels(shopDomain: string, itemGid: string, after: string | null): Promise<LevelNode[]> {
  const levels: LevelNode[] = [];
  for (let cursor = after; cursor !== null;) {
    const variables = { id: itemGid, after: cursor };
    const answer = await adminGraphql<{ inventoryItem: { inventoryLevels: Page } | null }>(shopDomain, READ_LEVELS, variables);
    if (!answer.inventoryItem) return levels;
    const { nodes, pageInfo } = answer.inventoryItem.inventoryLevels;
    levels.push(...nodes);
    cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  }
  return levels;
}

export function toLevelFacts({ location, quantities, updatedAt }: LevelNode): LevelFacts {
  return {
    locationId: toShopifyId(location.id),
    locationName: location.name,
    locationIsActive: location.isActive,
    locationFulfillsOnlineOrders: location.fulfillsOnlineOrders,
    availableUnits: quantities.find(({ name }) => name === "available")?.quantity ?? 0,
    updatedAt: new Date(updatedAt),
  };
}
