/** Orders of the last sixty days, written as history: older ones are shipped, the newest wait in the warehouse. */
import type { SandboxContext } from "#sandbox/context.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";
import { toInstant } from "#sandbox/store/instant.ts";
import type { Address, Customer, FulfillmentOrder, LineItem, Order, ShopState, Variant } from "#sandbox/store/state.ts";
import type { Random } from "./random.ts";

const DAY_MS = 86_400_000;
const HISTORY_DAYS = 60;
const SHIPPED_AFTER_DAYS = 3;
const SHIPPING_CENTS = 790;

const CITIES = [
  { city: "Halifax", zip: "B3H 1A1", provinceCode: "NS", countryCode: "CA" },
  { city: "Portland", zip: "04101", provinceCode: "ME", countryCode: "US" },
  { city: "Hamburg", zip: "20457", provinceCode: null, countryCode: "DE" },
  { city: "Nantes", zip: "44000", provinceCode: null, countryCode: "FR" },
  { city: "Kobe", zip: "650-0042", provinceCode: null, countryCode: "JP" },
];

export function seedOrders(context: SandboxContext, shop: ShopState, random: Random, count: number, now: Date): void {
  const customers = [...shop.customers.values()];
  const variants = [...shop.variants.values()].filter((variant) => shop.inventoryItems.get(variant.inventoryItemId)?.tracked);
  const instants = Array.from({ length: count }, () => now.getTime() - (0.2 + random.next() * HISTORY_DAYS) * DAY_MS);
  for (const instant of instants.sort((one, other) => one - other)) {
    seedOrder(context, shop, random, {
      customer: random.pick(customers),
      variants,
      at: new Date(Math.floor(instant / 1000) * 1000),
      now,
    });
  }
  context.store.changed();
}

type Purchase = { customer: Customer; variants: Variant[]; at: Date; now: Date };

function seedOrder(context: SandboxContext, shop: ShopState, random: Random, { customer, variants, at, now }: Purchase): void {
  const createdAt = toInstant(at);
  const chosen = new Set(Array.from({ length: random.between(1, 3) }, () => random.pick(variants)));
  const shipped = now.getTime() - at.getTime() > SHIPPED_AFTER_DAYS * DAY_MS;
  const lineItems = [...chosen].map((variant) => seedLine(context, shop, variant, random.next() < 0.2 ? 2 : 1, shipped));
  const subtotalCents = lineItems.reduce((sum, line) => sum + line.priceCents * line.quantity, 0);
  const totalCents = subtotalCents + SHIPPING_CENTS;
  const order: Order = {
    id: context.store.nextId(),
    name: `#${shop.nextOrderNumber++}`,
    token: Array.from({ length: 32 }, () => random.between(0, 15).toString(16)).join(""),
    email: customer.email,
    phone: null,
    customerId: customer.id,
    locale: customer.locale,
    currencyCode: shop.currencyCode,
    lineItems,
    subtotalCents,
    shippingCents: SHIPPING_CENTS,
    totalCents,
    refundedCents: 0,
    note: null,
    customAttributes: [],
    tags: [],
    financialStatus: "PAID",
    shippingAddress: addressOf(customer, random),
    fulfillmentOrderIds: [],
    fulfillments: [],
    transactions: [
      {
        id: context.store.nextId(),
        kind: "SALE",
        status: "SUCCESS",
        gateway: "bogus",
        amountCents: totalCents,
        parentId: null,
        createdAt,
      },
    ],
    refunds: [],
    cancelledAt: null,
    cancelReason: null,
    sourceName: "web",
    cartToken: null,
    checkoutToken: null,
    createdAt,
    updatedAt: createdAt,
  };
  shop.orders.set(order.id, order);
  routeToWarehouse(context, shop, order, shipped);
}

function seedLine(context: SandboxContext, shop: ShopState, variant: Variant, quantity: number, shipped: boolean): LineItem {
  return {
    id: context.store.nextId(),
    variantId: variant.id,
    productId: variant.productId,
    title: shop.products.get(variant.productId)!.title,
    variantTitle: variant.title,
    sku: variant.sku,
    quantity,
    currentQuantity: quantity,
    fulfillableQuantity: shipped ? 0 : quantity,
    priceCents: variant.priceCents,
    customAttributes: [],
    sellingPlanId: null,
    sellingPlanName: null,
  };
}

/** One fulfilment order at the first location: closed and shipped, or open with its units committed. */
function routeToWarehouse(context: SandboxContext, shop: ShopState, order: Order, shipped: boolean): void {
  const locationId = [...shop.locations.keys()][0]!;
  const shippedAt = toInstant(new Date(Date.parse(order.createdAt) + DAY_MS));
  const fulfillmentOrder: FulfillmentOrder = {
    id: context.store.nextId(),
    orderId: order.id,
    locationId,
    status: shipped ? "CLOSED" : "OPEN",
    lineItems: order.lineItems.map((line) => ({
      id: context.store.nextId(),
      lineItemId: line.id,
      totalQuantity: line.quantity,
      remainingQuantity: shipped ? 0 : line.quantity,
    })),
    holds: [],
    fulfillAt: order.createdAt,
    createdAt: order.createdAt,
    updatedAt: shipped ? shippedAt : order.createdAt,
  };
  shop.fulfillmentOrders.set(fulfillmentOrder.id, fulfillmentOrder);
  order.fulfillmentOrderIds.push(fulfillmentOrder.id);
  if (shipped) ship(context, order, shippedAt);
  else commit(shop, order, locationId);
}

function ship(context: SandboxContext, order: Order, createdAt: string): void {
  const id = context.store.nextId();
  order.updatedAt = createdAt;
  order.fulfillments.push({
    id,
    orderId: order.id,
    status: "SUCCESS",
    lineItems: order.lineItems.map((line) => ({ lineItemId: line.id, quantity: line.quantity })),
    trackingCompany: "Ferry Post",
    trackingNumbers: [`FP${String(id).slice(-9)}`],
    trackingUrls: [`https://tracking.example.com/FP${String(id).slice(-9)}`],
    createdAt,
  });
}

function commit(shop: ShopState, order: Order, locationId: number): void {
  for (const line of order.lineItems) {
    const level = levelAt(shop, shop.variants.get(line.variantId!)!.inventoryItemId, locationId);
    if (level) level.quantities.committed += line.quantity;
  }
}

const addressOf = (customer: Customer, random: Random): Address => ({
  firstName: customer.firstName,
  lastName: customer.lastName,
  address1: `${random.between(1, 80)} Example Street`,
  address2: "",
  phone: null,
  ...random.pick(CITIES),
});
