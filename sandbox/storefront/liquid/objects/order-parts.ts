/** What belongs to an order: parcels, payments, the way it was sent. */
import type { Fulfillment, Order, OrderTransaction } from "#sandbox/store/order.ts";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";

const words = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase().replaceAll("_", " ");

/** `lineDrop`: the order's own line by its id. */
export function fulfillmentDrop(fulfillment: Fulfillment, lineDrop: (id: number) => LazyDrop | undefined): LazyDrop {
  const { lineItems, trackingNumbers } = fulfillment;
  return new LazyDrop("FulfillmentDrop", {
    created_at: fulfillment.createdAt,
    item_count: lineItems.reduce((units, { quantity }) => units + quantity, 0),
    fulfillment_line_items: () =>
      lineItems.map(({ lineItemId, quantity }) => ({ line_item: lineDrop(lineItemId) ?? null, quantity })),
    tracking_company: fulfillment.trackingCompany,
    tracking_numbers: trackingNumbers,
    tracking_number: trackingNumbers[0] ?? null,
    tracking_url: fulfillment.trackingUrls[0] ?? null,
  });
}

/** The sandbox's card is the bogus one, whose whole number is 1. */
const BOGUS = {
  payment_details: {
    credit_card_company: "Bogus",
    credit_card_last_four_digits: "1",
    credit_card_number: "•••• •••• •••• 1",
    gift_card: null,
  },
  receipt: "",
  "show_buyer_pending_payment_instructions?": false,
  buyer_pending_payment_notice: null,
  buyer_pending_payment_instructions: [],
};

export const transactionDrop = (order: Order, transaction: OrderTransaction) =>
  new LazyDrop("TransactionDrop", {
    ...BOGUS,
    id: transaction.id,
    name: `${order.name}.${order.transactions.indexOf(transaction) + 1}`,
    kind: transaction.kind.toLowerCase(),
    status: transaction.status.toLowerCase(),
    status_label: words(transaction.status),
    amount: transaction.amountCents,
    gateway: transaction.gateway,
    gateway_display_name: words(transaction.gateway),
    created_at: transaction.createdAt,
  });

export const shippingMethodDrop = (order: Order) =>
  new LazyDrop("Standard", {
    id: `shopify-Standard-${order.shippingCents}`,
    handle: `shopify-Standard-${order.shippingCents}`,
    title: "Standard",
    price: order.shippingCents,
    original_price: order.shippingCents,
    price_with_discounts: order.shippingCents,
    tax_lines: [],
    discount_allocations: [],
  });
