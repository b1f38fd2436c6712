/** A checkout that goes through: stock is checked and committed, the order and its fulfilment orders are made. */
import { randomBytes } from "node:crypto";
import type { SandboxContext } from "#sandbox/context.ts";
import { gid } from "#sandbox/store/gid.ts";
import { nowInstant } from "#sandbox/store/instant.ts";
import { changeQuantities } from "#sandbox/store/operations/adjust-inventory.ts";
import { paidCents, reduce } from "#sandbox/store/operations/discounts.ts";
import { chargesOf, termsOf } from "#sandbox/store/operations/charge-order.ts";
import { findOrCreateCustomer } from "#sandbox/store/operations/find-or-create-customer.ts";
import { itemOf } from "#sandbox/store/operations/levels.ts";
import { openFulfillmentOrders } from "#sandbox/store/operations/open-fulfillment-orders.ts";
import { priceUnder } from "#sandbox/store/operations/plan-charges.ts";
import { refusals, type LineRefusal } from "#sandbox/store/operations/refuse-lines.ts";
import { routeOrder, type Allotment } from "#sandbox/store/operations/route-order.ts";
import { priceAt } from "#sandbox/store/operations/unit-prices.ts";
import { planOf, reservesOnFulfillment } from "#sandbox/store/operations/selling-plans.ts";
import type { Address, LineItem, Order, ShopState } from "#sandbox/store/state.ts";
import { orderPayload } from "#sandbox/webhooks/payloads/order.ts";

export type OrderLineInput = {
  variantId: number;
  quantity: number;
  customAttributes?: { key: string; value: string }[];
  sellingPlanId?: number | null;
};

export type OrderInput = {
  lines: OrderLineInput[];
  email?: string | null;
  phone?: string | null;
  address?: Address | null;
  locale?: string;
  note?: string | null;
  customAttributes?: { key: string; value: string }[];
  tags?: string[];
  cartToken?: string | null;
  checkoutToken?: string | null;
  sourceName?: string;
  shippingCents?: number;
  /** Those of the cart; undefined where discounts do not apply. */
  discountCodes?: string[];
  financialStatus?: "PAID" | "PENDING" | "AUTHORIZED";
  /** A draft order becoming an order: the merchant may oversell, and units kept for it are where they are. */
  draft?: { reservations: { variantId: number; locationId: number; units: number }[] };
};

export type PlacedOrder = { ok: true; order: Order } | { ok: false; errors: LineRefusal[] };

/** Either the whole order or nothing: `errors` names each line that cannot be sold and why. */
export function placeOrder(context: SandboxContext, shop: ShopState, input: OrderInput): PlacedOrder {
  const errors = input.draft ? [] : refusals(shop, input.lines);
  if (errors.length > 0) return { ok: false, errors };
  const order = makeOrder(context, shop, input);
  const reserved = input.draft?.reservations ?? [];
  const allotments =
    reserved.length > 0 ? fromReservations(shop, order, reserved) : routeOrder(shop, wantedUnits(shop, order.lineItems));
  shop.orders.set(order.id, order);
  openFulfillmentOrders(context, shop, order, allotments);
  context.store.emit(shop, "orders/create", orderPayload(shop, order));
  if (order.financialStatus === "PAID") context.store.emit(shop, "orders/paid", orderPayload(shop, order));
  commitStock(context, shop, order, allotments, reserved.length > 0 ? "reserved" : "available");
  for (const id of order.fulfillmentOrderIds) {
    const payload = { fulfillment_order: { id: gid("FulfillmentOrder", id), status: "open" } };
    context.store.emit(shop, "fulfillment_orders/order_routing_complete", payload);
  }
  return { ok: true, order };
}

function makeOrder(context: SandboxContext, shop: ShopState, input: OrderInput): Order {
  const person = { email: input.email, phone: input.phone, locale: input.locale };
  const { firstName, lastName } = input.address ?? {};
  const customer = findOrCreateCustomer(context, shop, { ...person, firstName, lastName });
  const lineItems = discounted(
    shop,
    input,
    input.lines.map((line) => makeLine(context, shop, line)),
  );
  const subtotalCents = lineItems.reduce((sum, line) => sum + paidCents(line), 0);
  const shippingCents = input.shippingCents ?? 0;
  const createdAt = nowInstant();
  const charges = chargesOf(shop, lineItems, shippingCents, new Date(createdAt));
  const paid = charges.nowCents > 0 ? "PARTIALLY_PAID" : "PENDING";
  const order: Order = {
    id: context.store.nextId(),
    name: `#${shop.nextOrderNumber++}`,
    token: randomBytes(16).toString("hex"),
    email: input.email || null,
    phone: input.phone || null,
    customerId: customer?.id ?? null,
    locale: input.locale ?? shop.primaryLocale,
    currencyCode: shop.currencyCode,
    lineItems,
    subtotalCents,
    shippingCents,
    totalCents: subtotalCents + shippingCents,
    refundedCents: 0,
    note: input.note || null,
    customAttributes: input.customAttributes ?? [],
    tags: input.tags ?? [],
    financialStatus: input.financialStatus ?? (charges.laterCents > 0 ? paid : "PAID"),
    paymentTerms: termsOf(context, charges, createdAt),
    shippingAddress: input.address ?? null,
    fulfillmentOrderIds: [],
    fulfillments: [],
    transactions: [],
    refunds: [],
    cancelledAt: null,
    cancelReason: null,
    sourceName: input.sourceName ?? "web",
    cartToken: input.cartToken ?? null,
    checkoutToken: input.checkoutToken ?? null,
    createdAt,
    updatedAt: createdAt,
  };
  if (order.financialStatus !== "PENDING") pay(context, order, charges.nowCents);
  return order;
}

/** Who orders in the online store gets what is off there; a draft and the API name their own prices. */
function discounted(shop: ShopState, { discountCodes }: OrderInput, lines: LineItem[]): LineItem[] {
  if (!discountCodes) return lines;
  const { byLine } = reduce(shop.discounts ?? [], discountCodes, lines);
  return lines.map((line, index) => (byLine[index]?.length ? { ...line, discounts: byLine[index] } : line));
}

function pay(context: SandboxContext, order: Order, amountCents: number): void {
  order.transactions.push({
    id: context.store.nextId(),
    kind: order.financialStatus === "AUTHORIZED" ? "AUTHORIZATION" : "SALE",
    status: "SUCCESS",
    gateway: "bogus",
    amountCents,
    parentId: null,
    createdAt: order.createdAt,
  });
}

function makeLine(context: SandboxContext, shop: ShopState, line: OrderLineInput): LineItem {
  const variant = shop.variants.get(line.variantId)!;
  const product = shop.products.get(variant.productId)!;
  const plan = planOf(shop, line.sellingPlanId);
  return {
    id: context.store.nextId(),
    variantId: variant.id,
    productId: product.id,
    title: product.title,
    variantTitle: variant.title === "Default Title" ? null : variant.title,
    sku: variant.sku,
    quantity: line.quantity,
    currentQuantity: line.quantity,
    fulfillableQuantity: line.quantity,
    priceCents: plan ? priceUnder(plan, variant.priceCents) : priceAt(variant, line.quantity),
    customAttributes: line.customAttributes ?? [],
    sellingPlanId: plan?.id ?? null,
    sellingPlanName: plan?.name ?? null,
  };
}

const wantedUnits = (shop: ShopState, lines: LineItem[]) =>
  lines.map((line) => ({ lineItemId: line.id, variant: shop.variants.get(line.variantId!)!, units: line.quantity }));

/** Reserved units in the order of the lines; a draft reserves exactly what its lines name. */
function fromReservations(
  shop: ShopState,
  order: Order,
  reserved: { variantId: number; locationId: number; units: number }[],
): Allotment[] {
  const left = reserved.map((one) => ({ ...one }));
  return wantedUnits(shop, order.lineItems).flatMap(({ lineItemId, variant, units }) => {
    let wanted = units;
    return left.flatMap((part) => {
      const taken = part.variantId === variant.id ? Math.min(wanted, part.units) : 0;
      part.units -= taken;
      wanted -= taken;
      return taken > 0 ? [{ lineItemId, variant, locationId: part.locationId, units: taken }] : [];
    });
  });
}

/** available (or, for a draft, reserved) − and committed + where the units come from; plans that reserve on fulfilment wait until then. */
function commitStock(
  context: SandboxContext,
  shop: ShopState,
  order: Order,
  allotments: Allotment[],
  from: "available" | "reserved",
): void {
  const later = new Set(
    order.lineItems.filter((line) => reservesOnFulfillment(planOf(shop, line.sellingPlanId))).map((line) => line.id),
  );
  const changes = allotments
    .filter(({ lineItemId, variant }) => itemOf(shop, variant).tracked && !later.has(lineItemId))
    .flatMap(({ variant, locationId, units }) => {
      const at = { inventoryItemId: variant.inventoryItemId, locationId };
      return [
        { ...at, name: from, delta: -units },
        { ...at, name: "committed" as const, delta: units },
      ];
    });
  changeQuantities(context, shop, changes);
}
