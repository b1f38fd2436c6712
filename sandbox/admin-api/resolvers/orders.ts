/** Orders: reading, changing, cancelling, refunding. */
import type { GraphQLResolveInfo } from "graphql";
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { userError } from "#sandbox/admin-api/errors.ts";
import { idempotently, type Outcome } from "#sandbox/admin-api/idempotent.ts";
import { lookUp, readId } from "#sandbox/admin-api/ids.ts";
import { readAddress, type MailingAddressInput } from "#sandbox/admin-api/objects/mailing-address.ts";
import { toCents } from "#sandbox/admin-api/objects/money.ts";
import { orderObject } from "#sandbox/admin-api/objects/order.ts";
import { refundObject } from "#sandbox/admin-api/objects/refund.ts";
import { search, type SearchFields } from "#sandbox/admin-api/search-query.ts";
import { sorted } from "#sandbox/admin-api/sort.ts";
import { visibleOrder, visibleOrders } from "#sandbox/admin-api/visible-orders.ts";
import { gid } from "#sandbox/store/gid.ts";
import { cancelOrder } from "#sandbox/store/operations/cancel-order.ts";
import { refundOrder, type RefundedLine } from "#sandbox/store/operations/refund-order.ts";
import { updateOrder, type OrderChanges } from "#sandbox/store/operations/update-order.ts";
import type { Order } from "#sandbox/store/state.ts";

type ListArgs = PageArgs & { query?: string | null; sortKey?: string | null };

const FIELDS: SearchFields<Order> = {
  id: (order) => order.id,
  name: (order) => [order.name, order.name.replace("#", "")],
  email: (order) => order.email,
  tag: (order) => order.tags,
  status: (order) => (order.cancelledAt ? "cancelled" : "open"),
  financial_status: (order) => order.financialStatus,
  customer_id: (order) => order.customerId,
  cart_token: (order) => order.cartToken,
  checkout_token: (order) => order.checkoutToken,
  source_name: (order) => order.sourceName,
  sku: (order) => order.lineItems.map(({ sku }) => sku),
  created_at: (order) => order.createdAt,
  processed_at: (order) => order.createdAt,
  updated_at: (order) => order.updatedAt,
};

const SORTS = {
  PROCESSED_AT: (order: Order) => Date.parse(order.createdAt),
  CREATED_AT: (order: Order) => Date.parse(order.createdAt),
  UPDATED_AT: (order: Order) => Date.parse(order.updatedAt),
  TOTAL_PRICE: (order: Order) => order.totalCents,
  ORDER_NUMBER: (order: Order) => Number(order.name.replace(/\D/g, "")),
};

const find = (call: Call, query: string | null | undefined) =>
  search(visibleOrders(call), query, { fields: FIELDS, words: ["name", "email", "tag", "sku"] });

type UpdateInput = Partial<Pick<Order, "email" | "phone" | "note" | "tags" | "customAttributes">> & {
  id: string;
  shippingAddress?: MailingAddressInput | null;
};

function update({ input }: { input: UpdateInput }, call: Call) {
  const { id, shippingAddress, ...fields } = input;
  const order = visibleOrder(call, id);
  if (!order) return { order: null, userErrors: [userError(["id"], "Order does not exist")] };
  const changes: OrderChanges = { ...fields, ...(shippingAddress ? { shippingAddress: readAddress(shippingAddress) } : {}) };
  updateOrder(call.context, call.shop, order, changes);
  return { order: orderObject(call, order), userErrors: [] };
}

type CancelArgs = {
  orderId: string;
  reason: string;
  restock: boolean;
  refund?: boolean | null;
  refundMethod?: { originalPaymentMethodsRefund?: boolean | null } | null;
  staffNote?: string | null;
};

const MOST_NOTE_LETTERS = 255;

function cancel(args: CancelArgs, call: Call) {
  const answer = (message?: string, code = "INVALID", field = ["orderId"]) => ({
    job: message ? null : { __typename: "Job", id: gid("Job", call.context.store.nextId()), done: true },
    orderCancelUserErrors: message ? [userError(field, message, code)] : [],
    userErrors: message ? [userError(field, message)] : [],
  });
  const order = visibleOrder(call, args.orderId);
  if (!order) return answer("Order does not exist", "NOT_FOUND");
  if ((args.staffNote?.length ?? 0) > MOST_NOTE_LETTERS) return answer("Staff note is too long", "INVALID", ["staffNote"]);
  const refund = args.refundMethod?.originalPaymentMethodsRefund ?? args.refund ?? false;
  const result = cancelOrder(call.context, call.shop, order, { reason: args.reason, restock: args.restock, refund });
  return result.ok ? answer() : answer(result.message);
}

type RefundArgs = {
  input: {
    orderId: string;
    note?: string | null;
    refundLineItems?: {
      lineItemId: string;
      quantity: number;
      restockType?: RefundedLine["restockType"];
      locationId?: string | null;
    }[];
    transactions?: { amount: string }[];
  };
};

function refund({ input }: RefundArgs, call: Call, info: GraphQLResolveInfo) {
  const order = visibleOrder(call, input.orderId);
  if (!order) return { order: null, refund: null, userErrors: [userError(["orderId"], "Order does not exist")] };
  const { done, userErrors } = idempotently(call, info, input, (): Outcome<number> => {
    const lines = (input.refundLineItems ?? []).map((line): RefundedLine => ({
      lineItemId: readId("LineItem", line.lineItemId) ?? 0,
      quantity: line.quantity,
      restockType: line.restockType ?? "NO_RESTOCK",
      locationId: lookUp(call.shop.locations, "Location", line.locationId)?.id ?? null,
    }));
    const amountCents = (input.transactions ?? []).reduce((sum, { amount }) => sum + (toCents(amount) ?? 0), 0);
    const result = refundOrder(call.context, call.shop, order, { lines, amountCents, note: input.note ?? null });
    if (!result.ok) return { done: null, userErrors: [userError(["input", ...result.field], result.message)] };
    return { done: result.refund.id, userErrors: [] };
  });
  const made = order.refunds.find(({ id }) => id === done);
  return { order: orderObject(call, order), refund: made ? refundObject(call, order, made) : null, userErrors };
}

export const orders: ResolverGroup = {
  query: {
    order({ id }: { id: string }, call) {
      const order = visibleOrder(call, id);
      return order ? orderObject(call, order) : null;
    },
    orders: (args: ListArgs, call) =>
      connectionById(sorted(find(call, args.query), args.sortKey, SORTS), args, (order) => orderObject(call, order)),
    ordersCount: ({ query }: { query?: string | null }, call) => count(find(call, query).length),
  },
  mutation: { orderUpdate: update, orderCancel: cancel, refundCreate: refund },
};
