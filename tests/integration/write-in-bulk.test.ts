import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { setBulkSettings } from "#sandbox/admin-api/bulk-settings.ts";
import { setBucket } from "#sandbox/admin-api/throttle.ts";
import { gid } from "#sandbox/store/gid.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { INCOMING_LOCATION_NAME } from "#app/domain/exact-cap.ts";
import { inShop } from "#app/data/in-shop.ts";
import { endRun, insertRun } from "#app/data/runs.ts";
import { prisma } from "#app/db.server.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { setManualOffer } from "#app/flows/set-manual-offer.ts";
import { unassignVariants } from "#app/flows/unassign-variants.ts";
import { writeInBulk } from "#app/jobs/write-in-bulk.ts";
import { writeOffers } from "#app/jobs/write-offers.ts";
import { boss, startBoss } from "#app/queue/boss.server.ts";
import { readVariants } from "#app/shopify/variants.ts";
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
const actor = "Ada";
const fast = { linesPerSecond: 10_000 };
let number = 0;
let shopId: number;
let state: ShopState;
let variantIds: bigint[];

/** Everything is assigned, and Shopify knows nothing of it yet. */
beforeEach(async () => {
  await startBoss();
  const domain = `bulk-${++number}.myshopify.com`;
  ({ shopId, state } = await installLarge(shopify.context, { domain, products: VARIANTS / 10, sizes: 10 }));
  setBulkSettings(state, fast);
  setBucket(state, { maximumAvailable: 1_000_000, restoreRate: 1_000_000 });
  variantIds = [...state.variants.keys()].map(BigInt);
  await inShop(shopId, async (tx) => {
    const { id } = await tx.template.findFirstOrThrow();
    const rows = [...state.variants.values()];
    await tx.$executeRaw`
      insert into assignments (shop_id, variant_id, product_id, inventory_item_id, product_title, variant_title, product_handle,
        template_id, mode, offer, offer_reason, stock_units, original_policy)
      select ${shopId}, variant_id, product_id, item_id, 'Plate', 'Size', 'plate', ${id}, 'waitlist', 'waitlist', '', 0, 'CONTINUE'
      from unnest(${rows.map((one) => BigInt(one.id))}::bigint[], ${rows.map((one) => BigInt(one.productId))}::bigint[],
        ${rows.map((one) => BigInt(one.inventoryItemId))}::bigint[]) as there (variant_id, product_id, item_id)`;
  });
});

const operations = () => [...state.bulkOperations.values()].filter(({ type }) => type === "MUTATION");
const work = () => writeInBulk(String(shopId));
async function workToTheEnd(): Promise<void> {
  await expect.poll(work, { interval: 20 }).toBe("done");
}

/** Carries out the jobs that write a few at a time. */
async function workOffJobs(): Promise<number> {
  const jobs = await prisma.$queryRaw<{ id: string; data: { shopId: number; variantIds: string[] } }[]>`
    delete from pgboss.job where name = 'write-offers' and (data->>'shopId')::int = ${shopId} returning id::text, data`;
  for (const { data } of jobs) await writeOffers(data);
  return jobs.length;
}

const inShopify = (id: bigint | undefined) => {
  const [metafield] = state.metafields.get(gid("ProductVariant", Number(id))) ?? [];
  const offer = metafield ? (JSON.parse(metafield.value) as { offer: string }).offer : "none";
  return `${state.variants.get(Number(id))?.inventoryPolicy} ${offer}`;
};
const tally = () => {
  const counted: Record<string, number> = {};
  for (const id of variantIds) counted[inShopify(id)] = (counted[inShopify(id)] ?? 0) + 1;
  return counted;
};
const unwritten = () =>
  inShop(shopId, (tx) => tx.assignment.count({ where: { writtenVersion: { lt: tx.assignment.fields.intentVersion } } }));

test("one file, one operation, and nothing of the shop's points: every offer stands in Shopify and in the history once", async () => {
  shopify.asked.length = 0;
  await workToTheEnd();
  expect(tally()).toEqual({ "DENY waitlist": VARIANTS });
  expect([operations().length, await unwritten(), await workOffJobs()]).toEqual([1, 0, 0]);
  expect(await inShop(shopId, (tx) => tx.event.count({ where: { name: "offer-written" } }))).toBe(VARIANTS);
  expect(shopify.asked.filter((name) => name !== "ReadBulkOperation")).toEqual(["StageUpload", "RunBulkMutation"]);
});

test("the newest intent wins over the older line of an operation under way, whatever became of the variant", async () => {
  setBulkSettings(state, { linesPerSecond: 1 });
  await work();
  const [switched = 0n, gone = 0n, back = 0n] = variantIds.slice(-3);
  const now = new Date();
  await inShop(shopId, (tx) => setManualOffer(tx, { variantIds: [switched], offer: "in_stock", actor, now }));
  await inShop(shopId, (tx) => unassignVariants(tx, { variantIds: [gone, back], actor, now }));
  await workOffJobs();
  expect([switched, gone, back].map(inShopify)).toEqual(["CONTINUE in_stock", "CONTINUE none", "CONTINUE none"]);
  const variants = await readVariants(state.domain, { variantIds: [back] });
  const { id: templateId } = await inShop(shopId, (tx) => tx.template.findFirstOrThrow());
  await inShop(shopId, (tx) => assignVariants(tx, { variants, templateId, actor, now }));

  setBulkSettings(state, fast);
  await expect.poll(() => operations()[0]?.status).toBe("COMPLETED");
  expect([switched, gone].map(inShopify)).toEqual(["DENY waitlist", "DENY waitlist"]);
  await workToTheEnd();
  await workOffJobs();
  expect([switched, gone, back].map(inShopify)).toEqual(["CONTINUE in_stock", "CONTINUE none", "DENY waitlist"]);
  expect(await unwritten()).toBe(0);
  expect(await inShop(shopId, (tx) => tx.unassignedVariant.count())).toBe(0);
  const { originalPolicy } = await inShop(shopId, (tx) => tx.assignment.findFirstOrThrow({ where: { variantId: back } }));
  expect(originalPolicy).toBe("CONTINUE");
});

test("what an operation that failed, or whose result was cut off, did not tell is told again; at last by calls", async () => {
  setBulkSettings(state, { ...fast, cutResultAfterLines: 50 });
  await work();
  await expect.poll(() => operations()[0]?.status).toBe("COMPLETED");
  setBulkSettings(state, { ...fast, failAfterLines: 10 });
  await workToTheEnd();
  expect(await workOffJobs()).toBeGreaterThan(0);
  expect(tally()).toEqual({ "DENY waitlist": VARIANTS });
  expect(await unwritten()).toBe(0);
  expect(await inShop(shopId, (tx) => tx.event.count({ where: { name: "offer-written" } }))).toBe(VARIANTS);
});

test("what is left behind while a run goes on is told with what the run brings, and by calls only when it brings no more", async () => {
  const behind = variantIds.slice(0, 50);
  const newIntents = (written: number) =>
    inShop(shopId, (tx) => tx.assignment.updateMany({ where: { variantId: { in: behind } }, data: { writtenVersion: written } }));
  const [{ intentVersion } = { intentVersion: 0 }] = await inShop(shopId, (tx) => tx.assignment.findMany({ take: 1 }));
  const run = { kind: "change" as const, title: "Change", input: {}, actor, now: new Date() };
  const { id } = await inShop(shopId, (tx) => insertRun(tx, run));
  await newIntents(intentVersion);
  await work();
  await newIntents(intentVersion - 1);
  await workToTheEnd();
  expect([await unwritten(), await workOffJobs()]).toEqual([50, 0]);
  await inShop(shopId, (tx) => endRun(tx, id, { state: "done", now: new Date() }));
  await workToTheEnd();
  expect([await workOffJobs(), await unwritten()]).toEqual([1, 0]);
  expect(tally()).toEqual({ "DENY waitlist": VARIANTS });
});

test("one variant that is gone keeps no other of its line from being written, and is marked", async () => {
  const [first = 0n] = variantIds;
  state.variants.delete(Number(first));
  await workToTheEnd();
  await workOffJobs();
  expect(await inShop(shopId, (tx) => tx.assignment.count({ where: { variantDeletedAt: { not: null } } }))).toBe(1);
  expect(await unwritten()).toBe(1);
});

test("variants with an exact cap go by calls, at once: units first, then the policy", async () => {
  const scopes = ["write_inventory", "write_locations"];
  state.installation!.grantedScopes.push(...scopes);
  await prisma.shop.update({ where: { id: shopId }, data: { grantedScopes: scopes.join(",") } });
  const capped = variantIds.slice(0, 2);
  const { id: templateId } = await inShop(shopId, async (tx) => {
    const values = { mode: "backorder", thresholdUnits: 5, exactCap: true, switchCondition: 1_000 };
    return tx.template.create({ data: { shopId, name: "Capped", ...values } as never });
  });
  const variants = await readVariants(state.domain, { variantIds: capped });
  const input = { variants, templateId, actor, now: new Date(), tell: "in-bulk" as const };
  await inShop(shopId, (tx) => assignVariants(tx, input));
  await workOffJobs();
  expect(capped.map(inShopify)).toEqual(["DENY backorder", "DENY backorder"]);
  const own = [...state.locations.values()].find(({ name }) => name === INCOMING_LOCATION_NAME);
  const unitsThere = () =>
    capped.map((id) => levelAt(state, state.variants.get(Number(id))!.inventoryItemId, own!.id)?.quantities.available);
  expect(unitsThere()).toEqual([5, 5]);

  await inShop(shopId, (tx) => setManualOffer(tx, { variantIds: capped, offer: "waitlist", actor, now: new Date() }));
  await inShop(shopId, (tx) => unassignVariants(tx, { variantIds, actor, now: new Date(), tell: "in-bulk" }));
  await workOffJobs();
  expect([unitsThere(), capped.map(inShopify)]).toEqual([
    [0, 0],
    ["CONTINUE none", "CONTINUE none"],
  ]);
  await workToTheEnd();
  expect([tally(), await workOffJobs()]).toEqual([{ "CONTINUE none": VARIANTS }, 0]);
});
