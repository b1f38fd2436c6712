/** Body of `refunds/create`. */
import { gid } from "#sandbox/store/gid.ts";
import { inZone } from "#sandbox/store/instant.ts";
import type { Order, OrderTransaction, Refund, ShopState } from "#sandbox/store/state.ts";
import { decimal, moneySet } from "#sandbox/webhooks/payloads/money.ts";
import { shippedLinePayload } from "#sandbox/webhooks/payloads/order-line.ts";

/** Here alone Shopify says `currency` where it says `currency_code` everywhere else. */
const unsettled = (currency: string) => ({
  shop_money: { amount: "0.00", currency },
  presentment_money: { amount: "0.00", currency },
});

function transactionPayload(shop: ShopState, order: Order, transaction: OrderTransaction) {
  const at = inZone(transaction.createdAt, shop.ianaTimezone);
  return {
    id: transaction.id,
    order_id: order.id,
    kind: transaction.kind.toLowerCase(),
    gateway: transaction.gateway,
    status: transaction.status.toLowerCase(),
    message: "Transaction approved",
    created_at: at,
    test: true,
    authorization: null,
    location_id: null,
    user_id: null,
    parent_id: transaction.parentId,
    processed_at: at,
    device_id: null,
    error_code: null,
    source_name: order.sourceName,
    receipt: {},
    amount: decimal(transaction.amountCents),
    currency: order.currencyCode,
    payment_id: `${order.name}.${order.transactions.indexOf(transaction) + 1}`,
    total_unsettled_set: unsettled(order.currencyCode),
    manual_payment_gateway: false,
    amount_rounding: null,
    admin_graphql_api_id: gid("OrderTransaction", transaction.id),
  };
}

function refundLinePayload(shop: ShopState, order: Order, line: Refund["refundLineItems"][number]) {
  const ordered = order.lineItems.find(({ id }) => id === line.lineItemId);
  return {
    id: line.id,
    quantity: line.quantity,
    line_item_id: line.lineItemId,
    location_id: line.locationId,
    restock_type: line.restockType.toLowerCase(),
    subtotal: line.subtotalCents / 100,
    total_tax: 0,
    subtotal_set: moneySet(line.subtotalCents, order.currencyCode),
    total_tax_set: moneySet(0, order.currencyCode),
    line_item: ordered && shippedLinePayload(shop, order, ordered),
  };
}

export function refundPayload(shop: ShopState, order: Order, refund: Refund) {
  const at = inZone(refund.createdAt, shop.ianaTimezone);
  return {
    id: refund.id,
    order_id: order.id,
    created_at: at,
    note: refund.note,
    user_id: null,
    processed_at: at,
    duties: [],
    total_duties_set: moneySet(0, order.currencyCode),
    return: null,
    refund_shipping_lines: [],
    restock: refund.refundLineItems.some(({ restockType }) => restockType !== "NO_RESTOCK"),
    admin_graphql_api_id: gid("Refund", refund.id),
    order_adjustments: [],
    refund_line_items: refund.refundLineItems.map((line) => refundLinePayload(shop, order, line)),
    transactions: order.transactions
      .filter(({ id }) => refund.transactionIds.includes(id))
      .map((transaction) => transactionPayload(shop, order, transaction)),
  };
}
