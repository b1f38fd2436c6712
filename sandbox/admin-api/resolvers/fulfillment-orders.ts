/** Fulfilment orders: reading, holding, releasing, splitting, shipping. */
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { userError } from "#sandbox/admin-api/errors.ts";
import { lookUp, readId } from "#sandbox/admin-api/ids.ts";
import { fulfillmentObject } from "#sandbox/admin-api/objects/fulfillment.ts";
import { fulfillmentOrderObject, holdObject } from "#sandbox/admin-api/objects/fulfillment-order.ts";
import { fulfillOrder, type Shipped } from "#sandbox/store/operations/fulfill-order.ts";
import {
  holdFulfillmentOrder,
  releaseHolds,
  splitFulfillmentOrder,
  type Units,
} from "#sandbox/store/operations/hold-fulfillment-order.ts";
import type { FulfillmentOrder } from "#sandbox/store/state.ts";

type UnitsInput = { id: string; quantity: number };
type HoldInput = {
  handle?: string | null;
  reason: string;
  reasonNotes?: string | null;
  externalId?: string | null;
  fulfillmentOrderLineItems?: UnitsInput[] | null;
};
type SplitInput = { fulfillmentOrderId: string; fulfillmentOrderLineItems: UnitsInput[] };
type FulfillInput = {
  lineItemsByFulfillmentOrder: { fulfillmentOrderId: string; fulfillmentOrderLineItems?: UnitsInput[] | null }[];
  trackingInfo?: {
    company?: string | null;
    number?: string | null;
    numbers?: string[] | null;
    url?: string | null;
    urls?: string[] | null;
  } | null;
};

const NOT_FOUND = "Fulfillment order does not exist.";
const find = (call: Call, id: string) => lookUp(call.shop.fulfillmentOrders, "FulfillmentOrder", id);
const readUnits = (lines: UnitsInput[]): Units[] =>
  lines.map(({ id, quantity }) => ({ id: readId("FulfillmentOrderLineItem", id) ?? 0, quantity }));

function hold({ id, fulfillmentHold: input }: { id: string; fulfillmentHold: HoldInput }, call: Call) {
  const refuse = (error: ReturnType<typeof userError>) => ({
    fulfillmentHold: null,
    fulfillmentOrder: null,
    remainingFulfillmentOrder: null,
    userErrors: [error],
  });
  const fulfillmentOrder = find(call, id);
  if (!fulfillmentOrder) return refuse(userError(["id"], NOT_FOUND, "FULFILLMENT_ORDER_NOT_FOUND"));
  const result = holdFulfillmentOrder(call.context, call.shop, fulfillmentOrder, {
    handle: input.handle ?? "",
    reason: input.reason,
    reasonNotes: input.reasonNotes ?? null,
    externalId: input.externalId ?? null,
    lines: readUnits(input.fulfillmentOrderLineItems ?? []),
  });
  if (!result.ok) return refuse(userError(result.field, result.message, result.code));
  return {
    fulfillmentHold: holdObject(call, result.hold),
    fulfillmentOrder: fulfillmentOrderObject(call, fulfillmentOrder),
    remainingFulfillmentOrder: result.remaining && fulfillmentOrderObject(call, result.remaining),
    userErrors: [],
  };
}

type ReleaseArgs = { id: string; holdIds?: string[] | null };

function release({ id, holdIds }: ReleaseArgs, call: Call) {
  const fulfillmentOrder = find(call, id);
  if (!fulfillmentOrder) {
    return { fulfillmentOrder: null, userErrors: [userError(["id"], NOT_FOUND, "FULFILLMENT_ORDER_NOT_FOUND")] };
  }
  const ids = holdIds?.map((holdId) => readId("FulfillmentHold", holdId) ?? 0) ?? null;
  releaseHolds(call.context, call.shop, fulfillmentOrder, ids);
  return { fulfillmentOrder: fulfillmentOrderObject(call, fulfillmentOrder), userErrors: [] };
}

function split({ fulfillmentOrderSplits }: { fulfillmentOrderSplits: SplitInput[] }, call: Call) {
  const fulfillmentOrders = [];
  for (const [index, input] of fulfillmentOrderSplits.entries()) {
    const at = ["fulfillmentOrderSplits", String(index)];
    const fulfillmentOrder = find(call, input.fulfillmentOrderId);
    if (!fulfillmentOrder) {
      const error = userError([...at, "fulfillmentOrderId"], NOT_FOUND, "FULFILLMENT_ORDER_NOT_FOUND");
      return { fulfillmentOrderSplits: null, userErrors: [error] };
    }
    const units = readUnits(input.fulfillmentOrderLineItems);
    const result = splitFulfillmentOrder(call.context, call.shop, fulfillmentOrder, units);
    if (!result.ok) return { fulfillmentOrderSplits: null, userErrors: [userError(at, result.message)] };
    fulfillmentOrders.push({
      fulfillmentOrder: fulfillmentOrderObject(call, fulfillmentOrder),
      remainingFulfillmentOrder: fulfillmentOrderObject(call, result.remaining),
      replacementFulfillmentOrder: null,
    });
  }
  return { fulfillmentOrderSplits: fulfillmentOrders, userErrors: [] };
}

function fulfill({ fulfillment: input }: { fulfillment: FulfillInput }, call: Call) {
  const parts: Shipped[] = [];
  for (const { fulfillmentOrderId, fulfillmentOrderLineItems } of input.lineItemsByFulfillmentOrder) {
    const fulfillmentOrder = find(call, fulfillmentOrderId);
    if (!fulfillmentOrder) return { fulfillment: null, userErrors: [userError(["fulfillment"], NOT_FOUND)] };
    parts.push({ fulfillmentOrder, lines: fulfillmentOrderLineItems?.length ? readUnits(fulfillmentOrderLineItems) : null });
  }
  const { company, number, numbers, url, urls } = input.trackingInfo ?? {};
  const tracking = { company: company ?? null, numbers: numbers ?? (number ? [number] : []), urls: urls ?? (url ? [url] : []) };
  const result = fulfillOrder(call.context, call.shop, parts, tracking);
  if (!result.ok) return { fulfillment: null, userErrors: [userError(["fulfillment"], result.message)] };
  return { fulfillment: fulfillmentObject(call, result.fulfillment), userErrors: [] };
}

const isOpen = ({ status }: FulfillmentOrder) => status !== "CLOSED" && status !== "CANCELLED";

export const fulfillmentOrders: ResolverGroup = {
  query: {
    fulfillmentOrder({ id }: { id: string }, call) {
      const found = find(call, id);
      return found ? fulfillmentOrderObject(call, found) : null;
    },
    fulfillmentOrders(args: PageArgs & { includeClosed?: boolean | null }, call) {
      const found = [...call.shop.fulfillmentOrders.values()].filter((one) => args.includeClosed || isOpen(one));
      return connectionById(found, args, (one) => fulfillmentOrderObject(call, one));
    },
  },
  mutation: {
    fulfillmentOrderHold: hold,
    fulfillmentOrderReleaseHold: release,
    fulfillmentOrderSplit: split,
    fulfillmentCreate: fulfill,
  },
};
