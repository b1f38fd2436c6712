/** Orders placed since an instant, for the waitlist entries they end. */
import { toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";

export const RECONCILE_ORDERS = `#graphql
  query ReconcileOrders($placed: String!, $after: String) {
    orders(first: 10, after: $after, query: $placed, sortKey: CREATED_AT) {
      nodes {
        createdAt
        email
        customer { id }
        lineItems(first: 40) { nodes { variant { id } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

type Node = {
  createdAt: string;
  /** Null where Shopify does not show us customers. */
  email: string | null;
  customer: { id: string } | null;
  lineItems: { nodes: { variant: { id: string } | null }[] };
};
type Answer = { orders: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null };

export type PlacedOrder = { orderedAt: Date; email: string | null; customerId: bigint | null; variantIds: bigint[] };

/** Lines beyond the fortieth are not read: the webhook has them all. */
export async function readOrdersSince(
  shopDomain: string,
  since: Date,
  after: string | null,
): Promise<{ orders: PlacedOrder[]; next: string | null }> {
  const variables = { placed: `created_at:>='${since.toISOString()}'`, after };
  const { orders } = await adminGraphql<Answer>(shopDomain, RECONCILE_ORDERS, variables);
  if (!orders) return { orders: [], next: null };
  return {
    orders: orders.nodes.map(toOrder),
    next: orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null,
  };
}

const toOrder = (node: Node): PlacedOrder => ({
  orderedAt: new Date(node.createdAt),
  email: node.email,
  customerId: node.customer && toShopifyId(node.customer.id),
  variantIds: [...new Set(node.lineItems.nodes.flatMap(({ variant }) => (variant ? [toShopifyId(variant.id)] : [])))],
});
