import { Session } from "@shopify/shopify-api";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { sealedSessions } from "#app/data/sessions.ts";
import { prisma } from "#app/db.server.ts";
import type { Fulfilment } from "#app/domain/template-fulfilment.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { takeInOrder } from "#app/flows/take-in-order.ts";
import { unassignVariants } from "#app/flows/unassign-variants.ts";
import { markOrder } from "#app/jobs/mark-order.ts";
import { readStock } from "#app/jobs/read-stock.ts";
import { releaseHolds } from "#app/jobs/release-holds.ts";
import { ordersCreateTopic } from "#app/jobs/topics/orders-create.ts";
import { orderRoutingTopic } from "#app/jobs/topics/order-routing-complete.ts";
import { writeOffers } from "#app/jobs/write-offers.ts";
import { boss } from "#app/queue/boss.server.ts";
import { readOrdersSince } from "#app/shopify/reconcile-orders.ts";
import { readVariants } from "#app/shopify/variants.ts";
import { changeQuantities } from "#sandbox/store/operations/adjust-inventory.ts";
import { cancelOrder } from "#sandbox/store/operations/cancel-order.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import type { Order, ShopState } from "#sandbox/store/state.ts";
import { orderPayload } from "#sandbox/webhooks/payloads/order.ts";
import { events, forgetJobs } from "./assigned-shop.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});

const actor = "Ada";
const HOLDS = "write_merchant_managed_fulfillment_orders";
const SCOPES = ["read_inventory", "read_locations", "write_products", "write_orders", HOLDS];
const FULFILMENT: Fulfilment = { hold: "lines", tags: ["Later"], slipText: { en: "The rest follows." }, mixedCarts: "allow" };

let number = 0;
let domain: string;
let state: ShopState;
let shopId: number;
/** Owed; beside it the cup, which Standby knows nothing of. */
let pot: bigint;
let cup: bigint;
const ON_STOCK = 2;

beforeEach(async () => {
  domain = `orders-${++number}.myshopify.com`;
  state = createShop(shopify.context, { domain, name: "Teapots" });
  const rest = { expiresAt: null, refreshToken: null, refreshTokenExpiresAt: null, revoked: false };
  const token = { accessToken: `token-${domain}`, ...rest };
  const installedAt = state.createdAt;
  state.installation = { id: 1, grantedScopes: [...SCOPES], installedAt, proxyPath: "/apps/standby", tokens: [token] };
  const session = { id: `offline_${domain}`, shop: domain, state: "", isOnline: false, scope: SCOPES.join() };
  await sealedSessions.storeSession(new Session({ ...session, accessToken: token.accessToken }));
  shopId = (await prisma.shop.create({ data: { domain, grantedScopes: SCOPES.join(), switchCondition: ON_STOCK } })).id;
  pot = make("Teapot", ON_STOCK);
  cup = make("Cup", 50);
  await setUp(FULFILMENT);
  shopify.fault = () => null;
});

afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
});

function make(title: string, units: number): bigint {
  const stock = [{ locationId: [...state.locations.keys()][0]!, units }];
  const product = createProduct(shopify.context, state, {
    title,
    options: [],
    variants: [{ optionValues: [], priceCents: 1000, stock }],
  });
  return BigInt([...state.variants.values()].find(({ productId }) => productId === product.id)!.id);
}

async function setUp(fulfilment: Fulfilment): Promise<void> {
  const variants = await readVariants(domain, { variantIds: [pot] });
  await inShop(shopId, async (tx) => {
    const data = { shopId, name: "Backorder", mode: "backorder", fulfilment, isDefault: true };
    const { id: templateId } = await tx.template.create({ data });
    await assignVariants(tx, { variants, templateId, actor, now: new Date() });
    const backInStockOn = new Date("2031-05-12");
    await tx.assignment.updateMany({ where: { shopId, variantId: pot }, data: { backInStockOn } });
  });
  await writeOffers({ shopId, variantIds: [String(pot)] });
}

const setHold = (hold: Fulfilment["hold"]) =>
  inShop(shopId, (tx) => tx.assignment.updateMany({ where: { shopId }, data: { fulfilment: { ...FULFILMENT, hold } } }));

const AHEAD = [{ key: "_standby_offer", value: "backorder" }];
function buy(units: number, cups = 0): Order {
  const lines = [{ variantId: Number(pot), quantity: units, customAttributes: AHEAD }];
  const others = cups > 0 ? [{ variantId: Number(cup), quantity: cups }] : [];
  const placed = placeOrder(shopify.context, state, { lines: [...lines, ...others], email: "ada@example.com", locale: "en" });
  if (!placed.ok) throw new Error(placed.errors[0]?.message);
  return placed.order;
}

/** orders/create as the inbox would hand it over. */
const tell = (order: Order) =>
  inShop(shopId, async (tx) => {
    const payload: unknown = JSON.parse(JSON.stringify(orderPayload(state, order)));
    const input = { raw: "", topic: "orders/create", triggeredAt: new Date(), inboxId: 1n, now: new Date() };
    return ordersCreateTopic.handle({ ...input, shopId, payload, tx });
  });
const mark = ({ id }: Order) => markOrder({ shopId, orderId: String(id) });
const sell = async (units: number) => {
  const order = buy(units);
  await tell(order);
  await mark(order);
  return order;
};
const queued = async (name: string) =>
  (
    await prisma.$queryRaw<
      { data: object }[]
    >`select data from pgboss.job where name = ${name} and (data->>'shopId')::int = ${shopId}`
  ).map(({ data }) => data);
/** Each fulfilment order: its state, its units by line of the order, who holds it. */
const parts = (order: Order) =>
  order.fulfillmentOrderIds.map((id) => {
    const { status, lineItems, holds } = state.fulfillmentOrders.get(id)!;
    const units = order.lineItems.map((line) =>
      lineItems.reduce((sum, part) => sum + (part.lineItemId === line.id ? part.remainingQuantity : 0), 0),
    );
    return [status, units, holds.map(({ reason }) => reason)];
  });
const slip = (order: Order) =>
  state.metafields.get(`gid://shopify/Order/${order.id}`)?.find(({ key }) => key === "packing_slip")?.value;
const lines = () => inShop(shopId, (tx) => tx.owedLine.findMany({ orderBy: { lineId: "asc" } }));
const told = async (name: string) => (await events(shopId, name)).map(({ detail }) => detail);
const stockUp = (units: number) => {
  const { inventoryItemId } = state.variants.get(Number(pot))!;
  const locationId = [...state.locations.keys()][0]!;
  changeQuantities(shopify.context, state, [{ inventoryItemId, locationId, name: "available", delta: units }]);
};
const arrive = async (units: number) => {
  stockUp(units);
  await readStock({ shopId, variantId: String(pot) });
};
const OUT = "INVENTORY_OUT_OF_STOCK";

test("of five with two on stock, three are owed: tag, packing slip, and just those three held", async () => {
  const order = buy(5, 1);
  await tell(order);
  expect(await queued("mark-order")).toEqual([{ shopId, orderId: String(order.id) }]);
  await mark(order);
  expect(order.tags).toEqual(["Later"]);
  expect(slip(order)).toBe("The rest follows.\n3 × Teapot: Expected 12 May 2031");
  expect(parts(order)).toEqual([
    ["ON_HOLD", [3, 0], [OUT]],
    ["OPEN", [2, 1], []],
  ]);
  const assignment = await inShop(shopId, (tx) => tx.assignment.findFirstOrThrow());
  expect([assignment.owedUnits, assignment.soldAheadUnits]).toEqual([3, 3]);
  expect(await told("units-owed")).toEqual([{ order: order.name, units: 3 }]);
  expect(await told("order-held")).toEqual([{ order: order.name }]);
});

test("the webhook and the job again, and again: one tag, one hold, one line in the history", async () => {
  const order = buy(5);
  await tell(order);
  for (const _ of [1, 2, 3]) await mark(order);
  await Promise.all([mark(order), mark(order)]);
  expect(order.tags).toEqual(["Later"]);
  expect(parts(order)).toHaveLength(2);
  expect(await told("order-held")).toHaveLength(1);
  expect((await lines()).map(({ units }) => units)).toEqual([3]);
});

test.each(["HoldFulfilmentOrder", "WriteSlip"])("killed before %s: the next run does what is missing", async (operation) => {
  const order = buy(5);
  await tell(order);
  shopify.fault = (asked) => (asked === operation ? 503 : null);
  await expect(mark(order)).rejects.toThrow();
  expect(order.tags).toEqual(["Later"]);
  expect(parts(order)).toEqual([["OPEN", [5], []]]);
  shopify.fault = () => null;
  await mark(order);
  expect(parts(order)).toEqual([
    ["ON_HOLD", [3], [OUT]],
    ["OPEN", [2], []],
  ]);
  expect(slip(order)).toContain("3 × Teapot");
});

test("killed after the hold, before it was noted: found again, and released in its time", async () => {
  const order = buy(5);
  await tell(order);
  await mark(order);
  await inShop(shopId, async (tx) => {
    await tx.orderHold.deleteMany();
    await tx.owingOrder.updateMany({ data: { settledAt: null } });
  });
  await mark(order);
  expect(parts(order)).toHaveLength(2);
  expect(await inShop(shopId, (tx) => tx.orderHold.count())).toBe(1);
});

test("the whole order, cup and all; nothing, where the template says so, but its tag", async () => {
  await setHold("order");
  const whole = buy(3, 1);
  await tell(whole);
  await mark(whole);
  expect(parts(whole)).toEqual([["ON_HOLD", [3, 1], [OUT]]]);
  await setHold("nothing");
  const free = buy(1, 1);
  await tell(free);
  await mark(free);
  expect(free.tags).toEqual(["Later"]);
  expect(parts(free).map(([status]) => status)).toEqual(["OPEN"]);
});

test("edited before the job: what is left; cancelled before it: nothing at all", async () => {
  const edited = buy(5);
  await tell(edited);
  Object.assign(edited.lineItems[0]!, { currentQuantity: 4, fulfillableQuantity: 4 });
  Object.assign(state.fulfillmentOrders.get(edited.fulfillmentOrderIds[0]!)!.lineItems[0]!, { remainingQuantity: 4 });
  stockUp(1);
  await mark(edited);
  expect(parts(edited).at(0)).toEqual(["ON_HOLD", [2], [OUT]]);
  const cancelled = buy(2);
  await tell(cancelled);
  cancelOrder(shopify.context, state, cancelled, { reason: "CUSTOMER", restock: true, refund: false });
  await mark(cancelled);
  expect(cancelled.tags).toEqual([]);
  expect(await lines()).toHaveLength(1);
});

test("an order that no webhook told of is seen to once the reconciler has read it", async () => {
  const order = buy(5);
  const since = new Date(Date.now() - 60_000);
  const { orders } = await readOrdersSince(domain, since, null);
  const takeIn = () => inShop(shopId, (tx) => takeInOrder(tx, orders[0]!, { since, now: new Date() }));
  await takeIn();
  await mark(order);
  expect(parts(order).at(0)).toEqual(["ON_HOLD", [3], [OUT]]);
  await takeIn();
  expect(await queued("mark-order")).toHaveLength(1);
});

test("fulfilment orders come after the order: it is held when Shopify says that they are there", async () => {
  const order = buy(5);
  const late = order.fulfillmentOrderIds.splice(0);
  await tell(order);
  await mark(order);
  expect(order.tags).toEqual(["Later"]);
  order.fulfillmentOrderIds.push(...late);
  const input = {
    raw: "",
    topic: "fulfillment_orders/order_routing_complete",
    triggeredAt: new Date(),
    inboxId: 2n,
    now: new Date(),
  };
  expect(await inShop(shopId, (tx) => orderRoutingTopic.handle({ ...input, shopId, payload: {}, tx }))).toBe("processed");
  await mark(order);
  expect(parts(order).at(0)).toEqual(["ON_HOLD", [3], [OUT]]);
});

test("without the permission to hold, the order has its tag and the history says what to do", async () => {
  const without = SCOPES.filter((scope) => scope !== HOLDS);
  state.installation!.grantedScopes = without;
  await prisma.shop.update({ where: { id: shopId }, data: { grantedScopes: without.join() } });
  const order = buy(5);
  await tell(order);
  await mark(order);
  expect(order.tags).toEqual(["Later"]);
  expect(await told("order-hold-refused")).toMatchObject([
    { order: order.name, reason: expect.stringContaining("new permissions") as string },
  ]);
});

test("new stock releases the oldest order that it covers, and another app's hold stays", async () => {
  const [first, second] = [await sell(4), await sell(3)];
  const held = state.fulfillmentOrders.get(first.fulfillmentOrderIds[0]!)!;
  held.holds.push({ ...held.holds[0]!, id: 77, handle: "theirs", heldByApp: false });
  await forgetJobs();
  await arrive(2);
  expect(await queued("release-holds")).toEqual([{ shopId, variantId: String(pot) }]);
  await releaseHolds({ shopId, variantId: String(pot) });
  expect(held.holds.map(({ handle }) => handle)).toEqual(["theirs"]);
  expect(parts(second)).toEqual([["ON_HOLD", [3], [OUT]]]);
  expect(await told("order-released")).toEqual([{ order: first.name }]);
  await arrive(3);
  await releaseHolds({ shopId, variantId: String(pot) });
  expect(parts(second)).toEqual([["OPEN", [3], []]]);
});

test("an order that was cancelled gives way: its units free nobody older", async () => {
  const [first, second] = [await sell(4), await sell(3)];
  cancelOrder(shopify.context, state, second, { reason: "CUSTOMER", restock: true, refund: false });
  await readStock({ shopId, variantId: String(pot) });
  await releaseHolds({ shopId, variantId: String(pot) });
  expect(parts(first).at(0)).toEqual(["ON_HOLD", [2], [OUT]]);
  expect((await lines()).map(({ coveredAt }) => coveredAt !== null)).toEqual([false, true]);
});

test("a variant that leaves Standby leaves no order behind", async () => {
  const order = buy(5);
  await tell(order);
  await mark(order);
  await inShop(shopId, (tx) => unassignVariants(tx, { variantIds: [pot], actor, now: new Date() }));
  await releaseHolds({ shopId, variantId: String(pot) });
  expect(parts(order).map(([status]) => status)).toEqual(["OPEN", "OPEN"]);
});
