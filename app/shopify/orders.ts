/** Orders with owed units: read with their fulfilment orders, tagged, given the text of their packing slip. */
import { SLIP_METAFIELD } from "#app/domain/packing-slip.ts";
import type { FulfilmentPart } from "#app/domain/plan-order-holds.ts";
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import { isSoldAhead } from "#app/domain/told-order.ts";
import { adminGraphql } from "./admin.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

/** Ours is told from other apps' by its handle, of which a fulfilment order takes one of each app. */
export const HOLD_HANDLE = "standby-owed";

export const READ_ORDER = `#graphql
  query ReadOrder($id: ID!, $withParts: Boolean!) {
    order(id: $id) {
      name
      createdAt
      cancelledAt
      customerLocale
      lineItems(first: 60) {
        nodes { id name unfulfilledQuantity variant { id } customAttributes { key value } }
      }
      fulfillmentOrders(first: 10) @include(if: $withParts) {
        nodes {
          id
          status
          supportedActions { action }
          fulfillmentHolds { id handle heldByRequestingApp }
          lineItems(first: 30) { nodes { id remainingQuantity lineItem { id } } }
        }
      }
    }
  }
`;

export type OrderLine = { lineId: bigint; name: string; units: number; variantId: bigint | null; ahead: boolean };

export type OrderRead = {
  name: string;
  orderedAt: Date;
  isCancelled: boolean;
  locale: string;
  lines: OrderLine[];
  /** Null when they were not asked for. */
  parts: FulfilmentPart[] | null;
};

type LineNode = {
  id: string;
  name: string;
  unfulfilledQuantity: number;
  variant: { id: string } | null;
  customAttributes: { key: string; value: string | null }[];
};
type PartNode = {
  id: string;
  status: string;
  supportedActions: { action: string }[];
  fulfillmentHolds: { id: string; handle: string | null; heldByRequestingApp: boolean }[];
  lineItems: { nodes: { id: string; remainingQuantity: number; lineItem: { id: string } }[] };
};
type Answer = {
  order: {
    name: string;
    createdAt: string;
    cancelledAt: string | null;
    customerLocale: string | null;
    lineItems: { nodes: LineNode[] };
    fulfillmentOrders?: { nodes: PartNode[] };
  } | null;
};

/**
 * Null when it is gone, or older than what Shopify shows us.
 * @param withParts whether we may read fulfilment orders: without permission Shopify would keep back the whole order
 */
export async function readOrder(shopDomain: string, orderId: bigint, withParts: boolean): Promise<OrderRead | null> {
  const variables = { id: gid("Order", orderId), withParts };
  const { order } = await adminGraphql<Answer>(shopDomain, READ_ORDER, variables);
  if (!order) return null;
  return {
    name: order.name,
    orderedAt: new Date(order.createdAt),
    isCancelled: order.cancelledAt !== null,
    locale: order.customerLocale ?? "en",
    lines: order.lineItems.nodes.map(toLine),
    parts: order.fulfillmentOrders?.nodes.map(toPart) ?? null,
  };
}

const toLine = ({ id, name, unfulfilledQuantity, variant, customAttributes }: LineNode): OrderLine => ({
  lineId: toShopifyId(id),
  name,
  units: unfulfilledQuantity,
  variantId: variant && toShopifyId(variant.id),
  ahead: isSoldAhead(customAttributes.map(({ key: name, value }) => ({ name, value }))),
});

const OVER = ["CLOSED", "CANCELLED", "INCOMPLETE"];

function toPart({ id, status, supportedActions, fulfillmentHolds, lineItems }: PartNode): FulfilmentPart {
  const own = fulfillmentHolds.find((hold) => hold.heldByRequestingApp && hold.handle === HOLD_HANDLE);
  return {
    fulfillmentOrderId: toShopifyId(id),
    open: !OVER.includes(status),
    held: fulfillmentHolds.length > 0,
    ownHoldId: own ? toShopifyId(own.id) : null,
    canHold: supportedActions.some(({ action }) => action === "HOLD"),
    lines: lineItems.nodes.map((line) => ({
      partLineId: toShopifyId(line.id),
      lineId: toShopifyId(line.lineItem.id),
      units: line.remainingQuantity,
    })),
  };
}

export const READ_LINES = `#graphql
  query ReadLines($ids: [ID!]!) { nodes(ids: $ids) { ... on LineItem { id unfulfilledQuantity } } }
`;

const LINES_PER_QUERY = 100;

/** Units still to be shipped, by line; a line that is gone is not among them. */
export async function readLineUnits(shopDomain: string, lineIds: bigint[]): Promise<Map<bigint, number>> {
  type Lines = { nodes: ({ id?: string; unfulfilledQuantity: number } | null)[] };
  const units = new Map<bigint, number>();
  for (let start = 0; start < lineIds.length; start += LINES_PER_QUERY) {
    const ids = lineIds.slice(start, start + LINES_PER_QUERY).map((id) => gid("LineItem", id));
    const { nodes } = await adminGraphql<Lines>(shopDomain, READ_LINES, { ids });
    for (const node of nodes) if (node?.id) units.set(toShopifyId(node.id), node.unfulfilledQuantity);
  }
  return units;
}

export const ADD_TAGS = `#graphql
  mutation AddTags($id: ID!, $tags: [String!]!) {
    tagsAdd(id: $id, tags: $tags) { userErrors { field message } }
  }
`;

const NOT_ALLOWED = "Standby may not change orders. Open Standby and agree to the new permissions.";

/** Tags that are there stay, and are not added twice. @returns why Shopify refused, or null. */
export async function addTags(shopDomain: string, orderId: bigint, tags: string[]): Promise<string | null> {
  type Added = { tagsAdd: { userErrors: UserError[] } | null } | null;
  const answer = await adminGraphql<Added>(shopDomain, ADD_TAGS, { id: gid("Order", orderId), tags });
  return answer?.tagsAdd ? refusalOf(answer.tagsAdd.userErrors) : NOT_ALLOWED;
}

export const WRITE_SLIP = `#graphql
  mutation WriteSlip($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { userErrors { field message code } }
  }
`;

/** @returns why Shopify refused, or null. */
export async function writeSlip(shopDomain: string, orderId: bigint, value: string): Promise<string | null> {
  type Written = { metafieldsSet: { userErrors: UserError[] } | null } | null;
  const metafields = [{ ownerId: gid("Order", orderId), ...SLIP_METAFIELD, value }];
  const answer = await adminGraphql<Written>(shopDomain, WRITE_SLIP, { metafields });
  return answer?.metafieldsSet ? refusalOf(answer.metafieldsSet.userErrors) : NOT_ALLOWED;
}
