import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { setBulkSettings } from "#sandbox/admin-api/bulk-settings.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { inShop } from "#app/data/in-shop.ts";
import { findRun } from "#app/data/runs.ts";
import { readTemplateRow } from "#app/data/templates.ts";
import { prisma } from "#app/db.server.ts";
import type { Json } from "#app/domain/json.ts";
import type { RunKind } from "#app/domain/run.ts";
import { startApply } from "#app/flows/start-apply.ts";
import { startRun } from "#app/flows/start-run.ts";
import { continueRun } from "#app/jobs/continue-run.ts";
import { syncSellingPlans } from "#app/jobs/sync-selling-plans.ts";
import { writeInBulk } from "#app/jobs/write-in-bulk.ts";
import { boss, startBoss } from "#app/queue/boss.server.ts";
import { check, NOW } from "./handed-in.ts";
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

const PRODUCTS = 125;
const VARIANTS = PRODUCTS * 8;
const DOMAIN = "told-in-bulk.myshopify.com";
let shopId: number;
let state: ShopState;

/** A shop whose variants are assigned and told, as an assignment leaves them. */
beforeAll(async () => {
  await startBoss();
  ({ shopId, state } = await installLarge(shopify.context, { domain: DOMAIN, products: PRODUCTS, sizes: 8 }));
  setBulkSettings(state, { linesPerSecond: 10_000 });
  const rows = [...state.variants.values()];
  await inShop(shopId, async (tx) => {
    const { id } = await tx.template.findFirstOrThrow();
    await tx.$executeRaw`
      insert into assignments (shop_id, variant_id, product_id, inventory_item_id, product_title, variant_title, product_handle,
        template_id, mode, offer, offer_reason, stock_units, original_policy, written_version)
      select ${shopId}, variant_id, product_id, item_id, 'Plate', 'Size', 'plate', ${id}, 'waitlist', 'waitlist', '', 0, 'CONTINUE', 1
      from unnest(${rows.map((one) => BigInt(one.id))}::bigint[], ${rows.map((one) => BigInt(one.productId))}::bigint[],
        ${rows.map((one) => BigInt(one.inventoryItemId))}::bigint[]) as there (variant_id, product_id, item_id)`;
  });
});

/** Carries a run and the round beside it to their ends. */
async function workOff(runId: bigint) {
  const state = async () => {
    await continueRun({ shopId, runId: String(runId) });
    await writeInBulk(String(shopId));
    return (await inShop(shopId, (tx) => findRun(tx, runId)))?.state;
  };
  await expect.poll(state, { interval: 20, timeout: 25_000 }).toBe("done");
}

const start = async (kind: RunKind, input: Json) => {
  const run = { kind, title: kind, totalItems: VARIANTS, input, actor: "Ada", now: NOW };
  return (await inShop(shopId, (tx) => startRun(tx, run))).id;
};
const queuedCalls = () => prisma.$queryRaw`select 1 from pgboss.job where name = 'write-offers'`;
const operations = () => [...state.bulkOperations.values()].filter(({ type }) => type === "MUTATION").length;
const told = () => {
  const values = [...state.variants.keys()].map((id) => state.metafields.get(gid("ProductVariant", id))?.[0]?.value ?? "{}");
  return values.map((value) => JSON.parse(value) as { offer?: string; backInStockOn?: string });
};

const importDates = async () => {
  const lines = [...state.variants.keys()].map((id) => `${id},2031-05-06`);
  const { importId } = await check(shopId, `Variant ID,Back-in-stock date\n${lines.join("\n")}\n`);
  const started = await inShop(shopId, (tx) => startApply(tx, { importId, actor: "Ada", now: NOW }));
  if (!started.ok) throw new Error(started.reason);
  return (await inShop(shopId, (tx) => tx.run.findFirstOrThrow({ where: { kind: "import-stock" } }))).id;
};
const switchOff = async () =>
  start("change", { selection: { variantIds: [...state.variants.keys()].map(String) }, change: { what: "off" } });
const followTemplate = async () => {
  const { id, before } = await inShop(shopId, async (tx) => {
    const { id } = await tx.template.findFirstOrThrow();
    const before = await readTemplateRow(tx, id);
    await tx.template.updateMany({ data: { backInStockOn: new Date("2030-01-02") } });
    return { id, before };
  });
  return start("update-from-template", { templateId: String(id), before, fields: ["backInStockOn"], conditionChanged: false });
};

test.each([
  ["a template's change", followTemplate, { offer: "waitlist", backInStockOn: "2030-01-02" }],
  ["an import", importDates, { offer: "waitlist", backInStockOn: "2031-05-06" }],
  ["a change by hand", switchOff, { offer: "in_stock" }],
])("a thousand variants: %s is told in one operation and by no call, and the run waits for it", async (_name, begin, wanted) => {
  const before = operations();
  await workOff(await begin());
  expect(told()).toEqual(Array.from({ length: VARIANTS }, () => expect.objectContaining(wanted)));
  expect(operations()).toBe(before + 1);
  expect(await queuedCalls()).toEqual([]);
});

test("a thousand variants: the plan that they joined is told in one operation and by no call", async () => {
  const scopes = "write_products,read_products,write_purchase_options";
  state.installation!.grantedScopes.push("write_purchase_options");
  const payment = { kind: "deposit", percent: 20, balance: "on_fulfilment" };
  await prisma.shop.update({ where: { id: shopId }, data: { grantedScopes: scopes } });
  await inShop(shopId, async (tx) => {
    await tx.template.updateMany({ data: { mode: "preorder", payment } });
    await tx.assignment.updateMany({ data: { mode: "preorder", offer: "preorder", payment } });
  });
  const before = operations();
  await syncSellingPlans({ shopId, verify: false });
  await expect.poll(() => writeInBulk(String(shopId)), { interval: 20, timeout: 25_000 }).toBe("done");
  const [group] = state.sellingPlanGroups.values();
  const sellingPlanId = String(group?.plans[0]?.id);
  expect(told()).toEqual(Array.from({ length: VARIANTS }, () => expect.objectContaining({ offer: "preorder", sellingPlanId })));
  expect([operations(), await queuedCalls()]).toEqual([before + 1, []]);
});
