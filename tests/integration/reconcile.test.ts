import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { followProxy } from "#app/flows/follow-proxy.ts";
import { repairDrift } from "#app/flows/repair-drift.ts";
import { requestCheck } from "#app/flows/request-check.ts";
import { reconcileShop } from "#app/jobs/reconcile-shop.ts";
import { ringReconcilers } from "#app/jobs/ring-reconcilers.ts";
import { boss } from "#app/queue/boss.server.ts";
import { READINGS_PER_QUERY } from "#app/shopify/reconcile-variants.ts";
import { setBucket } from "#sandbox/admin-api/throttle.ts";
import { close, listen, portOf } from "#sandbox/http.ts";
import { webhookSubscriptionsOf } from "#sandbox/store/operations/webhook-subscriptions.ts";
import { setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { deleteProduct, updateItem, updateProduct } from "#sandbox/store/operations/update-product.ts";
import { events } from "./assigned-shop.ts";
import {
  driftsOf,
  makeReconciledShop,
  nextPass,
  passOf,
  runSlices,
  workOffJobs,
  type ReconciledShop,
} from "./reconciled-shop.ts";

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
const owner = () => `gid://shopify/ProductVariant/${first}`;
const offerMetafield = () => shop.state.metafields.get(owner())?.find(({ key }) => key === "offer");
const assignment = (variantId = first, { shopId } = shop) =>
  inShop(shopId, (tx) => tx.assignment.findUniqueOrThrow({ where: { shopId_variantId: { shopId, variantId } } }));

/** Behind Standby's back, at every location. */
function setStock(units: number) {
  for (const locationId of shop.state.locations.keys()) {
    setAvailable(shopify.context, shop.state, { inventoryItemId: variant().inventoryItemId, locationId, units });
  }
}
const repair = (variantId?: bigint) => inShop(shop.shopId, (tx) => repairDrift(tx, { variantId, actor: "Ada", now: new Date() }));
const check = async () => {
  await inShop(shop.shopId, (tx) => requestCheck(tx, new Date()));
  return runSlices(shop.shopId);
};

test("all is as meant: one pass of two requests and a look at the shop, no drift", async () => {
  await check();
  expect(await driftsOf(shop)).toEqual([]);
  expect(shopify.asked).toEqual([
    "ReadLocations",
    "ReconcileShop",
    "ShopSubscriptions",
    "ReconcileChanges",
    "ReconcileVariants",
    "ReconcileVariants",
  ]);
  shopify.asked.length = 0;
  await inShop(shop.shopId, (tx) => tx.reconcilePass.updateMany({ data: { changedSince: new Date(Date.now() + 60_000) } }));
  await nextPass(shop);
  expect(shopify.asked).toEqual(["ReconcileChanges", "ReconcileVariants"]);
});

test("policy and metafield changed in Shopify are found, explained by what was there, and repaired one by one", async () => {
  const meant = offerMetafield()!.value;
  variant().inventoryPolicy = "CONTINUE";
  offerMetafield()!.value = '{"version":1,"offer":"backorder"}';
  await check();
  expect(await driftsOf(shop)).toEqual(["offer_metafield", "policy"]);
  expect(await repair(first)).toEqual({ repairing: 1 });
  expect(await repair(first)).toEqual({ repairing: 0 });
  expect(await reconcileShop(String(shop.shopId))).toHaveProperty("nextAt");
  expect(await driftsOf(shop)).toHaveLength(2);

  await workOffJobs();
  await runSlices(shop.shopId);
  expect(await driftsOf(shop)).toEqual([]);
  expect([variant().inventoryPolicy, offerMetafield()!.value]).toEqual(["DENY", meant]);
  expect((await events(shop.shopId, "drift-repaired")).map(({ actor, detail }) => [actor, detail])).toEqual([
    ["Ada", { kind: "offer_metafield" }],
    ["Ada", { kind: "policy" }],
  ]);
});

test("a difference that somebody put right in Shopify goes by itself", async () => {
  variant().inventoryPolicy = "CONTINUE";
  await check();
  variant().inventoryPolicy = "DENY";
  await check();
  expect(await driftsOf(shop)).toEqual([]);
  expect(await events(shop.shopId, "drift-found")).toHaveLength(1);
  expect(await events(shop.shopId, "drift-repaired")).toEqual([]);
});

test("a repair that Shopify undoes is said to have failed and can be asked for again", async () => {
  variant().inventoryPolicy = "CONTINUE";
  await check();
  await repair();
  await workOffJobs();
  variant().inventoryPolicy = "CONTINUE";
  await runSlices(shop.shopId);
  const [drift] = await inShop(shop.shopId, (tx) => tx.drift.findMany());
  expect(drift).toMatchObject({ kind: "policy", repairRequestedAt: null, repairFailedAt: expect.any(Date) });
  expect(await repair()).toEqual({ repairing: 1 });
});

test("a proxy that the merchant moved answers with a page that is not there: the health check says so, until it is followed", async () => {
  let path = "/apps/standby";
  const storefront = await listen(
    (request, response) => {
      const isThere = request.url === `${path}/waitlist`;
      response.writeHead(isThere ? 405 : 404, { "content-type": isThere ? "application/json" : "text/html" }).end("{}");
    },
    0,
    "the storefront",
    () => {},
  );
  const openStorefront = () =>
    prisma.shop.update({ where: { id: shop.shopId }, data: { storefrontUrl: `http://localhost:${portOf(storefront)}` } });
  await openStorefront();
  await check();
  expect(await driftsOf(shop)).toEqual([]);
  path = "/a/wait";
  await check();
  expect(await driftsOf(shop)).toEqual(["proxy_moved"]);
  expect(await repair(), "only the merchant can tell where").toEqual({ repairing: 0 });
  await inShop(shop.shopId, (tx) => followProxy(tx, { proxyPath: path, now: new Date() }));
  await workOffJobs();
  const told = [...(shop.state.metafields.get(`gid://shopify/AppInstallation/${shop.state.installation!.id}`)?.values() ?? [])];
  expect(told.map(({ key, value }) => [key, value])).toEqual([["proxy_path", path]]);
  await openStorefront();
  await check();
  expect(await driftsOf(shop)).toEqual([]);
  await close(storefront);
});

test("the shop's own: definition and proxy path made anew, scopes left to the merchant", async () => {
  shop.state.metafieldDefinitions.clear();
  const installation = shop.state.installation!;
  shop.state.metafields.delete(`gid://shopify/AppInstallation/${installation.id}`);
  installation.grantedScopes = installation.grantedScopes.filter((scope) => scope !== "read_orders");
  await check();
  expect(await driftsOf(shop)).toEqual(["metafield_definition", "proxy_path", "scopes"]);
  await repair();
  await workOffJobs();
  await runSlices(shop.shopId);
  expect(await driftsOf(shop)).toEqual(["scopes"]);
  installation.grantedScopes.push("read_orders");
  await check();
  expect(await driftsOf(shop)).toEqual([]);
});

test("a subscription made behind Standby's back is found with its address and filter, and removed when somebody says so", async () => {
  const at = "2026-05-12T09:00:00Z";
  const made = { topic: "ORDERS_CREATE", uri: "https://else.test/hook", filter: "total_price:>100", includeFields: null };
  webhookSubscriptionsOf(shop.state).set(1, { id: 1, ...made, createdAt: at, updatedAt: at });
  await check();
  const [drift] = await inShop(shop.shopId, (tx) => tx.drift.findMany());
  expect(drift).toMatchObject({
    kind: "webhook_subscription",
    found: "ORDERS_CREATE 2026-10 https://else.test/hook total_price:>100",
  });
  expect(webhookSubscriptionsOf(shop.state).size).toBe(1);
  await repair(0n);
  await workOffJobs();
  await runSlices(shop.shopId);
  expect([await driftsOf(shop), webhookSubscriptionsOf(shop.state).size]).toEqual([[], 0]);
});

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

test("names, tracking and deletions that no webhook told of are taken in", async () => {
  const product = [...shop.state.products.values()][0]!;
  updateProduct(shopify.context, shop.state, product, { title: "Kettle" });
  updateItem(shopify.context, shop.state, shop.state.inventoryItems.get(variant().inventoryItemId)!, { tracked: false });
  await nextPass(shop);
  expect(await assignment()).toMatchObject({ productTitle: "Kettle", tracked: false });
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

test("throttled by Shopify: the pass waits its turn and ends", async () => {
  setBucket(shop.state, { maximumAvailable: 1_000, restoreRate: 4_000 });
  variant().inventoryPolicy = "CONTINUE";
  await check();
  expect(await driftsOf(shop)).toEqual(["policy"]);
  expect((await passOf(shop)).problem).toBeNull();
});

test("Shopify does not answer: what is saved stays, and the next slice goes on there", async () => {
  variant().inventoryPolicy = "CONTINUE";
  await inShop(shop.shopId, (tx) => requestCheck(tx, new Date()));
  shopify.fault = (operation) => (operation === "ReconcileVariants" ? 503 : null);
  expect(await runSlices(shop.shopId)).toHaveProperty("nextAt");
  expect(await passOf(shop)).toMatchObject({ step: "changed", problem: "unavailable", failedAttempts: 1 });
  shopify.fault = () => null;
  shopify.asked.length = 0;
  await runSlices(shop.shopId);
  expect(shopify.asked).not.toContain("ReconcileShop");
  expect(await driftsOf(shop)).toEqual(["policy"]);
  expect(await passOf(shop)).toMatchObject({ step: "rest", problem: null, checkRequestedAt: null });
});

test("a revoked token: the shop needs the merchant, and nothing is lost", async () => {
  variant().inventoryPolicy = "CONTINUE";
  for (const token of shop.state.installation!.tokens) token.revoked = true;
  await inShop(shop.shopId, (tx) => requestCheck(tx, new Date()));
  await runSlices(shop.shopId);
  expect(await passOf(shop)).toMatchObject({ problem: "needs_reauth", checkRequestedAt: expect.any(Date) });
  expect((await prisma.shop.findUniqueOrThrow({ where: { id: shop.shopId } })).needsReauthAt).not.toBeNull();
  for (const token of shop.state.installation!.tokens) token.revoked = false;
  await runSlices(shop.shopId);
  expect(await driftsOf(shop)).toEqual(["policy"]);
});

test("a check that somebody asks for ends, also when its last request is just filled", async () => {
  shop = await makeReconciledShop(shopify, READINGS_PER_QUERY / 2);
  await check();
  expect(await passOf(shop)).toMatchObject({ checkRequestedAt: null, roundChecked: READINGS_PER_QUERY, sweptTo: 0n });
});

test("stopped between pages, another worker goes on where it was", async () => {
  shop = await makeReconciledShop(shopify, 40);
  first = shop.variantIds[0] as bigint;
  await inShop(shop.shopId, (tx) => requestCheck(tx, new Date()));
  const stop = new AbortController();
  let read = 0;
  shopify.fault = async (operation) => {
    if (operation === "ReconcileVariants" && (await passOf(shop)).step === "sweep" && ++read === 2) stop.abort();
    return null;
  };
  expect(await reconcileShop(String(shop.shopId), stop.signal)).toBe("more");
  expect(await passOf(shop)).toMatchObject({ step: "sweep", roundChecked: 60, roundVariants: 80 });
  shopify.fault = () => null;
  shopify.asked.length = 0;
  await runSlices(shop.shopId);
  expect(shopify.asked).toEqual(["ReconcileVariants"]);
  expect(await passOf(shop)).toMatchObject({ step: "rest", roundChecked: 80, checkRequestedAt: null });
});

test("another shop's rows stay untouched", async () => {
  const mine = shop;
  const other = await makeReconciledShop(shopify);
  variant().inventoryPolicy = "CONTINUE";
  const theirs = other.state.variants.get(Number(other.variantIds[0]))!;
  theirs.inventoryPolicy = "CONTINUE";
  await check();
  expect(await driftsOf(other)).toEqual([]);
  await inShop(other.shopId, (tx) => repairDrift(tx, { variantId: first, actor: "Eve", now: new Date() }));
  expect(await inShop(mine.shopId, (tx) => tx.drift.findMany({ select: { repairRequestedBy: true } }))).toEqual([
    { repairRequestedBy: null },
  ]);
  expect(await prisma.drift.count()).toBe(0);
});

test("bells: one per installed shop, however often they are rung; none for a shop that left", async () => {
  await prisma.$executeRaw`delete from doorbells where bell = 'reconcile'`;
  await ringReconcilers();
  await ringReconcilers();
  const bells = () => prisma.doorbell.findMany({ where: { bell: "reconcile", shopKey: String(shop.shopId) } });
  expect(await bells()).toMatchObject([{ rings: 1n }]);
  await prisma.shop.update({ where: { id: shop.shopId }, data: { uninstalledAt: new Date() } });
  expect(await reconcileShop(String(shop.shopId))).toBe("done");
  expect(await reconcileShop("999999")).toBe("done");
});
