import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { boss } from "#app/queue/boss.server.ts";
import { setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { deleteProduct, updateItem, updateProduct } from "#sandbox/store/operations/update-product.ts";
import { events } from "./assigned-shop.ts";
import { checkAll, driftsOf, makeReconciledShop, nextPass, repairOf, type ReconciledShop } from "./reconciled-shop.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  process.env.SCOPES = "read_inventory,read_locations,read_orders,write_app_proxy,write_products";
  return started;
});

let shop: ReconciledShop;
let first: bigint;

beforeEach(async () => {
  shopify.fault = () => null;
  shop = await makeReconciledShop(shopify);
  first = shop.variantIds[0] as bigint;
  shopify.asked.length = 0;
});

afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
});

const variant = () => shop.state.variants.get(Number(first))!;
const assignment = (variantId = first, { shopId } = shop) =>
  inShop(shopId, (tx) => tx.assignment.findUniqueOrThrow({ where: { shopId_variantId: { shopId, variantId } } }));

/** Behind Standby's back, at every location. */
function setStock(units: number) {
  for (const locationId of shop.state.locations.keys()) {
    setAvailable(shopify.context, shop.state, { inventoryItemId: variant().inventoryItemId, locationId, units });
  }
}
const repair = (variantId?: bigint) => repairOf(shop, variantId);
const check = () => checkAll(shop);

test("a lost webhook of stock is caught by the next pass, and the offer switches", async () => {
  await nextPass(shop);
  setStock(0);
  await nextPass(shop);
  expect(await assignment()).toMatchObject({ stockUnits: 0, offer: "waitlist" });
  expect((await events(shop.shopId, "stock-changed")).at(-1)).toMatchObject({ detail: { cause: "reconciler" } });
});

test("stock that a webhook should have told long ago is counted as missed news until webhooks arrive again", async () => {
  setStock(7);
  const longAgo = new Date(Date.now() - 10 * 60_000).toISOString();
  for (const level of shop.state.inventoryLevels.values()) {
    if (level.inventoryItemId === variant().inventoryItemId) level.updatedAt = longAgo;
  }
  const earlier = { updatedAt: new Date(Date.now() - 20 * 60_000) };
  await inShop(shop.shopId, (tx) => tx.stockLevel.updateMany({ data: earlier }));
  await check();
  expect(await driftsOf(shop)).toEqual(["webhooks_missed"]);
  const row = { webhookId: "w1", topic: "inventory_levels/update", triggeredAt: new Date(), processedAt: new Date() };
  await prisma.inboxRow.create({ data: { ...row, shopDomain: shop.domain, receivedAt: new Date(Date.now() + 1_000) } });
  await check();
  expect(await driftsOf(shop)).toEqual([]);
});

const heardOf = (topic: string, apiVersion: string, receivedAt = new Date()) =>
  prisma.inboxRow.create({
    data: {
      shopDomain: shop.domain,
      webhookId: `${topic} ${apiVersion}`,
      topic,
      apiVersion,
      triggeredAt: receivedAt,
      processedAt: receivedAt,
      receivedAt,
    },
  });

test("a subscription that is missing shows by changed products that nobody told of, until one is told again", async () => {
  const longAgo = new Date(Date.now() - 10 * 60_000);
  const product = [...shop.state.products.values()][0]!;
  updateProduct(shopify.context, shop.state, product, { title: "Kettle" });
  product.updatedAt = longAgo.toISOString();
  await inShop(shop.shopId, (tx) => tx.assignment.updateMany({ data: { productToldAt: new Date(0) } }));
  await check();
  expect(await driftsOf(shop)).toEqual(["products_missed"]);
  await heardOf("products/update", "2026-10", new Date(Date.now() + 1_000));
  await check();
  expect(await driftsOf(shop)).toEqual([]);
});

test("webhooks of another API version than Standby reads are named by topic until newer ones have the right one", async () => {
  await heardOf("orders/create", "2026-07");
  await heardOf("products/update", "2026-10");
  await check();
  const [drift] = await inShop(shop.shopId, (tx) => tx.drift.findMany());
  expect(drift).toMatchObject({ kind: "webhook_version", expected: "2026-10", found: "orders/create 2026-07" });
  expect(await repair(), "only a deployment helps").toEqual({ repairing: 0 });
  await heardOf("orders/create", "2026-10");
  await check();
  expect(await driftsOf(shop)).toEqual([]);
});

test("vendors of variants that were assigned before Standby kept them are filled in by the next reading", async () => {
  await inShop(shop.shopId, (tx) => tx.assignment.updateMany({ data: { vendor: null } }));
  await check();
  expect((await assignment()).vendor).toBe([...shop.state.products.values()][0]!.vendor);
});

test("names, tracking and deletions that no webhook told of are taken in", async () => {
  const product = [...shop.state.products.values()][0]!;
  updateProduct(shopify.context, shop.state, product, { title: "Kettle", vendor: "Ann" });
  updateItem(shopify.context, shop.state, shop.state.inventoryItems.get(variant().inventoryItemId)!, { tracked: false });
  await nextPass(shop);
  expect(await assignment()).toMatchObject({ productTitle: "Kettle", vendor: "Ann", tracked: false });
  variant().inventoryPolicy = "CONTINUE";
  await check();
  expect(await driftsOf(shop)).toContain("policy");
  deleteProduct(shopify.context, shop.state, product);
  await check();
  expect((await assignment()).variantDeletedAt).not.toBeNull();
  expect(await driftsOf(shop)).toEqual([]);
});

test("an order that no webhook told of ends the place in line of who bought", async () => {
  await nextPass(shop);
  const email = "ada@example.com";
  await inShop(shop.shopId, async (tx) => {
    const joinedAt = new Date(Date.now() - 60_000);
    await tx.waitlistEntry.create({ data: { shopId: shop.shopId, variantId: first, email, joinedAt } });
    await tx.assignment.updateMany({ where: { variantId: first }, data: { waitingEntries: 1, waitingUnits: 1 } });
  });
  const placed = placeOrder(shopify.context, shop.state, { email, lines: [{ variantId: Number(first), quantity: 1 }] });
  expect(placed.ok).toBe(true);
  await nextPass(shop);
  const entries = await inShop(shop.shopId, (tx) => tx.waitlistEntry.findMany({ select: { state: true } }));
  expect([entries, (await assignment()).waitingEntries]).toEqual([[{ state: "done" }], 0]);
  shopify.asked.length = 0;
  await nextPass(shop);
  expect(shopify.asked).not.toContain("ReconcileOrders");
});
