/** Refund and OrderTransaction. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { lineItemObject } from "#sandbox/admin-api/objects/line-item.ts";
import { locationObject } from "#sandbox/admin-api/objects/location.ts";
import { decimal, moneyBag, moneyV2 } from "#sandbox/admin-api/objects/money.ts";
import { orderObject } from "#sandbox/admin-api/objects/order.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { Order, OrderTransaction, Refund } from "#sandbox/store/state.ts";

export function transactionObject(call: Call, order: Order, transaction: OrderTransaction): object {
  const parent = order.transactions.find(({ id }) => id === transaction.parentId);
  return {
    __typename: "OrderTransaction",
    id: gid("OrderTransaction", transaction.id),
    kind: transaction.kind,
    status: transaction.status,
    gateway: transaction.gateway,
    formattedGateway: transaction.gateway,
    amount: decimal(transaction.amountCents),
    amountV2: moneyV2(transaction.amountCents, order.currencyCode),
    amountSet: moneyBag(transaction.amountCents, order.currencyCode),
    maximumRefundableV2: null,
    manualPaymentGateway: false,
    errorCode: null,
    paymentId: `${order.name}.${order.transactions.indexOf(transaction) + 1}`,
    test: true,
    createdAt: transaction.createdAt,
    processedAt: transaction.createdAt,
    parentTransaction: () => (parent ? transactionObject(call, order, parent) : null),
    order: () => orderObject(call, order),
  };
}

function refundLineObject(call: Call, order: Order, line: Refund["refundLineItems"][number]) {
  const ordered = order.lineItems.find(({ id }) => id === line.lineItemId)!;
  return {
    id: gid("RefundLineItem", line.id),
    quantity: line.quantity,
    restockType: line.restockType,
    restocked: line.restockType !== "NO_RESTOCK",
    priceSet: moneyBag(ordered.priceCents, order.currencyCode),
    subtotalSet: moneyBag(line.subtotalCents, order.currencyCode),
    totalTaxSet: moneyBag(0, order.currencyCode),
    lineItem: () => lineItemObject(call, order, ordered),
    location() {
      const location = line.locationId === null ? undefined : call.shop.locations.get(line.locationId);
      return location ? locationObject(call, location) : null;
    },
  };
}

export function refundObject(call: Call, order: Order, refund: Refund): object {
  const transactions = order.transactions.filter(({ id }) => refund.transactionIds.includes(id));
  const cents = transactions.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return {
    __typename: "Refund",
    id: gid("Refund", refund.id),
    legacyResourceId: String(refund.id),
    note: refund.note,
    createdAt: refund.createdAt,
    updatedAt: refund.createdAt,
    processedAt: refund.createdAt,
    duties: [],
    totalRefundedSet: moneyBag(cents, order.currencyCode),
    order: () => orderObject(call, order),
    refundLineItems: (args: PageArgs) =>
      connectionById(refund.refundLineItems, args, (line) => refundLineObject(call, order, line)),
    transactions: (args: PageArgs) => connectionById(transactions, args, (one) => transactionObject(call, order, one)),
  };
}
