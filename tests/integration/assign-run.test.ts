import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { setBulkSettings } from "#sandbox/admin-api/bulk-settings.ts";
import { setBucket } from "#sandbox/admin-api/throttle.ts";
import { inShop } from "#app/data/in-shop.ts";
import { findRun, listRunFailures, type Run } from "#app/data/runs.ts";
import { prisma } from "#app/db.server.ts";
import * as select from "#app/domain/assign-selection.ts";
import { readProductsFilter } from "#app/domain/products-filter.ts";
import { claimMessages } from "#app/flows/claim-messages.ts";
import { ensureDefaultTemplate } from "#app/flows/ensure-default-template.ts";
import { startAssignRun } from "#app/flows/start-assign-run.ts";
import { startRun } from "#app/flows/start-run.ts";
import { continueRun } from "#app/jobs/continue-run.ts";
import { writeInBulk } from "#app/jobs/write-in-bulk.ts";
import { boss } from "#app/queue/boss.server.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { connectStore } from "./connected-store.ts";

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

const actor = "Ada";
let number = 0;
let state: ShopState;
let shopId: number;

async function install(domain: string): Promise<ShopState> {
  const shop = await connectStore(shopify.context, domain);
  setBucket(shop, { maximumAvailable: 1_000_000, restoreRate: 1_000_000 });
  setBulkSettings(shop, { linesPerSecond: 10_000 });
  return shop;
}

beforeEach(async () => {
  const domain = `assign-${++number}.myshopify.com`;
  state = await install(domain);
  shopId = (await prisma.shop.create({ data: { domain, ownerEmail: "owner@example.test" } })).id;
  await inShop(shopId, ensureDefaultTemplate);
  shopify.asked.length = 0;
  shopify.fault = () => null;
});

type Given = { title: string; tags?: string[]; vendor?: string; sizes?: number; untracked?: boolean };
function product({ title, sizes = 2, untracked = false, ...rest }: Given) {
  const [locationId = 0] = state.locations.keys();
  const variants = Array.from({ length: sizes }, (_, n) => ({
    optionValues: [`Size ${n}`],
    sku: `${title.toUpperCase()}-${n}`,
    priceCents: 1000,
    tracked: !(untracked && n === 0),
    stock: [{ locationId, units: 0 }],
  }));
  return createProduct(shopify.context, state, { title, options: ["Size"], variants, ...rest });
}

function collection(title: string, productIds: number[]) {
  const made = {
    id: productIds.length + 1,
    title,
    handle: title.toLowerCase(),
    descriptionHtml: "",
    productIds,
    updatedAt: "2026-05-12T09:00:00Z",
  };
  state.collections.set(made.id, made);
  return made;
}

async function start(selection: select.AssignSelection): Promise<bigint> {
  const started = await inShop(shopId, (tx) => startAssignRun(tx, { selection, title: "Assign", actor, now: new Date() }));
  if (!started.ok) throw new Error(started.reason);
  return started.run.id;
}

const state_ = (runId: bigint) => inShop(shopId, (tx) => findRun(tx, runId)) as Promise<Run>;

async function work(runId: bigint): Promise<Run> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const run = await state_(runId);
    if (run.state !== "running") return run;
    await continueRun({ shopId, runId: String(runId) }).catch(() => undefined);
    const told = await writeInBulk(String(shopId)).catch(() => "failed");
    if (told === "done") await prisma.$executeRaw`delete from doorbells where bell = 'bulk-writes'`;
  }
  return state_(runId);
}

const assigned = async () => {
  const rows = await inShop(shopId, (tx) => tx.assignment.findMany({ orderBy: { variantId: "asc" } }));
  return rows.map(({ productTitle, variantTitle }) => `${productTitle} ${variantTitle}`);
};

test("everything is assigned; what cannot be is listed with its reason, and Shopify's requests are few", async () => {
  for (let n = 0; n < 60; n += 1) product({ title: `Cup${n}`, untracked: n === 7 });
  const run = await work(await start(select.everything()));
  expect(run).toMatchObject({ state: "done", doneItems: 119, failedItems: 1, result: { reached: 60, whole: 60 } });
  expect((await assigned()).length).toBe(119);
  const failures = await inShop(shopId, (tx) => listRunFailures(tx, run.id, { after: 0n, limit: 9 }));
  expect(failures).toMatchObject([{ item: "Cup7 – Size 0", reason: expect.stringMatching(/Track quantity/) as string }]);
  expect(shopify.asked.length).toBeLessThan(20);
});

test("by tag, vendor, collection and search: siblings come along unless told otherwise", async () => {
  product({ title: "Teapot", tags: ["summer sale"], vendor: 'Potter "&" Sons' });
  product({ title: "Kettle", tags: ["summer"], vendor: "Ann" });
  await work(await start(select.withTag("summer sale")));
  expect(await assigned()).toEqual(["Teapot Size 0", "Teapot Size 1"]);
  await inShop(shopId, (tx) => tx.assignment.deleteMany());
  await work(await start(select.found("sku:KETTLE-1", true)));
  expect(await assigned()).toEqual(["Kettle Size 0", "Kettle Size 1"]);
  await inShop(shopId, (tx) => tx.assignment.deleteMany());
  await work(await start(select.found("sku:KETTLE-1", false)));
  expect(await assigned()).toEqual(["Kettle Size 1"]);
  await inShop(shopId, (tx) => tx.assignment.deleteMany());
  await work(await start(select.ofVendor("Ann")));
  expect(await assigned()).toEqual(["Kettle Size 0", "Kettle Size 1"]);
});

test("a collection's products are assigned, whole, and no others; an empty one assigns nothing and says so", async () => {
  const ids = [product({ title: "Vase" }), product({ title: "Bowl" }), product({ title: "Fork" })].map(({ id }) => id);
  const spring = collection("Spring", ids.slice(0, 2));
  const run = await work(await start(select.inCollection(BigInt(spring.id))));
  expect(run).toMatchObject({ state: "done", doneItems: 4, failedItems: 0 });
  expect((await assigned()).sort()).toEqual(["Bowl Size 0", "Bowl Size 1", "Vase Size 0", "Vase Size 1"]);
  const empty = await work(await start(select.inCollection(BigInt(collection("Empty", []).id))));
  expect(empty).toMatchObject({ state: "done", doneItems: 0, failedItems: 0 });
});

test("an owner who wants no mail of stock data gets none", async () => {
  product({ title: "Cup" });
  await work(await start(select.everything()));
  await prisma.shop.update({ where: { id: shopId }, data: { mutedMessages: ["stock_data"] } });
  const selection = { filter: readProductsFilter(new URLSearchParams()) };
  const input = { selection, afterwards: "restore" };
  const { id } = await inShop(shopId, (tx) =>
    startRun(tx, { kind: "unassign", title: "Unassign", input, actor, now: new Date() }),
  );
  expect(await work(id)).toMatchObject({ state: "done", doneItems: 2 });
  expect(await inShop(shopId, (tx) => tx.message.count())).toBe(0);
});

test("1,200 variants: cut off again and again and throttled, each is assigned once", async () => {
  for (let n = 0; n < 120; n += 1) product({ title: `Plate${n}`, sizes: 10 });
  setBucket(state, { maximumAvailable: 4_000, restoreRate: 20_000 });
  let requests = 0;
  shopify.fault = () => (++requests % 17 === 0 ? 503 : null);
  const run = await work(await start(select.everything()));
  expect(run).toMatchObject({ state: "done", doneItems: 1_200, failedItems: 0 });
  const lines = await inShop(shopId, (tx) => tx.event.count({ where: { name: "variant-assigned" } }));
  expect([lines, await inShop(shopId, (tx) => tx.assignment.count())]).toEqual([1_200, 1_200]);
});

test("unassigned in the background: put back, and the owner gets the stock data as a file, formulas escaped", async () => {
  product({ title: "=Teapot", sizes: 3 });
  product({ title: "Cup" });
  await work(await start(select.everything()));
  const { id } = await inShop(shopId, (tx) =>
    startRun(tx, {
      kind: "unassign",
      title: "Unassign",
      totalItems: 5,
      input: { selection: { filter: readProductsFilter(new URLSearchParams("q=teapot")) }, afterwards: "disable-purchase" },
      actor,
      now: new Date(),
    }),
  );
  expect(await work(id)).toMatchObject({ state: "done", doneItems: 3 });
  expect(await assigned()).toEqual(["Cup Size 0", "Cup Size 1"]);
  expect(await inShop(shopId, (tx) => tx.unassignedVariant.count({ where: { policy: "DENY" } }))).toBe(3);
  const { messages } = await inShop(shopId, (tx) => claimMessages(tx, { limit: 9, now: new Date() }));
  expect(messages).toMatchObject([{ kind: "stock_data", toAddress: "owner@example.test" }]);
  const [file] = messages[0]?.files ?? [];
  expect(file?.name).toBe("stock-data.csv");
  expect(file?.content.split("\r\n").length).toBe(5);
  expect(file?.content).toContain("'=Teapot,Size 0,=TEAPOT-0".replace("=TEAPOT", "'=TEAPOT"));
});
