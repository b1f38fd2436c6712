/** Orders placed, cancelled or refunded since an instant, page by page. */
import { toShopifyId } from "#app/domain/shopify-id.ts";
import type { ToldLine, ToldOrder, ToldRefund } from "#app/domain/told-order.ts";
import { adminGraphql } from "./admin.ts";

/** With its lines, refunds and their lines this stays under Shopify's 1,000 points for one query; an empty answer costs two. */
export const RECONCILE_ORDERS = `#graphql
  query ReconcileOrders($changed: String!, $after: String) {
    orders(first: 5, after: $after, query: $changed, sortKey: UPDATED_AT) {
      nodes {
        id
        createdAt
        cancelledAt
        email
        customer { id }
        lineItems(first: 30) {
          nodes {
            quantity
            currentQuantity
            variant { id }
            customAttributes { key value }
          }
        }
        refunds(first: 20) {
          id
          createdAt
          refundLineItems(first: 20) {
            nodes {
              quantity
              restockType
              location { id }
              lineItem { variant { id } }
            }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

type Variant = { id: string } | null;
type LineNode = {
  quantity: number;
  currentQuantity: number;
  variant: Variant;
  customAttributes: { key: string; value: string | null }[];
};
type RefundNode = {
  id: string;
  createdAt: string | null;
  refundLineItems: {
    nodes: { quantity: number; restockType: string; location: { id: string } | null; lineItem: { variant: Variant } }[];
  };
};
type Node = {
  id: string;
  createdAt: string;
  cancelledAt: string | null;
  email: string | null;
  customer: { id: string } | null;
  lineItems: { nodes: LineNode[] };
  refunds: RefundNode[];
};
type Answer = { orders: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null };

/** Lines beyond the thirtieth, and beyond the twentieth of a refund, are not read: the webhooks have them all. */
export async function readOrdersSince(
  shopDomain: string,
  since: Date,
  after: string | null,
): Promise<{ orders: ToldOrder[]; next: string | null }> {
  const variables = { changed: `updated_at:>='${since.toISOString()}'`, after };
  const { orders } = await adminGraphql<Answer>(shopDomain, RECONCILE_ORDERS, variables);
  if (!orders) return { orders: [], next: null };
  return {
    orders: orders.nodes.map(toOrder),
    next: orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null,
  };
}

const idOf = (node: { id: string } | null) => node && toShopifyId(node.id);

const toOrder = (node: Node): ToldOrder => ({
  orderId: toShopifyId(node.id),
  orderedAt: new Date(node.createdAt),
  cancelledAt: node.cancelledAt ? new Date(node.cancelledAt) : null,
  email: node.email,
  customerId: idOf(node.customer),
  lines: node.lineItems.nodes.map(toLine),
  refunds: node.refunds.flatMap(toRefund),
});

const toLine = ({ quantity, currentQuantity, variant, customAttributes }: LineNode): ToldLine => ({
  variantId: idOf(variant),
  units: quantity,
  currentUnits: currentQuantity,
  properties: customAttributes.map(({ key, value }) => ({ name: key, value })),
});

/** A refund that is still being made has no date: it is read when it has. */
function toRefund({ id, createdAt, refundLineItems }: RefundNode): ToldRefund[] {
  if (!createdAt) return [];
  const lines = refundLineItems.nodes.map(({ quantity: units, restockType, location, lineItem }) => ({
    variantId: idOf(lineItem.variant),
    units,
    restocked: restockType !== "NO_RESTOCK",
    locationId: idOf(location),
  }));
  return [{ refundId: toShopifyId(id), refundedAt: new Date(createdAt), lines }];
}
