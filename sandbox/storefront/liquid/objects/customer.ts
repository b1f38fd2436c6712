/** `customer`, with orders and addresses, for themes that greet who is signed in. */
import { gid } from "#sandbox/store/gid.ts";
import type { Address, Customer, CustomerAddress, LineItem, Order } from "#sandbox/store/state.ts";
import { addressesOf } from "#sandbox/storefront/accounts/addresses.ts";
import { discountCents, discountedLines, paidCents } from "#sandbox/store/operations/discounts.ts";
import { allocations, applications, ofLine, orderApplications } from "#sandbox/storefront/cart/cart-discounts.ts";
import { variantImage } from "#sandbox/storefront/catalog.ts";
import { LazyDrop, ValueDrop } from "#sandbox/storefront/liquid/drop.ts";
import { dropOf, localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { MetafieldsDrop } from "./metafields.ts";
import { fulfillmentDrop, shippingMethodDrop, transactionDrop } from "./order-parts.ts";
import { imageDrop } from "./media.ts";
import { productDrop } from "./product.ts";
import { taxLines } from "./tax-line.ts";
import { unitPriceFields } from "./unit-price.ts";
import { variantDrop } from "./variant.ts";

export function addressDrop(runtime: Runtime, address: Address, id: number): LazyDrop {
  const country = new Intl.DisplayNames([runtime.request.locale], { type: "region" }).of(address.countryCode || "CA") ?? "";
  const name = `${address.firstName} ${address.lastName}`.trim();
  const street = [address.address1, address.address2].filter(Boolean).join(", ");
  return new LazyDrop(name, {
    id,
    name,
    first_name: address.firstName,
    last_name: address.lastName,
    company: null,
    phone: address.phone,
    address1: address.address1,
    address2: address.address2,
    street,
    city: address.city,
    zip: address.zip,
    province: address.provinceCode,
    province_code: address.provinceCode,
    country: { name: country, iso_code: address.countryCode },
    country_code: address.countryCode,
    url: `/account/addresses/${id}`,
    summary: [name, street, address.city, country].filter(Boolean).join(", "),
  });
}

function orderLineDrop(runtime: Runtime, order: Order, line: LineItem): LazyDrop {
  const product = line.productId === null ? undefined : runtime.shop.products.get(line.productId);
  const variant = line.variantId === null ? undefined : runtime.shop.variants.get(line.variantId);
  const { discounts = [] } = line;
  const own = ofLine(discounts);
  const total = paidCents({ ...line, discounts: own });
  return new LazyDrop(line.title, {
    id: line.id,
    key: String(line.id),
    title: line.title,
    quantity: line.quantity,
    sku: line.sku,
    vendor: product?.vendor ?? "",
    url: product ? `${localUrl(runtime, `/products/${product.handle}`)}?variant=${line.variantId}` : null,
    image: () => {
      const image = product && ((variant && variantImage(product, variant)) ?? product.images[0]);
      return product && image ? imageDrop(runtime, image, product) : null;
    },
    selling_plan_allocation: line.sellingPlanName ? { selling_plan: { name: line.sellingPlanName } } : null,
    options_with_values: variant?.selectedOptions ?? [],
    ...(variant ? unitPriceFields(variant, Math.round(total / line.quantity)) : {}),
    final_price: Math.round(total / line.quantity),
    original_price: line.priceCents,
    final_line_price: total,
    original_line_price: line.priceCents * line.quantity,
    product: () => (product ? productDrop(runtime, product) : null),
    variant: () => (product && variant ? variantDrop(runtime, product, variant) : null),
    variant_id: line.variantId,
    product_id: line.productId,
    properties: Object.fromEntries(line.customAttributes.map(({ key, value }) => [key, value])),
    successfully_fulfilled_quantity: line.currentQuantity - line.fulfillableQuantity,
    fulfillment: () => {
      const sent = order.fulfillments.findLast(({ lineItems }) => lineItems.some(({ lineItemId }) => lineItemId === line.id));
      return sent ? fulfillmentDrop(sent, (id) => lineOf(runtime, order, id)) : null;
    },
    line_level_discount_allocations: () => allocations(own, discountedLines(order)),
    discount_allocations: () => allocations(discounts, discountedLines(order)),
    line_level_total_discount: discountCents(own),
  });
}

const lineOf = (runtime: Runtime, order: Order, id: number) => {
  const line = order.lineItems.find((one) => one.id === id);
  return line && orderLineDrop(runtime, order, line);
};

const label = (status: string) => status.charAt(0) + status.slice(1).toLowerCase().replaceAll("_", " ");

const fulfilled = (order: Order) =>
  order.lineItems.every(({ fulfillableQuantity }) => fulfillableQuantity === 0)
    ? "fulfilled"
    : order.fulfillments.length > 0
      ? "partial"
      : "unfulfilled";

/** Amounts that the sandbox never charges. */
const NO_EXTRAS = {
  total_duties: null,
  "pickup_in_store?": false,
};

export function orderDrop(runtime: Runtime, order: Order): LazyDrop {
  const address = order.shippingAddress ? addressDrop(runtime, order.shippingAddress, order.id) : null;
  const items = () => order.lineItems.map((line) => orderLineDrop(runtime, order, line));
  const status = fulfilled(order);
  return new LazyDrop(order.name, {
    ...NO_EXTRAS,
    discounts: () => applications(discountedLines(order)),
    discount_applications: () => applications(discountedLines(order)),
    cart_level_discount_applications: () => orderApplications(discountedLines(order)),
    total_discounts: discountCents(order.lineItems.flatMap(({ discounts = [] }) => discounts)),
    tax_lines: () => taxLines(runtime.shop, order.subtotalCents),
    tax_price: taxLines(runtime.shop, order.subtotalCents).reduce((sum, { price }) => sum + price, 0),
    id: order.id,
    name: order.name,
    order_number: Number(order.name.replace(/\D/g, "")),
    confirmation_number: order.token.slice(0, 9).toUpperCase(),
    created_at: order.createdAt,
    email: order.email,
    phone: order.phone,
    note: order.note,
    tags: order.tags,
    attributes: Object.fromEntries(order.customAttributes.map(({ key, value }) => [key, value])),
    cancelled: order.cancelledAt !== null,
    cancelled_at: order.cancelledAt,
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    cancel_reason_label: order.cancelReason ? label(order.cancelReason) : null,
    financial_status: order.financialStatus.toLowerCase(),
    financial_status_label: label(order.financialStatus),
    fulfillment_status: status,
    fulfillment_status_label: label(status),
    transactions: () => order.transactions.map((transaction) => transactionDrop(order, transaction)),
    shipping_methods: () => (order.shippingAddress ? [shippingMethodDrop(order)] : []),
    line_items: items,
    subtotal_line_items: items,
    item_count: order.lineItems.reduce((units, line) => units + line.quantity, 0),
    line_items_subtotal_price: order.subtotalCents,
    subtotal_price: order.subtotalCents,
    shipping_price: order.shippingCents,
    total_price: order.totalCents,
    total_refunded_amount: order.refundedCents,
    total_net_amount: order.totalCents - order.refundedCents,
    shipping_address: address,
    billing_address: address,
    customer_url: localUrl(runtime, `/account/orders/${order.token}`),
    customer_order_url: `/orders/${order.token}`,
    order_status_url: `/orders/${order.token}`,
    customer: () => {
      const customer = order.customerId === null ? undefined : runtime.shop.customers.get(order.customerId);
      return customer ? customerDrop(runtime, customer) : null;
    },
    metafields: () => new MetafieldsDrop(runtime, gid("Order", order.id)),
  });
}

/** Parts of accounts that the sandbox's shops do not have: companies, store credit, saved cards. */
const NOT_HERE = {
  "b2b?": false,
  company_available_locations: [],
  company_available_locations_count: 0,
  current_company: null,
  current_location: null,
  payment_methods: [],
  "has_avatar?": false,
};

function storeCredit(runtime: Runtime, { storeCreditCents }: Customer): LazyDrop | null {
  if (storeCreditCents === undefined) return null;
  const currency = { iso_code: runtime.shop.currencyCode };
  return new LazyDrop("StoreCreditAccountDrop", { balance: new ValueDrop(storeCreditCents, { currency }) });
}

export function customerDrop(runtime: Runtime, customer: Customer): LazyDrop {
  return dropOf(runtime, `customer:${customer.id}`, () => {
    const orders = [...runtime.shop.orders.values()].filter((order) => order.customerId === customer.id).reverse();
    const addresses = addressesOf(runtime.shop, customer);
    const place = (address: CustomerAddress) =>
      dropOf(runtime, `address:${address.id}`, () => addressDrop(runtime, address, address.id));
    const name = `${customer.firstName} ${customer.lastName}`.trim();
    return new LazyDrop(name || (customer.email ?? ""), {
      ...NOT_HERE,
      store_credit_account: () => storeCredit(runtime, customer),
      id: customer.id,
      name,
      first_name: customer.firstName,
      last_name: customer.lastName,
      email: customer.email,
      phone: customer.phone,
      tags: customer.tags,
      has_account: true,
      accepts_marketing: false,
      tax_exempt: false,
      orders: () => orders.map((order) => orderDrop(runtime, order)),
      orders_count: orders.length,
      last_order: () => (orders[0] ? orderDrop(runtime, orders[0]) : null),
      total_spent: orders.reduce((sum, order) => sum + order.totalCents, 0),
      addresses: () => addresses.map(place),
      addresses_count: addresses.length,
      default_address: () => (addresses[0] ? place(addresses[0]) : null),
      metafields: () => new MetafieldsDrop(runtime, gid("Customer", customer.id)),
    });
  });
}
