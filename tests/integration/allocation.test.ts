import fc from "fast-check";
import { expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { writeFanOutSlice } from "#app/data/fan-outs.ts";
import { allocateWaitlist } from "#app/domain/allocate-waitlist.ts";
import { leaveWaitlist } from "#app/flows/leave-waitlist.ts";
import { recordPurchase } from "#app/flows/record-purchase.ts";
import { assignment, entries, fillLine, join, makeShop, messages, restock, VARIANT } from "./line.ts";

const ledger = (shopId: number) => inShop(shopId, (tx) => tx.allocation.findMany({ orderBy: { id: "asc" } }));
const restocks = (shopId: number) => inShop(shopId, (tx) => tx.restock.findMany());

async function tellTheRest(shopId: number, slice = 100) {
  while (await inShop(shopId, (tx) => writeFanOutSlice(tx, slice, new Date())));
}

test("200 units and 350 waiting: 200 are served in order, 150 keep their place and are told", async () => {
  const shop = await makeShop();
  await fillLine(shop, 350, new Date(Date.now() - 60_000));
  expect(await restock(shop, 0, 200)).toMatchObject({ served: 200, ranOut: 150 });
  const line = await entries(shop);
  expect(line.slice(0, 200).every((entry) => entry.state === "allocated")).toBe(true);
  expect(line.slice(200).every((entry) => entry.state === "waiting")).toBe(true);
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 150, waitingUnits: 150 });
  expect((await restocks(shop))[0]).toMatchObject({ unitsFrom: 0, unitsTo: 200, freedUnits: 200, allocatedUnits: 200 });
  await tellTheRest(shop, 40);
  const told = await messages(shop);
  expect(told.filter((message) => message.kind === "back_in_stock").map((message) => message.entryId)).toEqual(
    line.slice(0, 200).map((entry) => entry.id),
  );
  const ranOut = told.filter((message) => message.kind === "ran_out_again");
  expect(ranOut.map((message) => message.entryId)).toEqual(line.slice(200).map((entry) => entry.id));
  expect(ranOut.map((message) => (message.facts as { place: number }).place)).toEqual(
    Array.from({ length: 150 }, (_, n) => n + 1),
  );
  const [event] = await inShop(shop, (tx) => tx.event.findMany({ where: { name: "units-allocated" } }));
  expect(event?.detail).toEqual({ units: 200, served: 200, ranOut: 150 });
});

test("a second restock on the same day does not tell the same people again", async () => {
  const shop = await makeShop();
  await fillLine(shop, 10, new Date(Date.now() - 60_000));
  const noon = new Date("2026-11-20T12:00:00Z");
  await inShop(shop, (tx) => tx.$executeRaw`update waitlist_entries set joined_at = ${noon}::timestamptz - interval '1 hour'`);
  await restock(shop, 0, 2, noon);
  await restock(shop, 2, 4, new Date(noon.getTime() + 60_000));
  await tellTheRest(shop, 3);
  const count = async () => (await messages(shop)).filter((message) => message.kind === "ran_out_again").length;
  expect(await count()).toBe(6);
  await restock(shop, 4, 5, new Date(noon.getTime() + 24 * 3600_000));
  await tellTheRest(shop);
  expect(await count()).toBe(6 + 5);
});

test("whoever joins after the restock is not told that it ran out", async () => {
  const shop = await makeShop();
  await fillLine(shop, 3, new Date(Date.now() - 60_000));
  await restock(shop, 0, 1);
  await join(shop, "late@example.test", 1, new Date(Date.now() + 1000));
  await tellTheRest(shop);
  expect((await messages(shop)).filter((message) => message.kind === "ran_out_again")).toHaveLength(2);
});

test.each([
  { from: -5, to: -1, served: 0 },
  { from: 3, to: 1, served: 0 },
  { from: -3, to: 2, served: 2 },
  { from: 1, to: 3, served: 2 },
])("stock from $from to $to serves $served", async ({ from, to, served }) => {
  const shop = await makeShop();
  await fillLine(shop, 4, new Date(Date.now() - 60_000));
  expect((await restock(shop, from, to)).served).toBe(served);
  expect(await restocks(shop)).toHaveLength(1);
});

test("the ledger refuses to be changed", async () => {
  const shop = await makeShop();
  await fillLine(shop, 1, new Date());
  await restock(shop, 0, 1);
  await expect(inShop(shop, (tx) => tx.allocation.updateMany({ data: { units: 5 } }))).rejects.toThrow(/append-only/);
});

test("the rows say what the pure function says", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 })), { maxLength: 25 }),
      fc.integer({ min: 0, max: 60 }),
      async (people, freed) => {
        const shop = await makeShop();
        const start = Date.now() - 60_000;
        await inShop(shop, async (tx) => {
          await tx.waitlistEntry.createMany({
            data: people.map(([quantity, second], n) => ({
              shopId: shop,
              variantId: VARIANT,
              email: `p${n}@example.test`,
              quantity,
              joinedAt: new Date(start + second * 1000),
            })),
          });
          await tx.assignment.updateMany({
            data: { waitingEntries: people.length, waitingUnits: people.reduce((sum, [quantity]) => sum + quantity, 0) },
          });
        });
        const waiting = (await entries(shop)).map(({ id, joinedAt, quantity }) => ({ entryId: id, joinedAt, quantity }));
        const expected = allocateWaitlist(waiting, freed);
        await restock(shop, 0, freed);
        const written = await ledger(shop);
        expect(written.map(({ entryId, units, place, reason }) => ({ entryId, units, place, reason }))).toEqual(expected);
        const still = (await entries(shop)).filter((entry) => entry.state === "waiting");
        expect(await assignment(shop)).toMatchObject({
          waitingEntries: still.length,
          waitingUnits: still.reduce((sum, entry) => sum + entry.quantity, 0),
        });
      },
    ),
    { numRuns: 25 },
  );
});

type Act =
  { act: "join"; who: number; quantity: number } | { act: "leave" | "buy"; who: number } | { act: "restock"; units: number };
const who = fc.integer({ min: 0, max: 11 });
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant("join" as const), who, quantity: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ act: fc.constantFrom("leave" as const, "buy" as const), who }),
  fc.record({ act: fc.constant("restock" as const), units: fc.integer({ min: 1, max: 5 }) }),
);

test("joins, leaves, purchases and restocks at once: no unit twice, no shopper lost, nobody passed over", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyAct, { minLength: 1, maxLength: 6 }), { maxLength: 5 }), async (rounds) => {
      const shop = await makeShop();
      let created = 0;
      const email = (n: number) => `p${n}@example.test`;
      const perform = async (act: Act) => {
        if (act.act === "restock") return restock(shop, 0, act.units);
        if (act.act === "join") {
          const result = await join(shop, email(act.who), act.quantity);
          if (result.outcome === "joined" && !result.known) created += 1;
          return;
        }
        const now = new Date();
        if (act.act === "buy") {
          const purchase = { variantIds: [VARIANT], email: email(act.who), customerId: null, orderedAt: now, now };
          return inShop(shop, (tx) => recordPurchase(tx, purchase));
        }
        const entry = (await entries(shop)).findLast((row) => row.email === email(act.who));
        if (entry) return inShop(shop, (tx) => leaveWaitlist(tx, { entryId: entry.id, actor: "A shopper", now }));
      };
      for (const round of rounds) await Promise.all(round.map(perform));
      const rows = await entries(shop);
      expect(rows).toHaveLength(created);
      const waiting = rows.filter((row) => row.state === "waiting");
      expect(await assignment(shop)).toMatchObject({
        waitingEntries: waiting.length,
        waitingUnits: waiting.reduce((sum, row) => sum + row.quantity, 0),
      });
      const given = await ledger(shop);
      expect(new Set(given.map((row) => row.entryId)).size).toBe(given.length);
      for (const row of await restocks(shop)) {
        const units = given.filter((line) => line.restockId === row.id).map((line) => line.units);
        expect(units.reduce((sum, each) => sum + each, 0)).toBe(row.allocatedUnits);
        expect(row.allocatedUnits).toBeLessThanOrEqual(row.freedUnits);
      }
      const servedAt = new Map(given.map((row) => [row.entryId, row.at]));
      for (const row of rows) if (row.state === "allocated") expect(servedAt.has(row.id)).toBe(true);
      const order = given.map((row) => rows.findIndex((entry) => entry.id === row.entryId));
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }),
    { numRuns: 20 },
  );
});
