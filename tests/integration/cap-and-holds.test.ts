import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { INCOMING_LOCATION_NAME } from "#app/domain/exact-cap.ts";
import { keepHolds } from "#app/jobs/keep-holds.ts";
import { findTopicHandler } from "#app/jobs/topics/index.ts";
import { boss } from "#app/queue/boss.server.ts";
import { changeQuantities, setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { completeDraft } from "#sandbox/store/operations/draft-orders.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import type { Variant } from "#sandbox/store/state.ts";
import type { ShopEvent } from "#sandbox/store/store.ts";
import { entries, join, messages } from "./line.ts";
import { makeReconciledShop, workOffJobs, type ReconciledShop } from "./reconciled-shop.ts";

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

const SCOPES = ["write_inventory", "write_locations", "write_draft_orders"];
const THRESHOLD = 5;
let told: ShopEvent[] = [];
shopify.context.store.onEvent((event) => void told.push({ ...event, payload: structuredClone(event.payload) }));

let shop: ReconciledShop;
let variantId: bigint;
let variant: Variant;

/** Sold out, on backorder with an exact cap of five and the waitlist beside it, whose shoppers have units kept. */
beforeEach(async () => {
  shop = await makeReconciledShop(shopify, 1, { moreScopes: SCOPES });
  [variantId = 0n] = shop.variantIds;
  variant = shop.state.variants.get(Number(variantId))!;
  const hold = { on: true, hours: 24 };
  const values = { mode: "backorder", thresholdUnits: THRESHOLD, exactCap: true, withWaitlist: true, hold, switchCondition: 0 };
  await inShop(shop.shopId, (tx) => tx.assignment.updateMany({ where: { variantId }, data: values }));
  const { inventoryItemId } = variant;
  for (const locationId of shop.state.locations.keys())
    setAvailable(shopify.context, shop.state, { inventoryItemId, locationId, units: 0 });
  await settle();
  expect([unitsAt(own()), (await row()).offer]).toEqual([THRESHOLD, "backorder"]);
  for (const name of ["ann", "ben", "cem"]) await join(shop.shopId, `${name}@example.test`, 1, new Date(), "en", variantId);
});

/** Takes in all that Shopify tells; what is enqueued for it, and holds, are worked off unless left for later. */
async function hear(): Promise<void> {
  for (; told.some((event) => event.shop === shop.state);) {
    const events = told.filter((event) => event.shop === shop.state);
    told = [];
    for (const event of events) await take(event);
  }
}

async function settle(): Promise<void> {
  for (let last = ""; ;) {
    await hear();
    await workOffJobs();
    await inShop(shop.shopId, (tx) => tx.$executeRaw`update holds set due_at = now() where state = 'wanted'`);
    await keepHolds(shop.shopId);
    await hear();
    await workOffJobs();
    const now = JSON.stringify([await holds(), unitsAt(own()), unitsAt(berlin())], (_, value: unknown) => String(value));
    if (now === last && !told.some((event) => event.shop === shop.state)) return;
    last = now;
  }
}

const take = ({ topic, payload, triggeredAt }: ShopEvent) =>
  inShop(shop.shopId, async (tx) => {
    const handler = findTopicHandler(topic);
    const facts = { webhookId: "", topic, shopDomain: shop.domain };
    await handler?.handle({ ...facts, tx, payload: JSON.parse(JSON.stringify(payload)), triggeredAt, now: new Date() } as never);
  });

const own = () => [...shop.state.locations.values()].find(({ name }) => name === INCOMING_LOCATION_NAME)?.id ?? 0;
const berlin = () => [...shop.state.locations.keys()][0]!;
const unitsAt = (locationId: number) => levelAt(shop.state, variant.inventoryItemId, locationId)?.quantities.available ?? null;
const restock = (delta: number) =>
  changeQuantities(shopify.context, shop.state, [
    { inventoryItemId: variant.inventoryItemId, locationId: berlin(), name: "available", delta },
  ]);
const buy = (quantity: number, customAttributes: { key: string; value: string }[] = []) =>
  placeOrder(shopify.context, shop.state, { lines: [{ variantId: variant.id, quantity, customAttributes }] });
const AHEAD = [{ key: "_standby_offer", value: "backorder" }];

const row = () => inShop(shop.shopId, (tx) => tx.assignment.findFirstOrThrow({ where: { variantId } }));
const holds = () =>
  inShop(shop.shopId, (tx) => tx.hold.findMany({ orderBy: { id: "asc" }, select: { state: true, units: true, reason: true } }));
const given = async () =>
  (await inShop(shop.shopId, (tx) => tx.restock.findMany())).reduce((sum, { allocatedUnits }) => sum + allocatedUnits, 0);
const states = async () => (await entries(shop.shopId, variantId)).map(({ state }) => state);
const drafts = () => [...shop.state.draftOrders.values()].filter(({ status }) => status !== "COMPLETED");
const reservedAt = () => drafts().flatMap(({ reservations }) => reservations.map(({ locationId }) => locationId));
const kinds = async () =>
  (await messages(shop.shopId)).map(({ kind }) => kind).filter((kind) => /^(back_in|unit_held)/.test(kind));

test("what comes in is kept for those who wait, from where it came; the cap's own units are nobody's turn", async () => {
  restock(2);
  await settle();
  expect(await states()).toEqual(["allocated", "allocated", "waiting"]);
  expect(reservedAt()).toEqual([berlin(), berlin()]);
  expect([unitsAt(berlin()), unitsAt(own()), await given()]).toEqual([0, THRESHOLD, 2]);
  expect(await row()).toMatchObject({ offer: "backorder", owedUnits: 0, capSoldUnits: 0 });
  // Checkout sells the five of the cap, and neither of the two that are kept.
  expect([buy(THRESHOLD, AHEAD).ok, buy(1).ok]).toEqual([true, false]);
  await settle();
  expect(await row()).toMatchObject({ offer: "unavailable", owedUnits: THRESHOLD });
  const [first] = drafts();
  expect(completeDraft(shopify.context, shop.state, first!, { paymentPending: false }).ok).toBe(true);
  await settle();
  expect([await row(), await states()]).toMatchObject([{ owedUnits: THRESHOLD }, ["done", "allocated", "waiting"]]);
});

test("a kept unit that nobody pays goes to the next in line, and the cap's units come and go without being counted", async () => {
  restock(1);
  await settle();
  await inShop(shop.shopId, (tx) => tx.$executeRaw`update holds set hold_until = now(), due_at = now() where state = 'held'`);
  await settle();
  expect(await states()).toEqual(["expired", "allocated", "waiting"]);
  expect(reservedAt()).toEqual([berlin()]);
  expect([unitsAt(berlin()), unitsAt(own()), (await row()).owedUnits]).toEqual([0, THRESHOLD, 0]);
});

test("sold to somebody else before it could be kept: no draft order takes a unit of the cap instead", async () => {
  restock(1);
  await hear();
  expect(buy(1).ok).toBe(true);
  await keepHolds(shop.shopId);
  expect([drafts(), unitsAt(own())]).toEqual([[], THRESHOLD]);
  await settle();
  expect(reservedAt()).toEqual([]);
  expect((await holds()).map(({ state }) => state)).toEqual(["refused"]);
  expect(await row()).toMatchObject({ offer: "backorder", owedUnits: 0, capSoldUnits: 0, stockUnits: 0 });
  expect(unitsAt(own())).toBe(THRESHOLD);
});

test("while the cap keeps units beside stock in reserve, nothing is kept: the shopper hears that it is back, and history says why", async () => {
  await inShop(shop.shopId, (tx) => tx.assignment.updateMany({ where: { variantId }, data: { switchCondition: 3 } }));
  restock(2);
  await settle();
  expect(await row()).toMatchObject({ offer: "backorder", owedUnits: 0, stockUnits: 2 });
  expect([unitsAt(berlin()), unitsAt(own()), reservedAt(), await given()]).toEqual([2, THRESHOLD, [], 2]);
  expect((await holds()).map(({ state, reason }) => [state, reason?.includes("Incoming stock")])).toEqual([
    ["refused", true],
    ["refused", true],
  ]);
  expect(await kinds()).toEqual(["back_in_stock", "back_in_stock"]);
});
