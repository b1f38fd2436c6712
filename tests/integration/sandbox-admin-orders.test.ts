import { expect, test } from "vitest";
import { gid } from "#sandbox/store/gid.ts";
import { setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { levelAt, variantAvailability } from "#sandbox/store/operations/levels.ts";
import { placeOrder, type OrderInput } from "#sandbox/store/operations/place-order.ts";
import type { Order } from "#sandbox/store/state.ts";
import { sandboxShop } from "./sandbox-admin-shop.ts";

type Sandbox = Awaited<ReturnType<typeof sandboxShop>>;

const ADDRESS = {
  firstName: "Ada",
  lastName: "Moor",
  address1: "2 Quay Lane",
  address2: "",
  city: "Halifax",
  zip: "B3H 2B2",
  provinceCode: "NS",
  countryCode: "CA",
  phone: null,
};

function buy({ context, shop }: Sandbox, variantId: number, quantity: number, more: Partial<OrderInput> = {}): Order {
  const lines = [{ variantId, quantity, customAttributes: [{ key: "_note", value: "gift" }] }];
  const result = placeOrder(context, shop, { lines, email: "ada@example.com", address: ADDRESS, ...more });
  if (!result.ok) throw new Error(result.errors[0]?.message);
  return result.order;
}

const units = ({ shop, locationIds }: Sandbox, itemId: number, at = 0) => {
  const { available, committed } = levelAt(shop, itemId, locationIds[at]!)!.quantities;
  return { available, committed };
};

test("an order takes the last unit: committed where it ships from, told by webhooks, then the variant is sold out", async () => {
  const sandbox = await sandboxShop();
  const { variant, inventoryItemId } = sandbox.product("Mug", 1);
  sandbox.events.length = 0;
  const order = buy(sandbox, variant.id, 1);
  expect(units(sandbox, inventoryItemId)).toEqual({ available: 0, committed: 1 });
  expect(variantAvailability(sandbox.shop, variant)).toEqual({ availableForSale: false, inventoryQuantity: 0 });
  expect(sandbox.events.map(({ topic }) => topic)).toEqual([
    "customers/create",
    "orders/create",
    "orders/paid",
    "inventory_levels/update",
    "products/update",
    "variants/out_of_stock",
    "fulfillment_orders/order_routing_complete",
  ]);
  expect(sandbox.events[1]!.payload).toMatchObject({
    id: order.id,
    name: "#1001",
    email: "ada@example.com",
    line_items: [{ variant_id: variant.id, quantity: 1, properties: [{ name: "_note", value: "gift" }] }],
  });
  expect(sandbox.events[3]!.payload).toMatchObject({ inventory_item_id: inventoryItemId, available: 0 });
});

test("with policy DENY nothing is sold that is not there, and nothing is half-written", async () => {
  const sandbox = await sandboxShop();
  const { context, shop } = sandbox;
  const [mug, bell] = [sandbox.product("Mug", 2), sandbox.product("Bell", 0)];
  sandbox.events.length = 0;
  const lines = [
    { variantId: mug.variant.id, quantity: 2 },
    { variantId: mug.variant.id, quantity: 1 },
    { variantId: bell.variant.id, quantity: 1 },
  ];
  expect(placeOrder(context, shop, { lines, email: "a@example.com" })).toEqual({
    ok: false,
    errors: [
      { variantId: mug.variant.id, message: "Only 2 of Mug are left." },
      { variantId: bell.variant.id, message: "Bell is sold out." },
    ],
  });
  expect([shop.orders.size, shop.customers.size, sandbox.events.length]).toEqual([0, 0, 0]);
});

test("with policy CONTINUE the routed location goes below zero; an untracked variant is not counted at all", async () => {
  const sandbox = await sandboxShop();
  const oversold = sandbox.product("Mug", 1, { inventoryPolicy: "CONTINUE" });
  buy(sandbox, oversold.variant.id, 3);
  expect(units(sandbox, oversold.inventoryItemId)).toEqual({ available: -2, committed: 3 });
  const untracked = sandbox.product("Voucher", 0, { tracked: false });
  buy(sandbox, untracked.variant.id, 5);
  expect(units(sandbox, untracked.inventoryItemId)).toEqual({ available: 0, committed: 0 });
});

test("units are split over the locations that serve online orders; others do not count", async () => {
  const sandbox = await sandboxShop();
  const { variant, inventoryItemId } = sandbox.product("Mug", 2);
  for (const [at, count] of [
    [1, 3],
    [2, 50],
  ] as const) {
    setAvailable(sandbox.context, sandbox.shop, { inventoryItemId, locationId: sandbox.locationIds[at], units: count });
  }
  const order = buy(sandbox, variant.id, 4);
  expect([0, 1, 2].map((at) => units(sandbox, inventoryItemId, at).available)).toEqual([0, 1, 50]);
  expect(order.fulfillmentOrderIds).toHaveLength(2);
  expect(() => buy(sandbox, variant.id, 2)).toThrow("Only 1 of Mug is left.");
});

test("two lines of one variant do not take the same unit twice", async () => {
  const sandbox = await sandboxShop();
  const { variant, inventoryItemId } = sandbox.product("Mug", 1);
  setAvailable(sandbox.context, sandbox.shop, { inventoryItemId, locationId: sandbox.locationIds[1], units: 1 });
  const lines = [1, 2].map((copy) => ({
    variantId: variant.id,
    quantity: 1,
    customAttributes: [{ key: "copy", value: String(copy) }],
  }));
  expect(placeOrder(sandbox.context, sandbox.shop, { lines, email: "ada@example.com" })).toMatchObject({ ok: true });
  expect([0, 1].map((at) => units(sandbox, inventoryItemId, at).available)).toEqual([0, 0]);
});

test("an order is read with its lines, customer and fulfilment orders", async () => {
  const sandbox = await sandboxShop();
  const { variant } = sandbox.product("Mug", 5);
  const order = buy(sandbox, variant.id, 2, { cartToken: "cart-1" });
  const { data, errors } = await sandbox.send(
    `query($id: ID!) { order(id: $id) { name displayFinancialStatus displayFulfillmentStatus cartToken totalPriceSet { shopMoney { amount currencyCode } }
       customer { id email } shippingAddress { city countryCodeV2 formatted }
       lineItems(first: 5) { nodes { title quantity currentQuantity unfulfilledQuantity customAttributes { key value } variant { id } sellingPlan { name } } }
       fulfillmentOrders(first: 5) { nodes { status assignedLocation { location { name } } supportedActions { action }
         lineItems(first: 5) { nodes { totalQuantity remainingQuantity lineItem { title } } } } } } }`,
    { id: gid("Order", order.id) },
  );
  expect(errors).toBeUndefined();
  expect(data!.order).toMatchObject({
    name: "#1001",
    displayFinancialStatus: "PAID",
    displayFulfillmentStatus: "UNFULFILLED",
    cartToken: "cart-1",
    totalPriceSet: { shopMoney: { amount: "39.80", currencyCode: "USD" } },
    customer: { email: "ada@example.com" },
    lineItems: { nodes: [{ title: "Mug", quantity: 2, customAttributes: [{ key: "_note", value: "gift" }], sellingPlan: null }] },
    fulfillmentOrders: { nodes: [{ status: "OPEN", assignedLocation: { location: { name: "Warehouse" } } }] },
  });
  const found = await sandbox.send(
    `{ orders(first: 5, query: "email:ada@example.com") { nodes { name } } ordersCount { count } }`,
  );
  expect(found.data).toEqual({ orders: { nodes: [{ name: "#1001" }] }, ordersCount: { count: 1 } });
  const denied = await sandbox.send(
    `query($id: ID!) { order(id: $id) { name customer { id } } }`,
    { id: gid("Order", order.id) },
    "shpat_app",
  );
  expect(denied).toMatchObject({
    data: { order: { name: "#1001", customer: null } },
    errors: [{ extensions: { code: "ACCESS_DENIED" } }],
  });
});

test("without read_all_orders an app does not see orders older than sixty days", async () => {
  const sandbox = await sandboxShop();
  const { variant } = sandbox.product("Mug", 5);
  const order = buy(sandbox, variant.id, 1);
  order.createdAt = new Date(Date.now() - 61 * 86_400_000).toISOString();
  const query = `query($id: ID!) { order(id: $id) { name } orders(first: 5) { nodes { name } } }`;
  const variables = { id: gid("Order", order.id) };
  expect((await sandbox.send(query, variables, "shpat_app")).data).toEqual({ order: null, orders: { nodes: [] } });
  expect((await sandbox.send(query, variables)).data).toMatchObject({ order: { name: "#1001" } });
});

const HOLD = `mutation($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
  fulfillmentHold { id handle heldByRequestingApp } fulfillmentOrder { id status supportedActions { action } lineItems(first: 5) { nodes { remainingQuantity } } }
  remainingFulfillmentOrder { id status lineItems(first: 5) { nodes { remainingQuantity } } } userErrors { code } } }`;
const RELEASE = `mutation($id: ID!, $ids: [ID!]) { fulfillmentOrderReleaseHold(id: $id, holdIds: $ids) { fulfillmentOrder { status } userErrors { code } } }`;

test("owed units are held apart from the rest, once per handle, and released", async () => {
  const sandbox = await sandboxShop();
  const { variant } = sandbox.product("Mug", 1, { inventoryPolicy: "CONTINUE" });
  const order = buy(sandbox, variant.id, 3);
  const fulfillmentOrder = sandbox.shop.fulfillmentOrders.get(order.fulfillmentOrderIds[0]!)!;
  const id = gid("FulfillmentOrder", fulfillmentOrder.id);
  const line = { id: gid("FulfillmentOrderLineItem", fulfillmentOrder.lineItems[0]!.id), quantity: 2 };
  const hold = { reason: "INVENTORY_OUT_OF_STOCK", handle: "standby", fulfillmentOrderLineItems: [line] };
  sandbox.events.length = 0;
  const held = await sandbox.send(HOLD, { id, hold });
  expect(held.data!.fulfillmentOrderHold).toMatchObject({
    userErrors: [],
    fulfillmentHold: { handle: "standby", heldByRequestingApp: true },
    fulfillmentOrder: { id, status: "ON_HOLD", lineItems: { nodes: [{ remainingQuantity: 2 }] } },
    remainingFulfillmentOrder: { status: "OPEN", lineItems: { nodes: [{ remainingQuantity: 1 }] } },
  });
  expect(sandbox.events.map(({ topic }) => topic)).toEqual(["fulfillment_holds/added", "fulfillment_orders/placed_on_hold"]);
  const again = await sandbox.send(HOLD, { id, hold: { ...hold, fulfillmentOrderLineItems: [] } });
  expect(again.data!.fulfillmentOrderHold).toMatchObject({ userErrors: [{ code: "DUPLICATE_FULFILLMENT_HOLD_HANDLE" }] });
  const subset = await sandbox.send(HOLD, { id, hold: { ...hold, handle: "other" } });
  expect(subset.data!.fulfillmentOrderHold).toMatchObject({ userErrors: [{ code: "FULFILLMENT_ORDER_NOT_SPLITTABLE" }] });
  const ids = [gid("FulfillmentHold", fulfillmentOrder.holds[0]!.id)];
  const released = await sandbox.send(RELEASE, { id, ids });
  expect(released.data!.fulfillmentOrderReleaseHold).toEqual({ fulfillmentOrder: { status: "OPEN" }, userErrors: [] });
});

test("shipping lowers what is committed; a held fulfilment order cannot be shipped", async () => {
  const sandbox = await sandboxShop();
  const { variant, inventoryItemId } = sandbox.product("Mug", 5);
  const order = buy(sandbox, variant.id, 2);
  const fulfillmentOrderId = gid("FulfillmentOrder", order.fulfillmentOrderIds[0]!);
  const ship = `mutation($f: FulfillmentInput!) { fulfillmentCreate(fulfillment: $f) { fulfillment { status name trackingInfo { number } } userErrors { message } } }`;
  const variables = { f: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId }], trackingInfo: { number: "T1" } } };
  const held = await sandbox.send(HOLD, { id: fulfillmentOrderId, hold: { reason: "OTHER" } });
  expect(held.errors).toBeUndefined();
  expect((await sandbox.send(ship, variables)).data!.fulfillmentCreate).toMatchObject({
    userErrors: [{ message: expect.stringContaining("on hold") }],
  });
  await sandbox.send(RELEASE, { id: fulfillmentOrderId });
  expect((await sandbox.send(ship, variables)).data!.fulfillmentCreate).toMatchObject({
    userErrors: [],
    fulfillment: { status: "SUCCESS", name: "#1001.1", trackingInfo: [{ number: "T1" }] },
  });
  expect(units(sandbox, inventoryItemId)).toEqual({ available: 3, committed: 0 });
  expect(sandbox.events.slice(-3).map(({ topic }) => topic)).toEqual([
    "fulfillments/create",
    "orders/fulfilled",
    "orders/updated",
  ]);
});

test("a cancelled order gives its units and its money back, once", async () => {
  const sandbox = await sandboxShop();
  const { variant, inventoryItemId } = sandbox.product("Mug", 5);
  const order = buy(sandbox, variant.id, 2);
  const cancel = `mutation($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: { originalPaymentMethodsRefund: true }) {
    job { done } orderCancelUserErrors { code message } } }`;
  const variables = { id: gid("Order", order.id) };
  expect((await sandbox.send(cancel, variables)).data!.orderCancel).toEqual({ job: { done: true }, orderCancelUserErrors: [] });
  expect(units(sandbox, inventoryItemId)).toEqual({ available: 5, committed: 0 });
  expect(order).toMatchObject({ financialStatus: "REFUNDED", cancelReason: "CUSTOMER", refundedCents: 3980 });
  expect(sandbox.events.map(({ topic }) => topic)).toContain("orders/cancelled");
  expect((await sandbox.send(cancel, variables)).data!.orderCancel).toMatchObject({
    orderCancelUserErrors: [{ code: "INVALID" }],
  });
});

test("a line is refunded and restocked once per key", async () => {
  const sandbox = await sandboxShop();
  const { variant, inventoryItemId } = sandbox.product("Mug", 5);
  const order = buy(sandbox, variant.id, 3);
  const refund = `mutation($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "r1") {
    refund { totalRefundedSet { shopMoney { amount } } refundLineItems(first: 5) { nodes { quantity restockType } } }
    order { displayFinancialStatus lineItems(first: 1) { nodes { currentQuantity refundableQuantity } } } userErrors { message } } }`;
  const input = {
    orderId: gid("Order", order.id),
    refundLineItems: [{ lineItemId: gid("LineItem", order.lineItems[0]!.id), quantity: 1, restockType: "CANCEL" }],
    transactions: [{ orderId: gid("Order", order.id), amount: "19.90", gateway: "bogus", kind: "REFUND" }],
  };
  for (let turn = 0; turn < 2; turn++) {
    const { data, errors } = await sandbox.send(refund, { input });
    expect(errors).toBeUndefined();
    expect(data!.refundCreate).toMatchObject({
      userErrors: [],
      refund: { totalRefundedSet: { shopMoney: { amount: "19.90" } }, refundLineItems: { nodes: [{ quantity: 1 }] } },
      order: { displayFinancialStatus: "PARTIALLY_REFUNDED", lineItems: { nodes: [{ currentQuantity: 2 }] } },
    });
  }
  expect(units(sandbox, inventoryItemId)).toEqual({ available: 3, committed: 2 });
});

const DRAFT = `mutation($input: DraftOrderInput!) { draftOrderCreate(input: $input) { draftOrder { id name status invoiceUrl reserveInventoryUntil } userErrors { field message } } }`;

test("a draft keeps stock for its buyer, and completing it commits that stock without freeing it in between", async () => {
  const sandbox = await sandboxShop();
  const { variant, inventoryItemId } = sandbox.product("Mug", 3);
  const reserveInventoryUntil = new Date(Date.now() + 3_600_000).toISOString();
  const input = {
    email: "ada@example.com",
    reserveInventoryUntil,
    lineItems: [{ variantId: gid("ProductVariant", variant.id), quantity: 2 }],
  };
  const made = await sandbox.send(DRAFT, { input });
  expect(made.errors).toBeUndefined();
  const { draftOrder } = made.data!.draftOrderCreate as unknown as { draftOrder: { id: string; invoiceUrl: string } };
  expect(draftOrder).toMatchObject({ name: "#D1", status: "OPEN", invoiceUrl: expect.stringContaining("/invoices/") });
  const quantities = () => levelAt(sandbox.shop, inventoryItemId, sandbox.locationIds[0])!.quantities;
  expect(quantities()).toMatchObject({ available: 1, reserved: 2, committed: 0 });
  expect(() => buy(sandbox, variant.id, 2)).toThrow("Only 1 of Mug is left.");
  expect((await sandbox.send(DRAFT, { input })).data!.draftOrderCreate).toMatchObject({
    draftOrder: null,
    userErrors: [{ field: ["input", "reserveInventoryUntil"] }],
  });
  sandbox.events.length = 0;
  const complete = `mutation($id: ID!) { draftOrderComplete(id: $id) { draftOrder { status order { name } } userErrors { message } } }`;
  const done = await sandbox.send(complete, { id: draftOrder.id });
  expect(done.data!.draftOrderComplete).toMatchObject({
    userErrors: [],
    draftOrder: { status: "COMPLETED", order: { name: "#1001" } },
  });
  expect(quantities()).toMatchObject({ available: 1, reserved: 0, committed: 2 });
  expect(sandbox.events.map(({ topic }) => topic)).not.toContain("inventory_levels/update");
});

test("what a draft keeps is free again when it is deleted, and when its time is over", async () => {
  const sandbox = await sandboxShop();
  const { variant, inventoryItemId } = sandbox.product("Mug", 3);
  const lineItems = [{ variantId: gid("ProductVariant", variant.id), quantity: 2 }];
  const reserve = async (milliseconds: number) => {
    const reserveInventoryUntil = new Date(Date.now() + milliseconds).toISOString();
    const { data } = await sandbox.send(DRAFT, { input: { email: "ada@example.com", reserveInventoryUntil, lineItems } });
    return (data!.draftOrderCreate as unknown as { draftOrder: { id: string } }).draftOrder.id;
  };
  const id = await reserve(3_600_000);
  expect(units(sandbox, inventoryItemId).available).toBe(1);
  await sandbox.send(`mutation($id: ID!) { draftOrderDelete(input: { id: $id }) { deletedId userErrors { message } } }`, { id });
  expect(units(sandbox, inventoryItemId).available).toBe(3);
  await reserve(1_000);
  expect(units(sandbox, inventoryItemId).available).toBe(1);
  await expect.poll(() => units(sandbox, inventoryItemId).available, { timeout: 15_000 }).toBe(3);
});
