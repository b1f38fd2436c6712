import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { boss } from "#app/queue/boss.server.ts";
import { deleteDraft } from "#sandbox/store/operations/draft-orders.ts";
import { messages } from "./line.ts";
import { aDayLater, available, hearStock, joinLine, keep, openDrafts, openStore, restock, states, store } from "./holds-store.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});

beforeEach(async () => {
  shopify.fault = () => null;
  await openStore(shopify);
});

afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
});

const KEEPS = { on: true, hours: 24, keepsPlace: true };

test("a missed turn that keeps the place: the unit goes down the line once, and new units begin at its head again", async () => {
  await openStore(shopify, { hold: KEEPS });
  for (const name of ["ann", "ben"]) await joinLine(name);
  await restock(1);
  await keep();
  await aDayLater();
  await keep();
  expect(await states()).toEqual(["waiting", "allocated"]);
  expect((await messages(store.shopId)).find(({ kind }) => kind === "unit_held")?.facts).toMatchObject({ keepsPlace: 1 });
  await aDayLater();
  await keep();
  expect([await states(), openDrafts(), available()]).toEqual([["waiting", "waiting"], [], 1]);
  await restock(1);
  await keep();
  expect(await states()).toEqual(["allocated", "waiting"]);
  const row = await inShop(store.shopId, (tx) => tx.assignment.findFirstOrThrow({ where: { variantId: store.variantId } }));
  expect(row).toMatchObject({ waitingEntries: 1, waitingUnits: 1 });
});

test("the unit that comes back is nobody's second turn, also when Shopify tells of it before the hold has ended", async () => {
  await openStore(shopify, { hold: KEEPS });
  for (const name of ["ann", "ben", "cem"]) await joinLine(name);
  await restock(1);
  await keep();
  await aDayLater();
  await keep();
  expect(await states()).toEqual(["waiting", "allocated", "waiting"]);
  await aDayLater();
  const [draft] = openDrafts();
  deleteDraft(shopify.context, store.state, draft!);
  await hearStock();
  expect(await states()).toEqual(["waiting", "allocated", "allocated"]);
  await keep();
  expect(await states()).toEqual(["waiting", "waiting", "allocated"]);
  expect(openDrafts().map(({ email }) => email)).toEqual(["cem@example.test"]);
});
