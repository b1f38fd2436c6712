/** Body of `orders/*`. */
import { gid } from "#sandbox/store/gid.ts";
import { applications } from "#sandbox/storefront/cart/cart-discounts.ts";
import { discountCents, discountedLines, paidCents as paidFor } from "#sandbox/store/operations/discounts.ts";
import { inZone } from "#sandbox/store/instant.ts";
import type { Order, ShopState } from "#sandbox/store/state.ts";
import { addressPayload, orderCustomerPayload } from "#sandbox/webhooks/payloads/customer.ts";
import { fulfillmentPayload } from "#sandbox/webhooks/payloads/fulfillment.ts";
import { decimal, moneySet } from "#sandbox/webhooks/payloads/money.ts";
import { orderLinePayload } from "#sandbox/webhooks/payloads/order-line.ts";
import { refundPayload } from "#sandbox/webhooks/payloads/refund.ts";

/** What is still to be delivered and paid after refunds and removals. */
export function currentTotals(order: Order) {
  const subtotalCents = order.lineItems.reduce((sum, line) => sum + paidFor(line, line.currentQuantity), 0);
  const paidCents = order.transactions
    .filter(({ kind, status }) => status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE"))
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
  const totalCents = subtotalCents + (order.cancelledAt ? 0 : order.shippingCents);
  const outstandingCents = Math.max(0, totalCents - (paidCents - order.refundedCents));
  return { subtotalCents, totalCents, outstandingCents };
}

/** Null, "partial" or "fulfilled". */
function fulfillmentStatus(order: Order): string | null {
  if (order.fulfillments.length === 0) return null;
  return order.lineItems.every((line) => line.fulfillableQuantity === 0) ? "fulfilled" : "partial";
}

function totals(order: Order) {
  const now = currentTotals(order);
  const set = (cents: number) => moneySet(cents, order.currencyCode);
  const offCents = discountCents(order.lineItems.flatMap(({ discounts = [] }) => discounts));
  return {
    current_shipping_price_set: set(order.shippingCents),
    current_subtotal_price: decimal(now.subtotalCents),
    current_subtotal_price_set: set(now.subtotalCents),
    current_total_additional_fees_set: null,
    current_total_discounts: decimal(offCents),
    current_total_discounts_set: set(offCents),
    current_total_duties_set: null,
    current_total_price: decimal(now.totalCents),
    current_total_price_set: set(now.totalCents),
    current_total_tax: "0.00",
    current_total_tax_set: set(0),
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    subtotal_price: decimal(order.subtotalCents),
    subtotal_price_set: set(order.subtotalCents),
    total_cash_rounding_payment_adjustment_set: set(0),
    total_cash_rounding_refund_adjustment_set: set(0),
    total_discounts: decimal(offCents),
    total_discounts_set: set(offCents),
    total_line_items_price: decimal(order.subtotalCents + offCents),
    total_line_items_price_set: set(order.subtotalCents + offCents),
    total_outstanding: decimal(now.outstandingCents),
    total_price: decimal(order.totalCents),
    total_price_set: set(order.totalCents),
    total_shipping_price_set: set(order.shippingCents),
    total_tax: "0.00",
    total_tax_set: set(0),
    total_tip_received: "0.00",
  };
}

function shippingLine(order: Order) {
  const price = moneySet(order.shippingCents, order.currencyCode);
  return {
    id: order.id + 1,
    carrier_identifier: null,
    code: "Standard",
    current_discounted_price_set: price,
    discounted_price: decimal(order.shippingCents),
    discounted_price_set: price,
    is_removed: false,
    phone: null,
    price: decimal(order.shippingCents),
    price_set: price,
    requested_fulfillment_service_id: null,
    source: "shopify",
    title: "Standard",
    tax_lines: [],
    discount_allocations: [],
  };
}

/** What Shopify says about every order and the sandbox has no use for. */
const ALWAYS = {
  app_id: null,
  browser_ip: null,
  buyer_accepts_marketing: false,
  client_details: null,
  closed_at: null,
  confirmed: true,
  device_id: null,
  duties_included: false,
  estimated_taxes: false,
  landing_site: null,
  landing_site_ref: null,
  location_id: null,
  merchant_business_entity_id: "MTQ0MDEwMDAwMDAwMDE",
  merchant_of_record_app_id: null,
  po_number: null,
  reference: null,
  referring_site: null,
  source_identifier: null,
  source_url: null,
  tax_exempt: false,
  tax_lines: [],
  taxes_included: false,
  test: false,
  total_weight: 0,
  user_id: null,
  returns: [],
  line_item_groups: [],
};

const TERMS_NAMES = { FIXED: "Fixed", NET: "Net", FULFILLMENT: "Due on fulfillment" };

function paymentTerms({ paymentTerms: terms, currencyCode }: Order, at: (instant: string | null) => string | null) {
  if (!terms) return null;
  return {
    id: terms.id,
    created_at: at(terms.schedules[0]?.issuedAt ?? null),
    due_in_days: null,
    payment_schedules: terms.schedules.map((schedule) => ({
      id: schedule.id,
      amount: decimal(schedule.amountCents),
      currency: currencyCode,
      issued_at: at(schedule.issuedAt),
      due_at: at(schedule.dueAt),
      completed_at: at(schedule.completedAt),
      expected_payment_method: "bogus",
    })),
    payment_terms_name: TERMS_NAMES[terms.type],
    payment_terms_type: terms.type.toLowerCase(),
    translated_name: TERMS_NAMES[terms.type],
  };
}

function discountsOf(order: Order) {
  const applied = applications(discountedLines(order));
  const money = (cents: number) => decimal(cents);
  return {
    discount_applications: applied.map(({ key: _key, total_allocated_amount: _total, ...rest }) => ({
      ...rest,
      value: rest.value_type === "percentage" ? String(rest.value) : money(rest.value),
    })),
    discount_codes: applied
      .filter(({ type }) => type === "discount_code")
      .map(({ title, value_type: type, total_allocated_amount: cents }) => ({ code: title, amount: money(cents), type })),
  };
}

export function orderPayload(shop: ShopState, order: Order) {
  const at = (instant: string | null) => instant && inZone(instant, shop.ianaTimezone);
  const number = Number(order.name.replace(/\D/g, ""));
  const customer = order.customerId === null ? undefined : shop.customers.get(order.customerId);
  const address = order.shippingAddress && addressPayload(order.shippingAddress);
  return {
    ...ALWAYS,
    ...totals(order),
    ...discountsOf(order),
    id: order.id,
    admin_graphql_api_id: gid("Order", order.id),
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    cancelled_at: at(order.cancelledAt),
    cart_token: order.cartToken,
    checkout_token: order.checkoutToken,
    confirmation_number: order.token.slice(0, 9).toUpperCase(),
    contact_email: order.email,
    created_at: at(order.createdAt),
    currency: order.currencyCode,
    customer_locale: order.locale,
    email: order.email ?? "",
    financial_status: order.financialStatus.toLowerCase(),
    fulfillment_status: fulfillmentStatus(order),
    name: order.name,
    note: order.note,
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    number: number - 1000,
    order_number: number,
    order_status_url: `https://${shop.domain}/${shop.id}/orders/${order.token}/authenticate?key=${order.token}`,
    payment_terms: paymentTerms(order, at),
    payment_gateway_names: [...new Set(order.transactions.map(({ gateway }) => gateway))],
    phone: order.phone,
    presentment_currency: order.currencyCode,
    processed_at: at(order.createdAt),
    source_name: order.sourceName,
    tags: order.tags.join(", "),
    token: order.token,
    updated_at: at(order.updatedAt),
    billing_address: address,
    customer: customer ? orderCustomerPayload(shop, customer, order.shippingAddress) : null,
    fulfillments: order.fulfillments.map((fulfillment) => fulfillmentPayload(shop, order, fulfillment)),
    line_items: order.lineItems.map((line) => orderLinePayload(shop, order, line)),
    refunds: order.refunds.map((refund) => refundPayload(shop, order, refund)),
    shipping_address: address,
    shipping_lines: [shippingLine(order)],
  };
}
