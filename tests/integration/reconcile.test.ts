import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { repairDrift } from "#app/flows/repair-drift.ts";
import { requestCheck } from "#app/flows/request-check.ts";
import { reconcileShop } from "#app/jobs/reconcile-shop.ts";
import { ringReconcilers } from "#app/jobs/ring-reconcilers.ts";
import { boss } from "#app/queue/boss.server.ts";
import { READINGS_PER_QUERY } from "#app/shopify/reconcile-variants.ts";
import { setBucket } from "#sandbox/admin-api/throttle.ts";
import { events } from "./assigned-shop.ts";
import {
  checkAll,
  driftsOf,
  makeReconciledShop,
  nextPass,
  passOf,
  repairOf,
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
const repair = (variantId?: bigint) => repairOf(shop, variantId);
const check = () => checkAll(shop);

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
