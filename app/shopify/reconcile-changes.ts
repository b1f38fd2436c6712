/** Which products and inventory items Shopify changed since an instant, page by page. */
import { toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";

export const RECONCILE_CHANGES = `#graphql
  query ReconcileChanges(
    $changed: String!
    $withProducts: Boolean!
    $productsAfter: String
    $withItems: Boolean!
    $itemsAfter: String
  ) {
    products(first: 100, after: $productsAfter, query: $changed, sortKey: UPDATED_AT) @include(if: $withProducts) {
      nodes { id }
      pageInfo { hasNextPage endCursor }
    }
    inventoryItems(first: 100, after: $itemsAfter, query: $changed) @include(if: $withItems) {
      nodes { id }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

type Page = { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

/** Where each list goes on: a cursor, "" at its start, null after its end. */
export type ChangesCursor = { products: string | null; items: string | null };

export type ChangesPage = { productIds: bigint[]; inventoryItemIds: bigint[]; next: ChangesCursor | null };

export async function readChanges(shopDomain: string, since: Date, cursor: ChangesCursor): Promise<ChangesPage> {
  const variables = {
    changed: `updated_at:>='${since.toISOString()}'`,
    withProducts: cursor.products !== null,
    productsAfter: cursor.products || null,
    withItems: cursor.items !== null,
    itemsAfter: cursor.items || null,
  };
  const answer = await adminGraphql<{ products?: Page; inventoryItems?: Page }>(shopDomain, RECONCILE_CHANGES, variables);
  const next = { products: cursorAfter(answer.products), items: cursorAfter(answer.inventoryItems) };
  return {
    productIds: idsOf(answer.products),
    inventoryItemIds: idsOf(answer.inventoryItems),
    next: next.products === null && next.items === null ? null : next,
  };
}

const idsOf = (page: Page | undefined) => (page?.nodes ?? []).map(({ id }) => toShopifyId(id));
const cursorAfter = (page: Page | undefined) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null);
