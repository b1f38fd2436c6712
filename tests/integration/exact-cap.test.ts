import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { changeOfferValues } from "#app/flows/change-offer-values.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";
import { redecideCaps } from "#app/flows/redecide-caps.ts";
import { repairDrift } from "#app/flows/repair-drift.ts";
import { saveLocations } from "#app/flows/save-locations.ts";
import { unassignVariants } from "#app/flows/unassign-variants.ts";
import { decideShopOffers } from "#app/jobs/decide-shop-offers.ts";
import { prepareShop } from "#app/jobs/prepare-shop.ts";
import { writeOffers } from "#app/jobs/write-offers.ts";
import { findTopicHandler } from "#app/jobs/topics/index.ts";
import { boss } from "#app/queue/boss.server.ts";
import { INCOMING_LOCATION_NAME } from "#app/domain/exact-cap.ts";
import { setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { cancelOrder } from "#sandbox/store/operations/cancel-order.ts";
import { levelAt, variantAvailability } from "#sandbox/store/operations/levels.ts";
import { refundOrder } from "#sandbox/store/operations/refund-order.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { changeLocation } from "#sandbox/store/operations/update-location.ts";
import type { Variant } from "#sandbox/store/state.ts";
import type { ShopEvent } from "#sandbox/store/store.ts";
import { driftsOf, makeReconciledShop, nextPass, workOffJobs, type ReconciledShop } from "./reconciled-shop.ts";

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

const CAP_SCOPES = ["write_inventory", "write_locations"];
let told: ShopEvent[] = [];
shopify.context.store.onEvent((event) => void told.push({ ...event, payload: structuredClone(event.payload) }));

let shop: ReconciledShop;
let variantId: bigint;
let variant: Variant;

beforeEach(() => {
  shopify.fault = () => null;
});

/** A variant on backorder, sold out everywhere, with a threshold of five units and an exact cap. */
async function capped({ scopes = CAP_SCOPES, threshold = 5, stock = 0 } = {}) {
  shop = await makeReconciledShop(shopify, 1, { moreScopes: scopes });
  [variantId = 0n] = shop.variantIds;
  variant = shop.state.variants.get(Number(variantId))!;
  const values = { mode: "backorder", thresholdUnits: threshold, exactCap: true, switchCondition: stock };
  await inShop(shop.shopId, (tx) => tx.assignment.updateMany({ where: { variantId }, data: values }));
  const [first = 0, second = 0] = shop.state.locations.keys();
  const { inventoryItemId } = variant;
  setAvailable(shopify.context, shop.state, { inventoryItemId, locationId: first, units: stock });
  setAvailable(shopify.context, shop.state, { inventoryItemId, locationId: second, units: 0 });
  await settle();
}

/** Takes in everything that Shopify tells, in the order given, until nothing more is told or to be written. */
async function settle(order = (events: ShopEvent[]) => events) {
  do {
    const events = order(told.filter((event) => event.shop === shop.state));
    told = [];
    for (const event of events) await take(event);
    await decideShopOffers({ shopId: shop.shopId });
    await workOffJobs();
  } while (told.some((event) => event.shop === shop.state));
}

const take = ({ topic, payload, triggeredAt }: ShopEvent) =>
  inShop(shop.shopId, async (tx) => {
    const handler = findTopicHandler(topic);
    const facts = { webhookId: "", topic, shopDomain: shop.domain };
    await handler?.handle({ ...facts, tx, payload: JSON.parse(JSON.stringify(payload)), triggeredAt, now: new Date() } as never);
  });

const own = () => [...shop.state.locations.values()].find(({ name }) => name === INCOMING_LOCATION_NAME);
const unitsThere = () => levelAt(shop.state, variant.inventoryItemId, own()?.id ?? 0)?.quantities.available ?? null;
const row = () => inShop(shop.shopId, (tx) => tx.assignment.findFirstOrThrow({ where: { variantId } }));
const customAttributes = [{ key: "_standby_offer", value: "backorder" }];
const buy = (quantity = 1) =>
  placeOrder(shopify.context, shop.state, { lines: [{ variantId: variant.id, quantity, customAttributes }] });
const offerMetafield = () => {
  const owner = shop.state.metafields.get(`gid://shopify/ProductVariant/${variantId}`);
  return JSON.parse(owner?.find(({ key }) => key === "offer")?.value ?? "{}") as Record<string, unknown>;
};
const change = (thresholdUnits: number) =>
  inShop(shop.shopId, (tx) => changeOfferValues(tx, { variantId, values: { thresholdUnits }, actor: "Ada", now: new Date() }));
const capOff = () =>
  inShop(shop.shopId, async (tx) => {
    await tx.assignment.updateMany({ where: { variantId }, data: { exactCap: false } });
    await decideOffers(tx, { variantIds: [variantId], actor: "Ada", cause: "template", now: new Date() });
  });

test("the threshold is there as units, checkout stops at zero, and none of them is stock", async () => {
  await capped();
  expect(unitsThere()).toBe(5);
  expect(variant.inventoryPolicy).toBe("DENY");
  expect(variantAvailability(shop.state, variant)).toEqual({ availableForSale: true, inventoryQuantity: 5 });
  expect(await row()).toMatchObject({ offer: "backorder", stockUnits: 0, owedUnits: 0, capUnits: 5, capWrite: null });
  expect(offerMetafield()).toMatchObject({ leftUnits: 5, exactCap: true });
  expect(await inShop(shop.shopId, (tx) => tx.restock.count())).toBe(0);
});

test.each<[string, (events: ShopEvent[]) => ShopEvent[]]>([
  ["in order", (events) => events],
  ["the other way round", (events) => events.toReversed()],
])("sold to the last unit and not one more; told %s", async (_how, order) => {
  await capped();
  expect(buy(4).ok).toBe(true);
  await settle(order);
  expect(await row()).toMatchObject({ offer: "backorder", owedUnits: 4, capUnits: 1, stockUnits: 0 });
  expect([unitsThere(), offerMetafield().leftUnits]).toEqual([1, 1]);
  const both = await Promise.all([buy(), buy()]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  await settle(order);
  expect(await row()).toMatchObject({ offer: "unavailable", owedUnits: 5, capUnits: null });
  expect(unitsThere()).toBe(0);
  expect(buy().ok).toBe(false);
});

test("a unit sold while the threshold is raised stays sold", async () => {
  await capped();
  await change(8);
  shopify.fault = (operation) => {
    if (operation !== "SetIncomingUnits") return null;
    shopify.fault = () => null;
    buy(2);
    return null;
  };
  await settle();
  expect([unitsThere(), (await row()).owedUnits]).toEqual([6, 2]);
  await change(3);
  await settle();
  expect([unitsThere(), (await row()).capUnits]).toEqual([1, 1]);
  await change(2);
  await settle();
  expect([unitsThere(), (await row()).offer]).toEqual([0, "unavailable"]);
});

test.each(["AddLocation", "StockAtLocation", "SetIncomingUnits", "WriteMetafields"])(
  "cut off at %s, it ends in the same",
  async (operation) => {
    let failures = 0;
    shopify.fault = (asked) => (asked === operation && failures++ === 0 ? 503 : null);
    await expect(capped()).rejects.toThrow();
    await writeOffers({ shopId: shop.shopId, variantIds: [String(variantId)] });
    await settle();
    expect([unitsThere(), variant.inventoryPolicy, (await row()).capWrite]).toEqual([5, "DENY", null]);
  },
);

test("Shopify set the units, but its answer was lost, and two were sold: the repetition counts them as sold", async () => {
  await capped();
  await change(9);
  let reads = 0;
  shopify.fault = (asked) => (asked === "ReadIncomingUnits" && ++reads === 2 ? 503 : null);
  await expect(settle()).rejects.toThrow();
  expect([unitsThere(), (await row()).capWrite]).toEqual([9, expect.objectContaining({ from: 5, to: 9 })]);
  buy(2);
  await settle();
  await settle();
  expect([unitsThere(), await row()]).toMatchObject([7, { owedUnits: 2, capUnits: 7, capWrite: null }]);
});

test("a cancelled order gives its unit back, units put there by hand are taken away", async () => {
  await capped();
  const placed = buy(2);
  await settle();
  if (!placed.ok) throw new Error("The order was refused.");
  cancelOrder(shopify.context, shop.state, placed.order, { restock: true, reason: "CUSTOMER" } as never);
  await settle();
  expect([unitsThere(), (await row()).owedUnits]).toEqual([5, 0]);
  const { inventoryItemId } = variant;
  setAvailable(shopify.context, shop.state, { inventoryItemId, locationId: own()!.id, units: 50 });
  await settle();
  expect([unitsThere(), (await row()).owedUnits, (await row()).stockUnits]).toEqual([5, 0, 0]);
});

test.each(["webhook", "reconciler"])(
  "units that a refund puts back at Standby's own location are no stock, and hide no new stock elsewhere; told by %s",
  async (teller) => {
    await capped();
    const placed = buy(2);
    await settle();
    if (!placed.ok) throw new Error("The order was refused.");
    const { order } = placed;
    const line = { lineItemId: order.lineItems[0]!.id, quantity: 2, restockType: "CANCEL" as const, locationId: own()!.id };
    refundOrder(shopify.context, shop.state, order, { lines: [line], amountCents: 0, note: null });
    if (teller === "reconciler") {
      told = told.filter(({ topic }) => topic !== "refunds/create");
      await nextPass(shop);
    }
    await settle();
    expect([unitsThere(), await row()]).toMatchObject([5, { owedUnits: 0, returnedUnits: 0, risenUnits: 0 }]);
    const [berlin = 0] = shop.state.locations.keys();
    setAvailable(shopify.context, shop.state, { inventoryItemId: variant.inventoryItemId, locationId: berlin, units: 2 });
    await settle();
    expect(await row()).toMatchObject({ stockUnits: 2, risenUnits: 2 });
  },
);

test("stock kept in reserve is sold first; new stock ends the cap and covers what was sold", async () => {
  await capped({ stock: 2 });
  expect(variantAvailability(shop.state, variant).inventoryQuantity).toBe(7);
  buy(2);
  await settle();
  expect([unitsThere(), await row()]).toMatchObject([3, { stockUnits: 0, owedUnits: 2 }]);
  buy(1);
  await settle();
  expect([unitsThere(), await row()]).toMatchObject([2, { stockUnits: 0, owedUnits: 3 }]);
  const [berlin = 0] = shop.state.locations.keys();
  setAvailable(shopify.context, shop.state, { inventoryItemId: variant.inventoryItemId, locationId: berlin, units: 20 });
  await settle();
  expect([unitsThere(), await row()]).toMatchObject([0, { offer: "in_stock", owedUnits: 0, stockUnits: 20, capUnits: null }]);
});

test("switched off, the units go and Shopify sells on; unassigned, nothing is left", async () => {
  await capped();
  await capOff();
  await settle();
  expect([unitsThere(), variant.inventoryPolicy, offerMetafield().exactCap]).toEqual([0, "CONTINUE", undefined]);
  await inShop(shop.shopId, async (tx) => {
    await tx.assignment.updateMany({ where: { variantId }, data: { exactCap: true } });
    await decideOffers(tx, { variantIds: [variantId], actor: "Ada", cause: "template", now: new Date() });
  });
  await settle();
  expect(unitsThere()).toBe(5);
  await inShop(shop.shopId, (tx) => unassignVariants(tx, { variantIds: [variantId], actor: "Ada", now: new Date() }));
  await settle();
  expect([unitsThere(), variant.inventoryPolicy]).toEqual([0, "DENY"]);
  expect(await inShop(shop.shopId, (tx) => tx.unassignedVariant.count())).toBe(0);
});

test("without the scopes it sells on as without a cap; with them it holds at once", async () => {
  await capped({ scopes: ["write_inventory"] });
  expect([own(), variant.inventoryPolicy, (await row()).capUnits]).toEqual([undefined, "CONTINUE", null]);
  shop.state.installation!.grantedScopes.push("write_locations");
  await prepareShop({ shopId: shop.shopId });
  await settle();
  expect([unitsThere(), variant.inventoryPolicy]).toEqual([5, "DENY"]);
});

test("a location that Shopify refuses leaves the offer selling, is explained, and made once there is room", async () => {
  shop = await makeReconciledShop(shopify, 1, { moreScopes: CAP_SCOPES });
  const [berlin] = shop.state.locations.values();
  const many = Array.from({ length: 200 }, (_, n) => ({ ...berlin!, id: 900_000 + n, name: `Shelf ${n}` }));
  [variantId = 0n] = shop.variantIds;
  variant = shop.state.variants.get(Number(variantId))!;
  for (const location of many) shop.state.locations.set(location.id, location);
  await inShop(shop.shopId, async (tx) => {
    const values = { mode: "backorder", thresholdUnits: 5, exactCap: true, manualOffer: "backorder" };
    await tx.assignment.updateMany({ where: { variantId }, data: values });
    await redecideCaps(tx, new Date());
  });
  await settle();
  expect([variant.inventoryPolicy, (await row()).capUnits]).toEqual(["CONTINUE", null]);
  await inShop(shop.shopId, (tx) => tx.reconcilePass.updateMany({ data: { shopCheckedAt: new Date(0) } }));
  await nextPass(shop);
  expect(await driftsOf(shop)).toContain("incoming_location");
  for (const { id } of many) shop.state.locations.delete(id);
  await prepareShop({ shopId: shop.shopId });
  await settle();
  expect([unitsThere(), variant.inventoryPolicy]).toEqual([5, "DENY"]);
});

test("the health check finds units and a location changed behind Standby's back, and puts them right", async () => {
  await capped();
  const { inventoryItemId } = variant;
  changeLocation(shopify.context, shop.state, own()!, { isActive: false });
  setAvailable(shopify.context, shop.state, { inventoryItemId, locationId: own()!.id, units: 50 });
  told = told.filter(({ topic }) => topic.startsWith("locations/"));
  await settle();
  await inShop(shop.shopId, (tx) => tx.reconcilePass.updateMany({ data: { shopCheckedAt: new Date(0) } }));
  await nextPass(shop);
  expect(await driftsOf(shop)).toEqual(["incoming_location", "cap_units"]);
  await prepareShop({ shopId: shop.shopId });
  await workOffJobs();
  await inShop(shop.shopId, (tx) => tx.reconcilePass.updateMany({ data: { shopCheckedAt: new Date(0) } }));
  await nextPass(shop);
  expect([own()!.isActive, unitsThere(), await driftsOf(shop)]).toEqual([true, 5, []]);
});

test("its location closed by hand is told at once, and is open for the pages as soon as it was repaired", async () => {
  await capped();
  changeLocation(shopify.context, shop.state, own()!, { isActive: false });
  await settle();
  expect(await driftsOf(shop)).toEqual(["incoming_location"]);
  await inShop(shop.shopId, (tx) => repairDrift(tx, { actor: "Ada", now: new Date() }));
  told = [];
  await workOffJobs();
  expect([own()!.isActive, await driftsOf(shop)]).toEqual([true, []]);
});

test("what was told in the second of a reading is newer than the reading", async () => {
  await capped();
  const toldAt = new Date(Math.floor(Date.now() / 1000) * 1000 + 1500);
  const { id, name } = own()!;
  const fact = { locationId: BigInt(id), name, isActive: false, fulfillsOnlineOrders: true, toldAt };
  await inShop(shop.shopId, (tx) => saveLocations(tx, { locations: [fact], cause: "reading", now: toldAt }));
  expect(await driftsOf(shop)).toEqual(["incoming_location"]);
  const updated_at = new Date(toldAt.getTime() - 500).toISOString();
  const payload = { admin_graphql_api_id: `gid://shopify/Location/${id}`, name, active: true, updated_at };
  await take({ topic: "locations/activate", payload, triggeredAt: new Date(toldAt.getTime() + 100) } as never);
  expect(await driftsOf(shop)).toEqual([]);
});
