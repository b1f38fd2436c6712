/** Customers, orders, fulfilment orders and drafts, as the state keeps them. */

export type Customer = {
  id: number;
  email: string | null;
  phone: string | null;
  firstName: string;
  lastName: string;
  locale: string;
  /** Undefined for who has no account for it. */
  storeCreditCents?: number;
  /** The default one first; undefined until the account has changed them. */
  addresses?: CustomerAddress[];
  tags: string[];
  createdAt: string;
  updatedAt: string;
};

export type Address = {
  firstName: string;
  lastName: string;
  address1: string;
  address2: string;
  city: string;
  zip: string;
  provinceCode: string | null;
  countryCode: string;
  phone: string | null;
};

/** What is taken off in cart and at checkout: by itself, or for who gives its code, which then is its title. */
export type Discount = {
  id: number;
  title: string;
  method: "AUTOMATIC" | "CODE";
  value: { percentage: number } | { amountCents: number };
  /** Null: the whole order. Else only these products, once a line has the least units. */
  productIds: number[] | null;
  leastUnits: number;
};

export type CustomerAddress = Address & { id: number };

export type LineDiscount = { discount: Discount; amountCents: number };

export type LineItem = {
  id: number;
  variantId: number | null;
  productId: number | null;
  title: string;
  variantTitle: string | null;
  sku: string;
  quantity: number;
  currentQuantity: number;
  fulfillableQuantity: number;
  priceCents: number;
  /** Of all its units together, the order's own discounts by their share. */
  discounts?: LineDiscount[];
  customAttributes: { key: string; value: string }[];
  sellingPlanId: number | null;
  sellingPlanName: string | null;
};

export type FulfillmentHold = {
  id: number;
  handle: string;
  reason: string;
  reasonNotes: string | null;
  externalId: string | null;
  heldByApp: boolean;
};

export type FulfillmentOrder = {
  id: number;
  orderId: number;
  locationId: number;
  status: "OPEN" | "SCHEDULED" | "ON_HOLD" | "IN_PROGRESS" | "INCOMPLETE" | "CLOSED" | "CANCELLED";
  lineItems: { id: number; lineItemId: number; totalQuantity: number; remainingQuantity: number }[];
  holds: FulfillmentHold[];
  fulfillAt: string | null;
  createdAt: string;
  updatedAt: string;
};

export type Fulfillment = {
  id: number;
  orderId: number;
  status: string;
  lineItems: { lineItemId: number; quantity: number }[];
  trackingCompany: string | null;
  trackingNumbers: string[];
  trackingUrls: string[];
  createdAt: string;
};

export type OrderTransaction = {
  id: number;
  kind: "SALE" | "AUTHORIZATION" | "CAPTURE" | "REFUND";
  status: "SUCCESS" | "FAILURE" | "PENDING";
  gateway: string;
  amountCents: number;
  parentId: number | null;
  createdAt: string;
};

export type Refund = {
  id: number;
  note: string | null;
  refundLineItems: {
    id: number;
    lineItemId: number;
    quantity: number;
    restockType: string;
    locationId: number | null;
    subtotalCents: number;
  }[];
  transactionIds: number[];
  createdAt: string;
};

/** What is still to be paid after checkout, and when; `dueAt` null: when it ships. */
export type PaymentTerms = {
  id: number;
  type: "FIXED" | "NET" | "FULFILLMENT";
  schedules: { id: number; amountCents: number; issuedAt: string; dueAt: string | null; completedAt: string | null }[];
};

export type Order = {
  id: number;
  name: string; // "#1001"
  token: string;
  email: string | null;
  phone: string | null;
  customerId: number | null;
  locale: string;
  currencyCode: string;
  lineItems: LineItem[];
  subtotalCents: number;
  shippingCents: number;
  totalCents: number;
  refundedCents: number;
  note: string | null;
  customAttributes: { key: string; value: string }[];
  tags: string[];
  financialStatus: "PENDING" | "AUTHORIZED" | "PAID" | "PARTIALLY_PAID" | "PARTIALLY_REFUNDED" | "REFUNDED" | "VOIDED";
  /** Only with a plan that leaves something to be charged later. */
  paymentTerms?: PaymentTerms;
  shippingAddress: Address | null;
  fulfillmentOrderIds: number[];
  fulfillments: Fulfillment[];
  transactions: OrderTransaction[];
  refunds: Refund[];
  cancelledAt: string | null;
  cancelReason: string | null;
  sourceName: string;
  cartToken: string | null;
  checkoutToken: string | null;
  createdAt: string;
  updatedAt: string;
};

export type DraftOrder = {
  id: number;
  name: string; // "#D1"
  status: "OPEN" | "INVOICE_SENT" | "COMPLETED";
  email: string | null;
  lineItems: { variantId: number; quantity: number; customAttributes: { key: string; value: string }[] }[];
  note: string | null;
  shippingAddress: Address | null;
  customAttributes: { key: string; value: string }[];
  reserveInventoryUntil: string | null;
  /** Units kept for this draft, by where they are; empty once released or ordered. */
  reservations: { variantId: number; locationId: number; units: number }[];
  invoiceSentAt: string | null;
  completedAt: string | null;
  tags: string[];
  token: string;
  orderId: number | null;
  createdAt: string;
  updatedAt: string;
};
