import { Session } from "@shopify/shopify-api";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { sealedSessions } from "#app/data/sessions.ts";
import { prisma } from "#app/db.server.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { ensureDefaultTemplate } from "#app/flows/ensure-default-template.ts";
import { recordStockLevels } from "#app/flows/record-stock-levels.ts";
import { resumeWrites } from "#app/flows/resume-writes.ts";
import { setManualOffer } from "#app/flows/set-manual-offer.ts";
import { unassignVariants } from "#app/flows/unassign-variants.ts";
import { readStock } from "#app/jobs/read-stock.ts";
import { writeOffers } from "#app/jobs/write-offers.ts";
import { boss } from "#app/queue/boss.server.ts";
import { readVariants } from "#app/shopify/variants.ts";
import { setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { addLocation, createShop } from "#sandbox/store/operations/create-shop.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { events, jobs } from "./assigned-shop.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});

let number = 0;
let state: ShopState;
let shopId: number;
let variantId: bigint;

const actor = "Ada";
const store = () => state.variants.get(Number(variantId));
const metafields = () => state.metafields.get(`gid://shopify/ProductVariant/${variantId}`) ?? [];
const write = () => writeOffers({ shopId, variantIds: [String(variantId)] });
const assigned = () =>
  inShop(shopId, (tx) => tx.assignment.findUniqueOrThrow({ where: { shopId_variantId: { shopId, variantId } } }));

async function installedShop(domain: string): Promise<ShopState> {
  const shop = createShop(shopify.context, { domain, name: "Teapots", locations: [{ name: "Berlin" }, { name: "Paris" }] });
  const token = {
    accessToken: `token-${domain}`,
    expiresAt: null,
    refreshToken: null,
    refreshTokenExpiresAt: null,
    revoked: false,
  };
  const grantedScopes = ["write_products", "read_products", "read_inventory", "read_locations"];
  shop.installation = { id: 1, grantedScopes, installedAt: "2026-05-12T09:00:00Z", proxyPath: "/apps/standby", tokens: [token] };
  const scope = "read_inventory,read_locations,write_products";
  const session = { id: `offline_${domain}`, shop: domain, state: "", isOnline: false, scope, accessToken: token.accessToken };
  await sealedSessions.storeSession(new Session(session));
  return shop;
}

beforeEach(async () => {
  const domain = `teapots-${++number}.myshopify.com`;
  state = await installedShop(domain);
  shopId = (await prisma.shop.create({ data: { domain } })).id;
  const stock = [...state.locations.keys()].map((locationId) => ({ locationId, units: 2 }));
  const product = createProduct(shopify.context, state, {
    title: "Teapot",
    options: ["Colour"],
    images: [{ url: "https://cdn.example.test/teapot.svg", altText: "", width: 1, height: 1 }],
    variants: [
      { optionValues: ["Blue"], sku: "TEA-1", priceCents: 1000, inventoryPolicy: "CONTINUE", stock },
      { optionValues: ["Red"], priceCents: 1000, tracked: false },
    ],
  });
  const facts = await readVariants(domain, { productIds: [BigInt(product.id)] });
  variantId = facts[0]?.variantId ?? 0n;
  const outcome = await inShop(shopId, async (tx) => {
    const { id: templateId } = await ensureDefaultTemplate(tx);
    return assignVariants(tx, { variants: facts, templateId, actor, now: new Date() });
  });
  expect(outcome).toMatchObject({ assigned: 1, refused: [{ title: "Teapot – Red" }] });
  shopify.asked.length = 0;
  shopify.fault = () => null;
});

afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
});

async function sellOut() {
  const inventoryItemId = store()?.inventoryItemId ?? 0;
  for (const locationId of state.locations.keys()) {
    setAvailable(shopify.context, state, { inventoryItemId, locationId, units: 0 });
  }
  await readStock({ shopId, variantId: String(variantId) });
}

test("what Shopify says of a variant arrives whole", async () => {
  const [facts] = await readVariants(state.domain, { variantIds: [variantId, 1n] });
  expect(facts).toMatchObject({
    variantId,
    productTitle: "Teapot",
    variantTitle: "Blue",
    productHandle: "teapot",
    sku: "TEA-1",
    vendor: state.products.values().next().value!.vendor,
    imageUrl: "https://cdn.example.test/teapot.svg",
    policy: "CONTINUE",
    tracked: true,
    levels: [
      { locationName: "Berlin", availableUnits: 2, locationIsActive: true, locationFulfillsOnlineOrders: true },
      { locationName: "Paris", availableUnits: 2 },
    ],
  });
});

test("levels beyond the first twenty are read by pages", async () => {
  const inventoryItemId = store()?.inventoryItemId ?? 0;
  for (let n = 0; n < 125; n++) {
    const { id: locationId } = addLocation(shopify.context, state, { name: `Shop ${n}` });
    setAvailable(shopify.context, state, { inventoryItemId, locationId, units: 1 });
  }
  const [facts] = await readVariants(state.domain, { variantIds: [variantId] });
  expect(new Set(facts?.levels.map((level) => level.locationId)).size).toBe(127);
});

test("sold out: the policy stops checkout, the metafield carries the waitlist, and both are written once", async () => {
  await sellOut();
  await write();
  expect(store()?.inventoryPolicy).toBe("DENY");
  expect(metafields()).toMatchObject([{ namespace: "app--4242", key: "offer", type: "json" }]);
  expect(JSON.parse(metafields()[0]?.value ?? "")).toMatchObject({
    version: 1,
    offer: "waitlist",
    mode: "waitlist",
    texts: { en: { buttonText: "Notify me" }, ja: { badge: "入荷待ち" } },
  });
  const { intentVersion, writtenVersion } = await assigned();
  expect(writtenVersion).toBe(intentVersion);
  expect(await events(shopId, "offer-written")).toMatchObject([{ detail: { offer: "waitlist", policy: "DENY" } }]);

  shopify.asked.length = 0;
  await write();
  expect(shopify.asked).toEqual([]);
});

test("a policy that is right already is left alone", async () => {
  await write();
  expect(shopify.asked).toEqual(["ReadPolicies", "WriteMetafields"]);
  expect(store()?.inventoryPolicy).toBe("CONTINUE");
});

test("two writers at once: one waits its turn, and the newest intent stands in the end", async () => {
  await sellOut();
  let released = () => {};
  const held = new Promise<void>((resolve) => (released = resolve));
  let reached = () => {};
  const arrived = new Promise<void>((resolve) => (reached = resolve));
  shopify.fault = async (operation) => {
    if (operation !== "WriteMetafields") return null;
    reached();
    await held;
    return null;
  };
  const first = write();
  await arrived;
  const choice = { variantIds: [variantId], offer: "unavailable" as const, actor, now: new Date() };
  await inShop(shopId, (tx) => setManualOffer(tx, choice));
  await expect(write()).rejects.toThrow("Another run");
  shopify.fault = () => null;
  released();
  await first;
  const between = await assigned();
  expect(between.writtenVersion).toBe(between.intentVersion - 1);
  await write();
  expect(JSON.parse(metafields()[0]?.value ?? "")).toMatchObject({ offer: "unavailable" });
});

test("Shopify out of reach: the job fails, to be tried again, and the lease is free", async () => {
  await sellOut();
  shopify.fault = () => 503;
  await expect(write()).rejects.toThrow();
  shopify.fault = () => null;
  await write();
  expect(store()?.inventoryPolicy).toBe("DENY");
});

test("a dead token: nothing is lost, and what is owed to Shopify is written after the merchant's next visit", async () => {
  await sellOut();
  shopify.fault = () => 403;
  await write();
  expect((await assigned()).writtenVersion).toBe(0);
  shopify.fault = () => null;
  await prisma.shop.updateMany({ where: { id: shopId }, data: { needsReauthAt: null } });
  await prisma.$executeRaw`delete from pgboss.job`;
  expect(await inShop(shopId, resumeWrites)).toBe(1);
  expect(await jobs(shopId)).toEqual([String(variantId)]);
  await write();
  expect(store()?.inventoryPolicy).toBe("DENY");
});

test("a variant that is gone is marked, and Shopify is not asked again", async () => {
  state.variants.delete(Number(variantId));
  await write();
  expect((await assigned()).variantDeletedAt).not.toBeNull();
  expect(await events(shopId, "variant-deleted")).toHaveLength(1);
  shopify.asked.length = 0;
  await write();
  expect(shopify.asked).toEqual([]);
});

test("unassigned: Shopify gets back the policy that was found, and the metafield goes", async () => {
  await sellOut();
  await write();
  await inShop(shopId, (tx) => unassignVariants(tx, { variantIds: [variantId], actor, now: new Date() }));
  await write();
  expect(store()?.inventoryPolicy).toBe("CONTINUE");
  expect(metafields()).toEqual([]);
  shopify.asked.length = 0;
  await write();
  expect(shopify.asked).toEqual([]);
});

test("unassigned with purchase disabled: Shopify sells no more without stock", async () => {
  const input = { variantIds: [variantId], afterwards: "disable-purchase" as const, actor, now: new Date() };
  await inShop(shopId, (tx) => unassignVariants(tx, input));
  await write();
  expect(store()?.inventoryPolicy).toBe("DENY");
});

test("assigned again before anything was put back: the policy first found is still the one to put back", async () => {
  await sellOut();
  await write();
  await inShop(shopId, (tx) => unassignVariants(tx, { variantIds: [variantId], actor, now: new Date() }));
  const facts = await readVariants(state.domain, { variantIds: [variantId] });
  expect(facts[0]?.policy).toBe("DENY");
  await inShop(shopId, async (tx) => {
    const { id: templateId } = await ensureDefaultTemplate(tx);
    await assignVariants(tx, { variants: facts, templateId, actor, now: new Date() });
  });
  expect((await assigned()).originalPolicy).toBe("CONTINUE");
  await write();
  expect(store()?.inventoryPolicy).toBe("DENY");
});

test("reading again repairs what webhooks never told: a level that is gone, and one that changed", async () => {
  const [berlin, paris] = [...state.locations.keys()];
  const inventoryItemId = store()?.inventoryItemId ?? 0;
  state.inventoryLevels.delete(`${inventoryItemId}:${berlin}`);
  setAvailable(shopify.context, state, { inventoryItemId, locationId: paris ?? 0, units: 7 });
  await readStock({ shopId, variantId: String(variantId) });
  expect(await assigned()).toMatchObject({ stockUnits: 7 });
  const late = { inventoryItemId: BigInt(inventoryItemId), locationId: BigInt(berlin ?? 0), availableUnits: 9 };
  const levels = [{ ...late, updatedAt: new Date("2026-01-01T00:00:00Z") }];
  await inShop(shopId, (tx) => recordStockLevels(tx, { levels, cause: "inventory_levels/update", now: new Date() }));
  expect(await assigned()).toMatchObject({ stockUnits: 7 });
});
