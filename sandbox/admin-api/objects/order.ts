/** Order. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { customerObject } from "#sandbox/admin-api/objects/customer.ts";
import { fulfillmentObject } from "#sandbox/admin-api/objects/fulfillment.ts";
import { fulfillmentOrderObject } from "#sandbox/admin-api/objects/fulfillment-order.ts";
import { lineItemObject } from "#sandbox/admin-api/objects/line-item.ts";
import { mailingAddressObject } from "#sandbox/admin-api/objects/mailing-address.ts";
import { metafieldFields } from "#sandbox/admin-api/objects/metafield.ts";
import { decimal, moneyBag } from "#sandbox/admin-api/objects/money.ts";
import { paymentTermsObject } from "#sandbox/admin-api/objects/payment-terms.ts";
import { refundObject, transactionObject } from "#sandbox/admin-api/objects/refund.ts";
import { suggestedRefundObject, type SuggestedRefundArgs } from "#sandbox/admin-api/objects/suggested-refund.ts";
import { gid } from "#sandbox/store/gid.ts";
import { refundableCents } from "#sandbox/store/operations/refund-order.ts";
import { fulfillmentOrdersOf } from "#sandbox/store/operations/release-units.ts";
import type { Order } from "#sandbox/store/state.ts";
import { currentTotals } from "#sandbox/webhooks/payloads/order.ts";

/** displayFulfillmentStatus, as the admin shows it. */
function fulfillmentStatus(call: Call, order: Order): string {
  const open = order.lineItems.some((line) => line.fulfillableQuantity > 0);
  if (order.fulfillments.length > 0) return open ? "PARTIALLY_FULFILLED" : "FULFILLED";
  return fulfillmentOrdersOf(call.shop, order).some(({ status }) => status === "ON_HOLD") ? "ON_HOLD" : "UNFULFILLED";
}

function moneyFields(order: Order) {
  const now = currentTotals(order);
  const bag = (cents: number) => moneyBag(cents, order.currencyCode);
  return {
    subtotalPriceSet: bag(order.subtotalCents),
    totalPrice: decimal(order.totalCents),
    totalPriceSet: bag(order.totalCents),
    originalTotalPriceSet: bag(order.totalCents),
    currentSubtotalPriceSet: bag(now.subtotalCents),
    currentTotalPriceSet: bag(now.totalCents),
    currentShippingPriceSet: bag(order.shippingCents),
    currentTotalDiscountsSet: bag(0),
    currentTotalTaxSet: bag(0),
    totalShippingPriceSet: bag(order.shippingCents),
    totalDiscountsSet: bag(0),
    totalTaxSet: bag(0),
    totalTipReceivedSet: bag(0),
    totalRefundedSet: bag(order.refundedCents),
    totalRefundedShippingSet: bag(0),
    totalOutstandingSet: bag(now.outstandingCents),
    totalReceivedSet: bag(refundableCents(order) + order.refundedCents),
    netPaymentSet: bag(refundableCents(order)),
    fullyPaid: now.outstandingCents === 0,
    unpaid: refundableCents(order) === 0,
    refundable: refundableCents(order) > 0,
  };
}

function plainFields(order: Order) {
  return {
    name: order.name,
    number: Number(order.name.replace(/\D/g, "")),
    confirmationNumber: order.token.slice(0, 9).toUpperCase(),
    confirmed: true,
    test: false,
    closed: false,
    closedAt: null,
    edited: false,
    email: order.email,
    phone: order.phone,
    note: order.note,
    tags: order.tags,
    customAttributes: order.customAttributes,
    customerLocale: order.locale,
    currencyCode: order.currencyCode,
    presentmentCurrencyCode: order.currencyCode,
    sourceName: order.sourceName,
    sourceIdentifier: null,
    cartToken: order.cartToken,
    checkoutToken: order.checkoutToken,
    cancelReason: order.cancelReason,
    cancelledAt: order.cancelledAt,
    displayFinancialStatus: order.financialStatus,
    discountCodes: [],
    taxLines: [],
    taxesIncluded: false,
    requiresShipping: true,
    restockable: order.lineItems.some((line) => line.currentQuantity > 0),
    poNumber: null,
    returnStatus: "NO_RETURN",
    createdAt: order.createdAt,
    processedAt: order.createdAt,
    updatedAt: order.updatedAt,
  };
}

export function orderObject(call: Call, order: Order): object {
  const { shop } = call;
  const id = gid("Order", order.id);
  const customer = () => (order.customerId === null ? undefined : shop.customers.get(order.customerId));
  const lineCount = (read: "quantity" | "currentQuantity") => order.lineItems.reduce((sum, line) => sum + line[read], 0);
  return {
    __typename: "Order",
    id,
    legacyResourceId: String(order.id),
    ...plainFields(order),
    ...moneyFields(order),
    paymentTerms: () => (order.paymentTerms ? paymentTermsObject(call, order, order.paymentTerms) : null),
    displayFulfillmentStatus: fulfillmentStatus(call, order),
    fulfillable: order.lineItems.some((line) => line.fulfillableQuantity > 0),
    subtotalLineItemsQuantity: lineCount("quantity"),
    currentSubtotalLineItemsQuantity: lineCount("currentQuantity"),
    statusPageUrl: () => `${call.context.origins.storefront}/orders/${order.token}`,
    paymentGatewayNames: [...new Set(order.transactions.map(({ gateway }) => gateway))],
    paymentCollectionDetails: { vaultedPaymentMethods: [], additionalPaymentCollectionUrl: null },
    shippingAddress: () => mailingAddressObject(order.shippingAddress, order.id),
    billingAddress: () => mailingAddressObject(order.shippingAddress, order.id),
    displayAddress: () => mailingAddressObject(order.shippingAddress, order.id),
    customer() {
      const found = customer();
      return found ? customerObject(call, found) : null;
    },
    lineItems: (args: PageArgs) => connectionById(order.lineItems, args, (line) => lineItemObject(call, order, line)),
    fulfillmentOrders: (args: PageArgs) =>
      connectionById(fulfillmentOrdersOf(shop, order), args, (one) => fulfillmentOrderObject(call, one)),
    fulfillments: ({ first }: { first?: number | null }) =>
      order.fulfillments.slice(0, first ?? undefined).map((one) => fulfillmentObject(call, one)),
    transactions: ({ first }: { first?: number | null }) =>
      order.transactions.slice(0, first ?? undefined).map((one) => transactionObject(call, order, one)),
    refunds: ({ first }: { first?: number | null }) =>
      order.refunds.slice(0, first ?? undefined).map((refund) => refundObject(call, order, refund)),
    suggestedRefund: (args: SuggestedRefundArgs) => suggestedRefundObject(call, order, args),
    ...metafieldFields(call, id),
  };
}
