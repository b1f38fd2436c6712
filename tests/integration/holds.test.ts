import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { holdTag, reservedUntil } from "#app/domain/decide-hold.ts";
import { suppressAddress } from "#app/flows/suppress-address.ts";
import { keepHolds } from "#app/jobs/keep-holds.ts";
import { boss } from "#app/queue/boss.server.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { messages } from "./line.ts";
import {
  SCOPES,
  available,
  drafts,
  holds,
  joinLine,
  keep,
  leave,
  openDrafts,
  openStore,
  pastDeadline,
  pay,
  restock,
  states,
  store,
  told,
} from "./holds-store.ts";

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
  await openStore(shopify, { scopes: SCOPES.filter((scope) => scope !== "write_draft_orders") });
  await joinLine("ann");
  await restock(1);
  await keep();
  expect(await told()).toEqual([{ kind: "back_in_stock", toAddress: "ann@example.test" }]);
  const [refused] = await inShop(store.shopId, (tx) => tx.event.findMany({ where: { name: "hold-refused" } }));
  expect(refused?.detail).toMatchObject({ reason: expect.stringContaining("permissions") });
});
