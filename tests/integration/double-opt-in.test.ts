/** Double opt-in: asked, told nothing that leaks, confirmed once by a button, or expired. */
import { expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { CONFIRM_WITHIN_DAYS } from "#app/domain/waitlist-entry.ts";
import { confirmWaitlist } from "#app/flows/confirm-waitlist.ts";
import { leaveWaitlist } from "#app/flows/leave-waitlist.ts";
import { purgeExpired } from "#app/jobs/purge-expired.ts";
import { assignment, entries, join, makeShop, messages, restock } from "./line.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const NOON = new Date("2026-11-20T12:00:00Z");
const later = (days: number) => new Date(NOON.getTime() + days * DAY_MS);

async function makeCarefulShop(): Promise<number> {
  const shop = await makeShop();
  await prisma.shop.update({ where: { id: shop }, data: { doubleOptIn: true } });
  return shop;
}

async function ask(shop: number, email: string, now = NOON, quantity = 1): Promise<bigint> {
  const result = await join(shop, email, quantity, now);
  if (result.outcome !== "asked") throw new Error(result.outcome);
  return result.entryId;
}

const confirm = (shop: number, entryId: bigint, now = NOON) => inShop(shop, (tx) => confirmWaitlist(tx, { entryId, now }));
const states = async (shop: number) => (await entries(shop)).map(({ email, state }) => [email, state]);
const kinds = async (shop: number) => (await messages(shop)).map(({ kind, toAddress }) => [kind, toAddress]);

test("whoever asks is not in line until they confirm, and is mailed the link alone", async () => {
  const shop = await makeCarefulShop();
  const entryId = await ask(shop, "ann@example.test", NOON, 3);
  expect(await states(shop)).toEqual([["ann@example.test", "pending"]]);
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 0, waitingUnits: 0 });
  expect(await kinds(shop)).toEqual([["waitlist_confirm", "ann@example.test"]]);
  expect(await confirm(shop, entryId)).toEqual({ outcome: "confirmed", place: 1 });
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 1, waitingUnits: 3 });
  expect((await kinds(shop)).map(([kind]) => kind)).toEqual(["waitlist_confirm", "waitlist_joined"]);
});

test("the place counts from the confirmation, not from the asking", async () => {
  const shop = await makeCarefulShop();
  const slow = await ask(shop, "slow@example.test");
  const quick = await ask(shop, "quick@example.test", later(1));
  expect(await confirm(shop, quick, later(1))).toMatchObject({ place: 1 });
  expect(await confirm(shop, slow, later(2))).toMatchObject({ place: 2 });
  await restock(shop, 0, 1, later(3));
  expect(await states(shop)).toEqual([
    ["quick@example.test", "allocated"],
    ["slow@example.test", "waiting"],
  ]);
});

test("units never go to a place that nobody confirmed", async () => {
  const shop = await makeCarefulShop();
  await ask(shop, "ann@example.test");
  await restock(shop, 0, 5);
  expect(await states(shop)).toEqual([["ann@example.test", "pending"]]);
});

test("twice is once; after leaving, the link is dead", async () => {
  const shop = await makeCarefulShop();
  const entryId = await ask(shop, "ann@example.test");
  const both = await Promise.all([confirm(shop, entryId), confirm(shop, entryId)]);
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(["confirmed", "used"]);
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 1 });
  await inShop(shop, (tx) => leaveWaitlist(tx, { entryId, actor: "A shopper", now: NOON }));
  expect((await confirm(shop, entryId)).outcome).toBe("expired");
  expect((await confirm(shop, 4711n)).outcome).toBe("unknown");
});

test("asking again sends the link again, once a day; asking when already in line sends nothing", async () => {
  const shop = await makeCarefulShop();
  const entryId = await ask(shop, "ann@example.test");
  expect(await ask(shop, "ann@example.test")).toBe(entryId);
  expect(await kinds(shop)).toHaveLength(1);
  await ask(shop, "ann@example.test", later(1));
  expect(await kinds(shop)).toHaveLength(2);
  await confirm(shop, entryId, later(1));
  const before = (await kinds(shop)).length;
  expect(await ask(shop, "ann@example.test", later(2))).toBe(entryId);
  expect((await kinds(shop)).length).toBe(before);
});

test("a link is good for seven days; the purge ends what was never confirmed, and nothing else", async () => {
  const shop = await makeCarefulShop();
  const early = await ask(shop, "early@example.test", new Date(Date.now() - (CONFIRM_WITHIN_DAYS + 1) * DAY_MS));
  const fresh = await ask(shop, "fresh@example.test", new Date());
  expect((await confirm(shop, early, new Date())).outcome).toBe("expired");
  await purgeExpired();
  expect(await states(shop)).toEqual([
    ["early@example.test", "expired"],
    ["fresh@example.test", "pending"],
  ]);
  expect((await confirm(shop, fresh, new Date())).outcome).toBe("confirmed");
});

test("a variant back in stock has no line to confirm into, and the link stays good", async () => {
  const shop = await makeCarefulShop();
  const entryId = await ask(shop, "ann@example.test");
  await inShop(shop, (tx) => tx.assignment.updateMany({ data: { offer: "in_stock" } }));
  expect((await confirm(shop, entryId)).outcome).toBe("closed");
  await inShop(shop, (tx) => tx.assignment.updateMany({ data: { offer: "waitlist" } }));
  expect((await confirm(shop, entryId)).outcome).toBe("confirmed");
});

test("the shop that stops asking gives the place at once, and the old link changes nothing", async () => {
  const shop = await makeCarefulShop();
  const entryId = await ask(shop, "ann@example.test");
  await prisma.shop.update({ where: { id: shop }, data: { doubleOptIn: false } });
  expect((await join(shop, "ann@example.test")).outcome).toBe("joined");
  expect((await confirm(shop, entryId)).outcome).toBe("used");
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 1 });
});
