import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { ensureDefaultTemplate } from "#app/flows/ensure-default-template.ts";
import { unassignVariants } from "#app/flows/unassign-variants.ts";
import { writeOffers } from "#app/jobs/write-offers.ts";
import { boss } from "#app/queue/boss.server.ts";
import { readVariants } from "#app/shopify/variants.ts";
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

const VARIANTS = 40;
const actor = "Ada";
let number = 0;
let state: ShopState;
let shopId: number;
let variantIds: bigint[];

/** Two products of twenty sold-out variants that Shopify would go on selling. */
beforeEach(async () => {
  const domain = `many-${++number}.myshopify.com`;
  state = await connectStore(shopify.context, domain);
  shopId = (await prisma.shop.create({ data: { domain } })).id;
  const [locationId = 0] = state.locations.keys();
  const stock = [{ locationId, units: 0 }];
  const products = ["Teapot", "Cup"].map((title) =>
    createProduct(shopify.context, state, {
      title,
      options: ["Size"],
      variants: Array.from({ length: VARIANTS / 2 }, (_, n) => ({
        optionValues: [`Size ${n}`],
        priceCents: 1000,
        inventoryPolicy: "CONTINUE" as const,
        stock,
      })),
    }),
  );
  const variants = await readVariants(domain, { productIds: products.map(({ id }) => BigInt(id)) });
  variantIds = variants.map(({ variantId }) => variantId);
  await prisma.$executeRaw`delete from pgboss.job`.catch(() => undefined);
  await inShop(shopId, async (tx) => {
    const { id: templateId } = await ensureDefaultTemplate(tx);
    await assignVariants(tx, { variants, templateId, actor, now: new Date() });
  });
  shopify.asked.length = 0;
  shopify.fault = () => null;
});

const write = () => writeOffers({ shopId, variantIds: variantIds.map(String) });
const policies = () => new Set(variantIds.map((id) => state.variants.get(Number(id))?.inventoryPolicy));
const written = () =>
  inShop(
    shopId,
    (tx) => tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from assignments where shop_id = ${shopId} and written_version = intent_version`,
  );

test("many variants make one job, one reading, one write per product and metafields by twenty-five", async () => {
  const queued = await prisma.$queryRaw<{ data: { variantIds: string[] } }[]>`
    select data from pgboss.job where name = 'write-offers' and (data->>'shopId')::int = ${shopId}`;
  expect(queued.map(({ data }) => data.variantIds.length)).toEqual([VARIANTS]);
  await write();
  expect(shopify.asked).toEqual(["ReadPolicies", "WritePolicies", "WritePolicies", "WriteMetafields", "WriteMetafields"]);
  expect(policies()).toEqual(new Set(["DENY"]));
  expect(await written()).toEqual([{ n: VARIANTS }]);
  expect(await inShop(shopId, (tx) => tx.event.count({ where: { name: "offer-written" } }))).toBe(VARIANTS);
});

test("one variant that vanishes between reading and writing keeps no other from being written", async () => {
  const [first = 0n] = variantIds;
  shopify.fault = (operation) => {
    if (operation === "WritePolicies") state.variants.delete(Number(first));
    return null;
  };
  await write();
  expect(await inShop(shopId, (tx) => tx.assignment.count({ where: { variantDeletedAt: { not: null } } }))).toBe(1);
  expect(await written()).toEqual([{ n: VARIANTS - 1 }]);
});

test("cut off half-way, the next run writes the rest and repeats nothing that was marked", async () => {
  let metafieldCalls = 0;
  shopify.fault = (operation) => (operation === "WriteMetafields" && ++metafieldCalls === 2 ? 503 : null);
  await expect(write()).rejects.toThrow();
  await write();
  expect(await written()).toEqual([{ n: VARIANTS }]);
  expect(await inShop(shopId, (tx) => tx.event.count({ where: { name: "offer-written" } }))).toBe(VARIANTS);
});

test("unassigned together, they are put back together", async () => {
  await write();
  await inShop(shopId, (tx) => unassignVariants(tx, { variantIds, actor, now: new Date() }));
  shopify.asked.length = 0;
  await write();
  expect(shopify.asked).toEqual(["ReadPolicies", "WritePolicies", "WritePolicies", "DeleteMetafields", "DeleteMetafields"]);
  expect(policies()).toEqual(new Set(["CONTINUE"]));
  expect([...state.metafields.values()].flat().filter(({ key }) => key === "offer")).toEqual([]);
  expect(await inShop(shopId, (tx) => tx.unassignedVariant.count())).toBe(0);
});
