import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { changeSwitchCondition } from "#app/flows/change-switch-condition.ts";
import { liftManualOffer } from "#app/flows/lift-manual-offer.ts";
import { setManualOffer } from "#app/flows/set-manual-offer.ts";
import { boss } from "#app/queue/boss.server.ts";
import { assign, assignment, BERLIN, facts, level, makeShop, place, record, second, VARIANT } from "./assigned-shop.ts";

afterAll(() => boss.stop({ graceful: false }));

/** A sold-out waitlist variant under a condition, with people waiting who want one unit each. */
async function soldOut(switchCondition: number, waiting: number) {
  const shop = await makeShop({ switchCondition });
  await assign(shop, facts({ levels: [place(BERLIN, 0)] }));
  await inShop(shop, async (tx) => {
    await tx.$executeRaw`
      insert into waitlist_entries (shop_id, variant_id, email)
      select ${shop}, ${VARIANT}, 'shopper' || n || '@example.test' from generate_series(1, ${waiting}::int) n`;
    await tx.assignment.updateMany({ data: { waitingEntries: waiting, waitingUnits: waiting } });
  });
  return shop;
}

const restocks = (shopId: number) =>
  inShop(shopId, (tx) =>
    tx.restock.findMany({ select: { freedUnits: true, allocatedUnits: true, unitsTo: true }, orderBy: { id: "asc" } }),
  );
const told = (shopId: number) => inShop(shopId, (tx) => tx.message.count({ where: { kind: "back_in_stock" } }));
const condition = (shopId: number, units: number) =>
  inShop(shopId, (tx) => changeSwitchCondition(tx, { units, actor: "Ada", now: new Date() }));

test("units below the switch condition free nobody; with the rest they are freed, each once", async () => {
  const shop = await soldOut(5, 20);
  await record(shop, level(3, second(1)));
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", stockUnits: 3, carriedUnits: 3 });
  expect([await restocks(shop), await told(shop)]).toEqual([[], 0]);
  await record(shop, level(7, second(2)));
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", carriedUnits: 0, waitingEntries: 13 });
  expect(await restocks(shop)).toEqual([{ freedUnits: 7, allocatedUnits: 7, unitsTo: 7 }]);
  await record(shop, level(4, second(3)));
  await record(shop, level(6, second(4)));
  expect(await told(shop)).toBe(9);
});

test("a lowered condition frees what had come", async () => {
  const shop = await soldOut(5, 20);
  await record(shop, level(3, second(1)));
  await condition(shop, 2);
  expect(await restocks(shop)).toEqual([{ freedUnits: 3, allocatedUnits: 3, unitsTo: 3 }]);
  await condition(shop, 5);
  await condition(shop, 0);
  expect(await told(shop)).toBe(3);
});

test("what comes while a variant is unavailable by hand is freed when it is let go", async () => {
  const shop = await soldOut(0, 5);
  const by = { variantIds: [VARIANT], actor: "Ada", now: new Date() };
  await inShop(shop, (tx) => setManualOffer(tx, { ...by, offer: "unavailable" }));
  await record(shop, level(2, second(1)));
  expect(await told(shop)).toBe(0);
  await inShop(shop, (tx) => liftManualOffer(tx, by));
  expect(await told(shop)).toBe(2);
});

const step = fc.oneof(
  fc.record({ stock: fc.integer({ min: -2, max: 8 }) }),
  fc.record({ condition: fc.integer({ min: 0, max: 6 }) }),
);

test("whatever stock and conditions do, never more is given than came, and nothing while the page shows the waitlist", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
      const shop = await soldOut(3, 60);
      let came = 0;
      let stock = 0;
      for (const [n, one] of steps.entries()) {
        const before = await told(shop);
        if ("condition" in one) await condition(shop, one.condition);
        else {
          came += Math.max(0, Math.max(0, one.stock) - Math.max(0, stock));
          stock = one.stock;
          await record(shop, level(stock, second(n + 1)));
        }
        const { offer, carriedUnits } = await assignment(shop);
        const now = await told(shop);
        if (offer === "waitlist") expect(now).toBe(before);
        expect(now + carriedUnits).toBeLessThanOrEqual(came);
        expect(carriedUnits).toBeLessThanOrEqual(Math.max(0, stock));
      }
    }),
    { numRuns: 12 },
  );
});
