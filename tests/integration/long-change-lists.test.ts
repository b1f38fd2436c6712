import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { reconcileShop } from "#app/jobs/reconcile-shop.ts";
import { boss } from "#app/queue/boss.server.ts";
import { setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { makeReconciledShop, nextPass, type ReconciledShop } from "./reconciled-shop.ts";

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

const LONG_AGO = "2020-01-01T00:00:00Z";
let shop: ReconciledShop;

/** A shop at rest of whose products only one is assigned, if not more. */
async function shopWith({ products, assigned = 1 }: { products: number; assigned?: number }) {
  shop = await makeReconciledShop(shopify, assigned);
  for (let n = assigned; n < products; n++) {
    createProduct(shopify.context, shop.state, { title: `Cup ${n}`, variants: [{ optionValues: [], priceCents: 100 }] });
  }
  for (const one of [...shop.state.products.values(), ...shop.state.inventoryItems.values()]) one.updatedAt = LONG_AGO;
  await nextPass(shop);
  await inShop(shop.shopId, (tx) => tx.reconcilePass.updateMany({ data: { changedSince: new Date() } }));
  shopify.asked.length = 0;
}

const touch = (things: Iterable<{ updatedAt: string }>) => {
  for (const one of things) one.updatedAt = new Date(Date.now() + 1_000).toISOString();
};
const times = (name: string) => shopify.asked.filter((asked) => asked === name).length;

/** Of which no webhook tells. */
function sellAll(variantId: bigint) {
  const { inventoryItemId } = shop.state.variants.get(Number(variantId))!;
  for (const locationId of shop.state.locations.keys())
    setAvailable(shopify.context, shop.state, { inventoryItemId, locationId, units: 0 });
}
const stockOf = (variantId: bigint) =>
  inShop(shop.shopId, async (tx) => (await tx.assignment.findFirstOrThrow({ where: { variantId } })).stockUnits);

beforeEach(() => {
  shopify.fault = () => null;
});

test("of a thousand products that another app touched the list is not read: the few that are assigned are", async () => {
  await shopWith({ products: 1_001 });
  const [first] = shop.variantIds as [bigint];
  sellAll(first);
  touch(shop.state.products.values());
  await nextPass(shop);
  expect(await stockOf(first)).toBe(0);
  expect([times("ReconcileChanges"), times("CountChanges"), times("ReconcileVariants")]).toEqual([1, 1, 1]);
  expect(times("RunBulkQuery")).toBe(0);
});

test("stock that a warehouse's app writes everywhere is listed until the list costs more than what is assigned", async () => {
  await shopWith({ products: 1_300 });
  const [first] = shop.variantIds as [bigint];
  touch(shop.state.inventoryItems.values());
  sellAll(first);
  await nextPass(shop);
  expect(await stockOf(first)).toBe(0);
  expect([times("ReconcileChanges"), times("ReconcileVariants")]).toEqual([10, 1]);
});

test("a list that is worth its points is read once, even if Shopify fails before all of it is compared", async () => {
  await shopWith({ products: 120, assigned: 40 });
  const last = shop.variantIds.at(-1) as bigint;
  sellAll(last);
  touch(shop.state.products.values());
  let readings = 0;
  shopify.fault = (name) => (name === "ReconcileVariants" && ++readings === 2 ? 503 : null);
  await nextPass(shop);
  expect(await stockOf(last), "not yet").toBe(4);
  for (let outcome = await again(); outcome === "more";) outcome = await again();
  expect(await stockOf(last)).toBe(0);
  expect([times("ReconcileChanges"), times("CountChanges")]).toEqual([2, 1]);
});

const again = () => reconcileShop(String(shop.shopId));
