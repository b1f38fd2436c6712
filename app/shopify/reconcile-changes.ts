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

/** @param cursor where the lists go on; without one, at their start */
export async function readChanges(
  shopDomain: string,
  since: Date,
  cursor: ChangesCursor = { products: "", items: "" },
): Promise<ChangesPage> {
  const variables = {
    changed: changedSince(since),
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

export const COUNT_CHANGES = `#graphql
  query CountChanges($changed: String!) {
    changed: productsCount(query: $changed, limit: null) { count }
    products: productsCount(limit: null) { count }
    variants: productVariantsCount(limit: null) { count }
  }
`;

export type ChangesCount = { changedProducts: number; products: number; variants: number };

/** How many products changed, and of how large a catalogue. Inventory items cannot be counted. */
export async function countChanges(shopDomain: string, since: Date): Promise<ChangesCount> {
  type Answer = Record<"changed" | "products" | "variants", { count: number } | null>;
  const answer = await adminGraphql<Answer>(shopDomain, COUNT_CHANGES, { changed: changedSince(since) });
  const { changed, products, variants } = answer;
  return { changedProducts: changed?.count ?? 0, products: products?.count ?? 0, variants: variants?.count ?? 0 };
}

const changedSince = (since: Date) => `updated_at:>='${since.toISOString()}'`;
const idsOf = (page: Page | undefined) => (page?.nodes ?? []).map(({ id }) => toShopifyId(id));
const cursorAfter = (page: Page | undefined) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null);
