import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { setBulkSettings } from "#sandbox/admin-api/bulk-settings.ts";
import { setBucket } from "#sandbox/admin-api/throttle.ts";
import { gid } from "#sandbox/store/gid.ts";
import { setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { deleteProduct } from "#sandbox/store/operations/update-product.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { findRun } from "#app/data/runs.ts";
import { everything } from "#app/domain/assign-selection.ts";
import { requestCheck } from "#app/flows/request-check.ts";
import { startAssignRun } from "#app/flows/start-assign-run.ts";
import { continueRun } from "#app/jobs/continue-run.ts";
import { reconcileShop } from "#app/jobs/reconcile-shop.ts";
import { writeInBulk } from "#app/jobs/write-in-bulk.ts";
import { boss, startBoss } from "#app/queue/boss.server.ts";
import { installLarge } from "./large-shop.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});
afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
});

const VARIANTS = 1_100;
/** One product is gone. */
const LEFT = VARIANTS - 10;
let shopId: number;
let state: ShopState;

/** Everything is assigned, and Shopify was told of it. */
beforeAll(async () => {
  await startBoss();
  const domain = "read-in-bulk.myshopify.com";
  ({ shopId, state } = await installLarge(shopify.context, { domain, products: VARIANTS / 10, sizes: 10 }));
  setBulkSettings(state, { linesPerSecond: 10_000 });
  setBucket(state, { maximumAvailable: 1_000_000, restoreRate: 1_000_000 });
  const input = { selection: everything(), title: "Assign", actor: "Ada", now: new Date() };
  const started = await inShop(shopId, (tx) => startAssignRun(tx, input));
  if (!started.ok) throw new Error(started.reason);
  const runId = String(started.run.id);
  for (let state = "running"; state === "running"; await sleep(20)) {
    await continueRun({ shopId, runId });
    await writeInBulk(String(shopId));
    state = (await inShop(shopId, (tx) => findRun(tx, BigInt(runId))))?.state ?? "gone";
  }
  shopify.asked.length = 0;
}, 60_000);

const pass = () => inShop(shopId, (tx) => tx.reconcilePass.findUniqueOrThrow({ where: { shopId } }));

async function passEnds() {
  do {
    await reconcileShop(String(shopId));
    await sleep(20);
  } while ((await pass()).step !== "rest");
  return pass();
}
const drifts = () =>
  inShop(shopId, async (tx) => {
    const rows = await tx.drift.findMany({ where: { kind: { in: ["policy", "offer_metafield"] } } });
    return rows.map(({ variantId, kind }) => `${variantId} ${kind}`).sort();
  });
const times = (name: string) => shopify.asked.filter((asked) => asked === name).length;

test("after a catalogue was written, all that changed is read in bulk: what differs, what is gone, and stock that nobody told of", async () => {
  const variants = [...state.variants.values()];
  const [policy, metafield, sold, deleted] = [3, 517, 744, 1_042].map((nth) => variants[nth]!);
  policy!.inventoryPolicy = "CONTINUE";
  state.metafields.delete(gid("ProductVariant", metafield!.id));
  await inShop(shopId, (tx) => tx.assignment.updateMany({ where: { variantId: BigInt(policy!.id) }, data: { vendor: null } }));
  const [locationId = 0] = state.locations.keys();
  setAvailable(shopify.context, state, { inventoryItemId: sold!.inventoryItemId, locationId, units: 7 });
  deleteProduct(shopify.context, state, state.products.get(deleted!.productId)!);

  const ended = await passEnds();
  expect(await drifts()).toEqual([`${policy!.id} policy`, `${metafield!.id} offer_metafield`].sort());
  const { offer, stockUnits } = await inShop(shopId, (tx) =>
    tx.assignment.findFirstOrThrow({ where: { variantId: BigInt(sold!.id) } }),
  );
  expect([offer, stockUnits]).toEqual(["in_stock", 7]);
  const gone = await inShop(shopId, (tx) => tx.assignment.findMany({ where: { variantDeletedAt: { not: null } } }));
  expect(new Set(gone.map(({ productId }) => Number(productId)))).toEqual(new Set([deleted!.productId]));
  expect([gone.length, ended.roundChecked, ended.cursor]).toEqual([10, VARIANTS, null]);
  const vendors = await inShop(shopId, (tx) => tx.assignment.groupBy({ by: ["vendor"] }));
  expect(vendors.map(({ vendor }) => vendor)).toEqual([state.products.values().next().value!.vendor]);
  expect(ended.roundEndedAt).not.toBeNull();
  expect([times("RunBulkQuery"), times("ReconcileVariants")]).toEqual([1, 1]);
});

test("a person who wants all compared waits for one file; without one it is read by calls", async () => {
  shopify.asked.length = 0;
  await inShop(shopId, (tx) => requestCheck(tx, new Date()));
  expect((await passEnds()).roundChecked).toBe(LEFT);
  expect([times("RunBulkQuery"), times("ReconcileVariants")]).toEqual([1, 0]);

  const refusal = { bulkOperation: null, userErrors: [{ field: null, message: "Not today", code: "INVALID" }] };
  const found = await drifts();
  shopify.fault = (name) => (name === "RunBulkQuery" ? { data: { bulkOperationRunQuery: refusal } } : null);
  shopify.asked.length = 0;
  await inShop(shopId, (tx) => requestCheck(tx, new Date()));
  const ended = await passEnds();
  expect([ended.roundChecked, ended.checkRequestedAt, await drifts()]).toEqual([LEFT, null, found]);
  expect(times("ReconcileVariants")).toBeGreaterThanOrEqual(Math.ceil(LEFT / 30));
});

const GROUP = 900;
const DEPOSIT = { kind: "deposit", percent: 20, balance: "on_fulfilment" };

/** As if they had all been put on pre-order and had joined its plan. */
async function joinAll(variantIds: bigint[]) {
  state.installation?.grantedScopes.push("write_purchase_options");
  await prisma.shop.update({ where: { id: shopId }, data: { grantedScopes: "write_products,write_purchase_options" } });
  await inShop(shopId, async (tx) => {
    const { id: templateId } = await tx.template.findFirstOrThrow();
    const groupId = BigInt(GROUP);
    await tx.sellingPlan.create({ data: { shopId, templateId, groupId, planId: 901n } });
    await tx.sellingPlanMember.createMany({ data: variantIds.map((variantId) => ({ shopId, variantId, groupId })) });
    await tx.assignment.updateMany({ where: { variantId: { in: variantIds } }, data: { offer: "preorder", payment: DEPOSIT } });
  });
  const group = { id: GROUP, name: "Pre-order", merchantCode: "preorder", appId: "standby", options: [], plans: [] };
  const members = { productIds: [], variantIds: variantIds.map(Number), createdAt: new Date().toISOString() };
  state.sellingPlanGroups.set(GROUP, { ...group, ...members });
  return state.sellingPlanGroups.get(GROUP)!;
}

test("the file tells of selling plans as well: only who stands in a plan without our knowledge is asked for", async () => {
  const [fellOut, stray, leaving, ...others] = [...state.variants.keys()].slice(0, 100).map(BigInt) as [bigint, bigint, bigint];
  const group = await joinAll([fellOut, ...others]);
  group.variantIds = [stray, leaving, ...others].map(Number);
  const foreign = { ...structuredClone(group), id: 950, appId: "subscriptions", variantIds: [...state.variants.keys()] };
  state.sellingPlanGroups.set(foreign.id, foreign);
  shopify.fault = (name) => {
    if (name === "ReconcilePlans") group.variantIds = group.variantIds.filter((id) => id !== Number(leaving));
    return null;
  };
  shopify.asked.length = 0;
  await inShop(shopId, (tx) => requestCheck(tx, new Date()));
  expect((await passEnds()).roundChecked).toBe(LEFT);
  const drifts = await inShop(shopId, (tx) =>
    tx.drift.findMany({ where: { kind: "selling_plan" }, orderBy: { variantId: "asc" } }),
  );
  expect(drifts.map(({ variantId, expected, found }) => [variantId, expected, found])).toEqual([
    [fellOut, String(GROUP), ""],
    [stray, "", String(GROUP)],
  ]);
  expect([times("RunBulkQuery"), times("ReconcilePlans"), times("ReconcileVariants")]).toEqual([1, 1, 0]);
});
