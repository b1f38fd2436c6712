import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { decideDueOffers } from "#app/flows/decide-due-offers.ts";
import { setManualOffer } from "#app/flows/set-manual-offer.ts";
import { findTopicHandler } from "#app/jobs/topics/index.ts";
import { parseJson } from "#app/lib/parse-json.ts";
import { boss } from "#app/queue/boss.server.ts";
import { cancelOrder } from "#sandbox/store/operations/cancel-order.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { refundOrder } from "#sandbox/store/operations/refund-order.ts";
import type { Order } from "#sandbox/store/state.ts";
import type { ShopEvent } from "#sandbox/store/store.ts";
import { events } from "./assigned-shop.ts";
import { driftsOf, makeReconciledShop, nextPass, type ReconciledShop } from "./reconciled-shop.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  process.env.SCOPES = "read_inventory,read_locations,read_orders,write_app_proxy,write_products";
  return started;
});

let shop: ReconciledShop;
let variantId: bigint;
/** What Shopify would have told: every webhook of these tests is lost unless one hands it in. */
const lost: ShopEvent[] = [];
shopify.context.store.onEvent((event) => void lost.push(event));

beforeEach(async () => {
  shop = await makeReconciledShop(shopify, 1, { preorder: true });
  variantId = shop.variantIds[0]!;
  lost.length = 0;
  await nextPass(shop);
});

afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
});

const assignment = () =>
  inShop(shop.shopId, (tx) =>
    tx.assignment.findUniqueOrThrow({ where: { shopId_variantId: { shopId: shop.shopId, variantId } } }),
  );

function sell(quantity: number, ahead = true): Order {
  const customAttributes = ahead ? [{ key: "_standby_offer", value: "preorder" }] : [];
  const line = { variantId: Number(variantId), quantity, customAttributes };
  const placed = placeOrder(shopify.context, shop.state, { email: "ada@example.com", lines: [line] });
  if (!placed.ok) throw new Error(JSON.stringify(placed.errors));
  return placed.order;
}

const cancel = (order: Order) =>
  cancelOrder(shopify.context, shop.state, order, { reason: "CUSTOMER", restock: true, refund: true });

/** The webhook arrives after all. */
async function arrives(topic: string) {
  const event = lost.findLast((one) => one.topic === topic)!;
  const raw = JSON.stringify(event.payload);
  const now = new Date();
  const told = { shopId: shop.shopId, topic, payload: parseJson(raw), raw, inboxId: 1n, triggeredAt: now, now };
  return inShop(shop.shopId, (tx) => findTopicHandler(topic)!.handle({ tx, ...told }));
}

const switchOff = () =>
  inShop(shop.shopId, (tx) =>
    setManualOffer(tx, { variantIds: [variantId], offer: "unavailable", actor: "Ada", now: new Date() }),
  );

/** As the worker does, an hour on. */
const anHourOn = () => inShop(shop.shopId, (tx) => decideDueOffers(tx, { now: new Date(Date.now() + 3_600_000), limit: 10 }));

test("units sold ahead of stock are owed though nobody told of the order, and once though somebody does at last", async () => {
  sell(3);
  await nextPass(shop);
  expect(await assignment()).toMatchObject({ soldAheadUnits: 3, owedUnits: 3 });
  await nextPass(shop);
  await arrives("orders/create");
  expect(await assignment()).toMatchObject({ soldAheadUnits: 3, owedUnits: 3 });
});

test("an order that should have been told long ago is counted as missed news, one of a moment ago is not", async () => {
  sell(1);
  await nextPass(shop);
  expect(await driftsOf(shop)).toEqual([]);
  const minutesAgo = new Date(Date.now() - 10 * 60_000);
  sell(1).createdAt = minutesAgo.toISOString();
  await inShop(shop.shopId, (tx) => tx.reconcilePass.updateMany({ data: { changedSince: minutesAgo } }));
  await nextPass(shop);
  expect(await driftsOf(shop)).toEqual(["orders_missed"]);
});

test("an order of which a webhook told is not counted again when it is read", async () => {
  sell(2);
  await arrives("orders/create");
  await nextPass(shop);
  expect(await assignment()).toMatchObject({ soldAheadUnits: 2, owedUnits: 2 });
});

test("what was cancelled or refunded before anybody heard of the order is owed to nobody", async () => {
  cancel(sell(4));
  const order = sell(3);
  const lines = [{ lineItemId: order.lineItems[0]!.id, quantity: 1, restockType: "CANCEL" as const, locationId: null }];
  expect(refundOrder(shopify.context, shop.state, order, { lines, amountCents: 0, note: null })).toMatchObject({ ok: true });
  await nextPass(shop);
  expect(await assignment()).toMatchObject({ soldAheadUnits: 2, owedUnits: 2 });
});

test("a cancellation nobody told of is no new stock: what was switched off stays off", async () => {
  const order = sell(2);
  await nextPass(shop);
  await switchOff();
  cancel(order);
  await nextPass(shop);
  await anHourOn();
  expect(await assignment()).toMatchObject({ stockUnits: 0, manualOffer: "unavailable", risenUnits: 0, returnedUnits: 0 });
  await nextPass(shop);
  await arrives("orders/cancelled");
  expect(await assignment()).toMatchObject({ manualOffer: "unavailable", returnedUnits: 0 });
  expect(await events(shop.shopId, "switching-resumed")).toEqual([]);
});

test("a refund that puts units back is no new stock either, and one long past explains nothing", async () => {
  const order = sell(3);
  await nextPass(shop);
  await switchOff();
  const lines = [{ lineItemId: order.lineItems[0]!.id, quantity: 2, restockType: "CANCEL" as const, locationId: null }];
  refundOrder(shopify.context, shop.state, order, { lines, amountCents: 0, note: null });
  await nextPass(shop);
  await anHourOn();
  expect(await assignment()).toMatchObject({ stockUnits: -1, manualOffer: "unavailable", risenUnits: 0, returnedUnits: 0 });
  order.refunds[0]!.createdAt = "2026-01-01T00:00:00Z";
  await inShop(shop.shopId, (tx) => tx.countedOrder.deleteMany());
  await nextPass(shop);
  expect(await assignment()).toMatchObject({ returnedUnits: 0 });
});
