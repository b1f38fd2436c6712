import { Session } from "@shopify/shopify-api";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { sealedSessions } from "#app/data/sessions.ts";
import { prisma } from "#app/db.server.ts";
import { holdTag, reservedUntil } from "#app/domain/decide-hold.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { leaveWaitlist } from "#app/flows/leave-waitlist.ts";
import { recordPurchase } from "#app/flows/record-purchase.ts";
import { recordStockLevels } from "#app/flows/record-stock-levels.ts";
import { suppressAddress } from "#app/flows/suppress-address.ts";
import { keepHolds } from "#app/jobs/keep-holds.ts";
import { ordersCreateTopic } from "#app/jobs/topics/orders-create.ts";
import { boss } from "#app/queue/boss.server.ts";
import { readVariants } from "#app/shopify/variants.ts";
import { changeQuantities } from "#sandbox/store/operations/adjust-inventory.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";
import { completeDraft, deleteDraft } from "#sandbox/store/operations/draft-orders.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import type { DraftOrder, Order, ShopState } from "#sandbox/store/state.ts";
import { orderPayload } from "#sandbox/webhooks/payloads/order.ts";
import { entries, join, messages } from "./line.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});

const SCOPES = ["read_inventory", "read_locations", "read_orders", "write_draft_orders", "write_products"];

type Store = { state: ShopState; shopId: number; variantId: bigint; itemId: number; locationId: number };
let number = 0;
let store: Store;

async function openStore(scopes = SCOPES, hold: object = { on: true, hours: 24 }): Promise<Store> {
  const domain = `holds-${++number}.myshopify.com`;
  const state = createShop(shopify.context, { domain, name: "Teapots" });
  const accessToken = `token-${domain}`;
  const token = { accessToken, expiresAt: null, refreshToken: null, refreshTokenExpiresAt: null, revoked: false };
  const installed = { id: 1, installedAt: state.createdAt, proxyPath: "/apps/standby", tokens: [token] };
  state.installation = { ...installed, grantedScopes: [...scopes] };
  const session = { id: `offline_${domain}`, shop: domain, state: "", isOnline: false, scope: scopes.join(), accessToken };
  await sealedSessions.storeSession(new Session(session));
  const shopId = (await prisma.shop.create({ data: { domain, grantedScopes: scopes.join(), timeZone: "Europe/Berlin" } })).id;
  const locationId = [...state.locations.keys()][0]!;
  const teapot = { optionValues: ["Blue"], priceCents: 1000, stock: [{ locationId, units: 0 }] };
  const product = createProduct(shopify.context, state, { title: "Teapot", options: ["Colour"], variants: [teapot] });
  const variants = await readVariants(domain, { productIds: [BigInt(product.id)] });
  await inShop(shopId, async (tx) => {
    const data = { shopId, name: "Waitlist", mode: "waitlist", isDefault: true, hold };
    const { id: templateId } = await tx.template.create({ data });
    await assignVariants(tx, { variants, templateId, actor: "Ada", now: new Date() });
  });
  const { variantId, inventoryItemId } = variants[0]!;
  return { state, shopId, variantId, itemId: Number(inventoryItemId), locationId };
}

beforeEach(async () => {
  shopify.fault = () => null;
  store = await openStore();
});

afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
});

const available = () => levelAt(store.state, store.itemId, store.locationId)!.quantities.available;

/** As Shopify's webhook tells it. */
const hearStock = () =>
  inShop(store.shopId, (tx) =>
    recordStockLevels(tx, {
      levels: [
        {
          inventoryItemId: BigInt(store.itemId),
          locationId: BigInt(store.locationId),
          availableUnits: available(),
          updatedAt: new Date(),
        },
      ],
      cause: "inventory_levels/update",
      now: new Date(),
    }),
  );

async function restock(units: number): Promise<void> {
  const at = { inventoryItemId: store.itemId, locationId: store.locationId };
  changeQuantities(shopify.context, store.state, [{ ...at, name: "available", delta: units }]);
  await hearStock();
}

/** Worked off, with what Shopify tells of it, until nothing is due. */
async function keep(): Promise<void> {
  for (let last = ""; ;) {
    await keepHolds(store.shopId);
    await hearStock();
    const now = JSON.stringify((await holds()).map(({ id, state }) => `${id} ${state}`));
    if (now === last) return;
    last = now;
  }
}

const holds = () => inShop(store.shopId, (tx) => tx.hold.findMany({ orderBy: { id: "asc" } }));
const drafts = () => [...store.state.draftOrders.values()];
const openDrafts = () => drafts().filter(({ status }) => status !== "COMPLETED");
const states = async () => (await entries(store.shopId, store.variantId)).map((entry) => entry.state);
const told = async () =>
  (await messages(store.shopId))
    .filter(({ kind }) => kind !== "waitlist_joined")
    .map(({ kind, toAddress }) => ({ kind, toAddress }));
const joinLine = (name: string, quantity = 1) =>
  join(store.shopId, `${name}@example.test`, quantity, new Date(), "en", store.variantId);
const entryOf = async (name: string) =>
  (await entries(store.shopId, store.variantId)).findLast(({ email }) => email === `${name}@example.test`)!;
const pastDeadline = () =>
  inShop(store.shopId, (tx) => tx.$executeRaw`update holds set hold_until = now(), due_at = now() where state = 'held'`);
const leave = async (name: string) => {
  const { id: entryId } = await entryOf(name);
  return inShop(store.shopId, (tx) => leaveWaitlist(tx, { entryId, actor: "A shopper", now: new Date() }));
};

async function hearOrder(order: Order): Promise<void> {
  const payload = orderPayload(store.state, order);
  const told = { topic: "orders/create", payload, raw: "", triggeredAt: new Date(), now: new Date(), inboxId: 1n };
  await inShop(store.shopId, (tx) => ordersCreateTopic.handle({ tx, shopId: store.shopId, ...told }));
}

async function pay(draft: DraftOrder): Promise<void> {
  const completed = completeDraft(shopify.context, store.state, draft, { paymentPending: false });
  if (completed.ok) await hearOrder(completed.order);
}

test("a restock keeps units in draft orders, and says so with the link to pay", async () => {
  await joinLine("ann");
  await joinLine("ben", 3);
  await joinLine("cem");
  await restock(2);
  await keep();
  expect(openDrafts().map(({ email, lineItems }) => [email, lineItems[0]!.quantity])).toEqual([
    ["ann@example.test", 1],
    ["ben@example.test", 1],
  ]);
  expect(available()).toBe(0);
  const kept = await holds();
  expect(kept.map(({ state, units }) => ({ state, units }))).toEqual([
    { state: "held", units: 1 },
    { state: "held", units: 1 },
  ]);
  expect(openDrafts()[0]!.reserveInventoryUntil).toBe(reservedUntil(kept[0]!.holdUntil).toISOString());
  expect(await states()).toEqual(["allocated", "allocated", "waiting"]);
  const [held] = (await messages(store.shopId)).filter(({ kind }) => kind === "unit_held");
  expect(held!.facts).toMatchObject({
    until: kept[0]!.holdUntil.toISOString(),
    payUrl: expect.stringContaining(openDrafts()[0]!.token),
  });
  expect((await told()).filter(({ kind }) => kind === "back_in_stock")).toEqual([]);
  const again = await joinLine("ann");
  expect(again).toMatchObject({ outcome: "joined", known: true });
});

test("what is paid is bought; what is not goes to the next in line, once, and is no new stock", async () => {
  for (const name of ["ann", "ben", "cem", "dan"]) await joinLine(name);
  await restock(2);
  await keep();
  await pay(openDrafts()[0]!);
  await keep();
  expect((await holds())[0]).toMatchObject({ state: "bought", dueAt: null });
  await pastDeadline();
  await keep();
  expect(await states()).toEqual(["done", "expired", "allocated", "waiting"]);
  expect(openDrafts().map(({ email }) => email)).toEqual(["cem@example.test"]);
  expect(available()).toBe(0);
  const { endedAt, resumedAt, risenUnits } = await inShop(store.shopId, (tx) =>
    tx.assignment.findFirstOrThrow({ where: { variantId: store.variantId } }),
  );
  expect({ endedAt, resumedAt }).toEqual({ endedAt: null, resumedAt: null });
  expect(risenUnits).toBeLessThanOrEqual(2);
  expect((await told()).filter(({ kind }) => kind === "unit_held")).toHaveLength(3);
});

test("a reminder goes out once, before the end", async () => {
  await joinLine("ann");
  await restock(1);
  await keep();
  await inShop(store.shopId, (tx) => tx.$executeRaw`update holds set hold_until = now() + interval '5 hours', due_at = now()`);
  await keep();
  await inShop(store.shopId, (tx) => tx.$executeRaw`update holds set due_at = now()`);
  await keep();
  expect((await told()).filter(({ kind }) => kind === "hold_expiring")).toHaveLength(1);
  expect(await states()).toEqual(["allocated"]);
});

test("whoever leaves, or may not be written to, gives units up at once", async () => {
  for (const name of ["ann", "ben", "cem"]) await joinLine(name);
  await restock(2);
  await keep();
  await leave("ann");
  await keep();
  expect(await states()).toEqual(["cancelled", "allocated", "allocated"]);
  const now = new Date();
  await inShop(store.shopId, (tx) => suppressAddress(tx, { address: "ben@example.test", reason: "bounced", now }));
  await inShop(store.shopId, (tx) => tx.$executeRaw`update holds set due_at = now() where due_at is not null`);
  await keep();
  expect(await states()).toEqual(["cancelled", "cancelled", "allocated"]);
  expect(openDrafts().map(({ email }) => email)).toEqual(["cem@example.test"]);
  expect(available()).toBe(1);
});

test("killed after Shopify made the draft order: it is found again, and told once", async () => {
  await joinLine("ann");
  await restock(1);
  await keepHolds(store.shopId);
  await inShop(store.shopId, async (tx) => {
    await tx.$executeRaw`update holds set state = 'wanted', draft_id = null, due_at = now()`;
    await tx.$executeRaw`delete from messages where kind = 'unit_held'`;
  });
  await keep();
  expect(drafts()).toHaveLength(1);
  expect((await holds())[0]).toMatchObject({ state: "held", draftId: BigInt(drafts()[0]!.id), attempts: 2 });
  expect(drafts()[0]!.tags).toEqual([holdTag((await holds())[0]!.id)]);
  expect((await told()).filter(({ kind }) => kind === "unit_held")).toHaveLength(1);
});

test("killed after Shopify made the draft order, and the shopper left meanwhile: the draft goes", async () => {
  await joinLine("ann");
  await restock(1);
  await keepHolds(store.shopId);
  await inShop(store.shopId, (tx) => tx.$executeRaw`update holds set state = 'wanted', draft_id = null, due_at = now()`);
  await leave("ann");
  await keep();
  expect(drafts()).toEqual([]);
  expect(available()).toBe(1);
});

test("Shopify away: nothing is told, and nothing is lost", async () => {
  await joinLine("ann");
  await restock(1);
  shopify.fault = (operation) => (operation === "CreateHoldDraft" ? 503 : null);
  await expect(keepHolds(store.shopId)).rejects.toThrow("503");
  expect(await told()).toEqual([]);
  shopify.fault = () => null;
  await keep();
  expect(await told()).toEqual([{ kind: "unit_held", toAddress: "ann@example.test" }]);
});

test("units that somebody bought before they could be kept: the ordinary message, with a line in history", async () => {
  await joinLine("ann");
  await restock(1);
  placeOrder(shopify.context, store.state, {
    lines: [{ variantId: Number(store.variantId), quantity: 1 }],
    email: "x@example.test",
  });
  await keep();
  expect(await told()).toEqual([{ kind: "back_in_stock", toAddress: "ann@example.test" }]);
  expect((await holds())[0]).toMatchObject({ state: "refused", reason: expect.stringContaining("not enough stock") });
});

test("without the permission nothing is kept, and everybody hears that it is back", async () => {
  store = await openStore(SCOPES.filter((scope) => scope !== "write_draft_orders"));
  await joinLine("ann");
  await restock(1);
  await keep();
  expect(await told()).toEqual([{ kind: "back_in_stock", toAddress: "ann@example.test" }]);
  const [refused] = await inShop(store.shopId, (tx) => tx.event.findMany({ where: { name: "hold-refused" } }));
  expect(refused?.detail).toMatchObject({ reason: expect.stringContaining("permissions") });
});

const KEEPS = { on: true, hours: 24, keepsPlace: true };

/** The turn is over, and what came a minute ago came long ago. */
async function aDayLater(): Promise<void> {
  await inShop(store.shopId, (tx) => tx.$executeRaw`update assignments set risen_at = risen_at - interval '1 day'`);
  await pastDeadline();
}

test("a missed turn that keeps the place: the unit goes down the line once, and new units begin at its head again", async () => {
  store = await openStore(SCOPES, KEEPS);
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
  store = await openStore(SCOPES, KEEPS);
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

type Act =
  | { act: "join"; who: number; quantity: number }
  | { act: "restock" | "sale"; units: number }
  | { act: "leave" | "pay" | "elsewhere"; who: number }
  | { act: "deadline" };
const who = fc.integer({ min: 0, max: 5 });
const units = fc.integer({ min: 1, max: 3 });
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant("join" as const), who, quantity: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ act: fc.constantFrom("restock" as const, "sale" as const), units }),
  fc.record({ act: fc.constantFrom("leave" as const, "pay" as const, "elsewhere" as const), who }),
  fc.record({ act: fc.constant("deadline" as const) }),
);

async function perform(act: Act): Promise<number> {
  const { shopId, state, variantId } = store;
  const line = { variantId: Number(variantId), quantity: "units" in act ? act.units : 1 };
  if (act.act === "join") {
    const joined = await joinLine(`p${act.who}`, act.quantity);
    return joined.outcome === "joined" && !joined.known ? 1 : 0;
  }
  if (act.act === "restock") await restock(act.units);
  else if (act.act === "sale") placeOrder(shopify.context, state, { lines: [line], email: "x@example.test" });
  else if (act.act === "deadline") await pastDeadline();
  else if (act.act === "leave" && (await entryOf(`p${act.who}`))) await leave(`p${act.who}`);
  else if (act.act === "pay") {
    const draft = openDrafts().find(({ email }) => email === `p${act.who}@example.test`);
    if (draft) await pay(draft);
  } else if (act.act === "elsewhere") {
    const email = `p${act.who}@example.test`;
    const now = new Date();
    await inShop(shopId, (tx) => recordPurchase(tx, { variantIds: [variantId], email, customerId: null, orderedAt: now, now }));
  }
  return 0;
}

test("joins, restocks, sales, payments, deadlines and leaving in any order: no unit twice, none lost, nobody passed over", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 4, maxLength: 10 }), async (acts) => {
      store = await openStore();
      let created = 0;
      let came = 0;
      for (const act of acts) {
        created += await perform(act);
        if (act.act === "restock") came += act.units;
        await keep();
      }
      const rows = await entries(store.shopId, store.variantId);
      expect(rows).toHaveLength(created);
      const given = await inShop(store.shopId, (tx) => tx.allocation.findMany({ orderBy: { id: "asc" } }));
      for (const row of await inShop(store.shopId, (tx) => tx.restock.findMany())) {
        const ours = given.filter((line) => line.restockId === row.id).reduce((sum, line) => sum + line.units, 0);
        expect(ours).toBe(row.allocatedUnits);
        expect(row.allocatedUnits).toBeLessThanOrEqual(row.freedUnits);
      }
      const order = given.map((line) => rows.findIndex(({ id }) => id === line.entryId));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      const kept = await holds();
      const open = kept.filter(({ state }) => state === "held");
      const reserved = openDrafts()
        .flatMap(({ reservations }) => reservations)
        .reduce((sum, each) => sum + each.units, 0);
      expect(open.reduce((sum, hold) => sum + hold.units, 0)).toBe(reserved);
      expect(new Set(open.map(({ draftId }) => draftId))).toEqual(new Set(openDrafts().map(({ id }) => BigInt(id))));
      for (const hold of open) expect(rows.find(({ id }) => id === hold.entryId)!.state).toBe("allocated");
      const sold = [...store.state.orders.values()]
        .flatMap(({ lineItems }) => lineItems)
        .reduce((sum, one) => sum + one.quantity, 0);
      expect(sold + reserved + available()).toBe(came);
      if (available() > 0) expect(rows.filter(({ state }) => state === "waiting")).toEqual([]);
    }),
    { numRuns: 5 },
  );
});
