/** Holds on fulfilment orders: placed with a handle of ours, released by their ids. */
import type { HoldStep } from "#app/domain/plan-order-holds.ts";
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";
import { HOLD_HANDLE } from "./orders.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

export const HOLD_FULFILMENT_ORDER = `#graphql
  mutation HoldFulfilmentOrder($id: ID!, $hold: FulfillmentOrderHoldInput!) {
    fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
      fulfillmentHold { id }
      userErrors { field message code }
    }
  }
`;

export type HoldAnswer = { state: "held"; holdId: bigint } | { state: "taken" } | { state: "refused"; reason: string };

const NOT_ALLOWED = "Standby may not hold orders. Open Standby and agree to the new permissions.";

/** `taken`: our hold is there already, or somebody held it meanwhile; read the order again. */
export async function holdFulfilmentOrder(
  shopDomain: string,
  { fulfillmentOrderId, lines }: HoldStep,
  { reason, notes }: { reason: "INVENTORY_OUT_OF_STOCK" | "UNKNOWN_DELIVERY_DATE"; notes: string },
): Promise<HoldAnswer> {
  type Held = { fulfillmentOrderHold: { fulfillmentHold: { id: string } | null; userErrors: UserError[] } | null } | null;
  const some = lines?.map(({ partLineId, units }) => ({ id: gid("FulfillmentOrderLineItem", partLineId), quantity: units }));
  const hold = {
    reason,
    reasonNotes: notes,
    handle: HOLD_HANDLE,
    notifyMerchant: false,
    ...(some && { fulfillmentOrderLineItems: some }),
  };
  const id = gid("FulfillmentOrder", fulfillmentOrderId);
  const answer = (await adminGraphql<Held>(shopDomain, HOLD_FULFILMENT_ORDER, { id, hold }))?.fulfillmentOrderHold;
  if (!answer) return { state: "refused", reason: NOT_ALLOWED };
  if (answer.userErrors.some(({ code }) => code && TAKEN.includes(code))) return { state: "taken" };
  if (answer.fulfillmentHold) return { state: "held", holdId: toShopifyId(answer.fulfillmentHold.id) };
  return { state: "refused", reason: refusalOf(answer.userErrors) ?? "Shopify did not say why." };
}

const TAKEN = ["DUPLICATE_FULFILLMENT_HOLD_HANDLE", "FULFILLMENT_ORDER_NOT_SPLITTABLE"];

export const RELEASE_FULFILMENT_ORDER = `#graphql
  mutation ReleaseFulfilmentOrder($id: ID!, $holdIds: [ID!]!) {
    fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) { userErrors { field message code } }
  }
`;

/** Without ids Shopify would release other apps' holds too. @returns why Shopify refused, or null. */
export async function releaseHold(
  shopDomain: string,
  { fulfillmentOrderId, holdId }: { fulfillmentOrderId: bigint; holdId: bigint },
): Promise<string | null> {
  type Released = { fulfillmentOrderReleaseHold: { userErrors: UserError[] } | null } | null;
  const variables = { id: gid("FulfillmentOrder", fulfillmentOrderId), holdIds: [gid("FulfillmentHold", holdId)] };
  const answer = await adminGraphql<Released>(shopDomain, RELEASE_FULFILMENT_ORDER, variables);
  return answer?.fulfillmentOrderReleaseHold ? refusalOf(answer.fulfillmentOrderReleaseHold.userErrors) : NOT_ALLOWED;
}
