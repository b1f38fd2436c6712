import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { inShop, type ShopTx } from "#app/data/in-shop.ts";
import { countStock } from "#app/domain/count-stock.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { changeSwitchCondition } from "#app/flows/change-switch-condition.ts";
import { ensureDefaultTemplate } from "#app/flows/ensure-default-template.ts";
import { recordStockLevels, type StockLevelFact } from "#app/flows/record-stock-levels.ts";
import { saveLocations } from "#app/flows/save-locations.ts";
import { boss } from "#app/queue/boss.server.ts";
import {
  assign,
  assignment,
  BERLIN,
  events,
  facts,
  forgetJobs,
  ITEM,
  jobs,
  level,
  makeShop,
  PARIS,
  place,
  record,
  second,
  VARIANT,
} from "./assigned-shop.ts";

afterAll(() => boss.stop({ graceful: false }));

const messages = (shopId: number) => inShop(shopId, (tx) => tx.message.findMany({ orderBy: { id: "asc" } }));
const restocks = (shopId: number) =>
  inShop(shopId, (tx) => tx.restock.findMany({ select: { unitsFrom: true, unitsTo: true }, orderBy: { id: "asc" } }));

test("the last unit is sold: one switch, one line of history, one job, one mail to the owner", async () => {
  const shop = await makeShop({ ownerEmail: "owner@example.test" });
  await assign(shop, facts());
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", stockUnits: 5 });
  await forgetJobs();
  const before = await assignment(shop);

  await record(shop, level(0, second(1)));
  await record(shop, level(0, second(1)));

  const after = await assignment(shop);
  expect(after).toMatchObject({ offer: "waitlist", stockUnits: 0, offerReason: "stock 0 ≤ switch condition 0" });
  expect(after.intentVersion).toBe(before.intentVersion + 1);
  expect(await jobs(shop)).toEqual([String(VARIANT)]);
  expect(await events(shop, "offer-switched")).toEqual([
    {
      name: "offer-switched",
      actor: "Standby",
      detail: { from: "in_stock", to: "waitlist", reason: "stock 0 ≤ switch condition 0", stockUnits: 0 },
    },
  ]);
  expect((await events(shop, "stock-changed")).at(-1)).toMatchObject({
    detail: { from: 5, to: 0, cause: "inventory_levels/update" },
  });
  expect((await messages(shop)).map(({ kind, toAddress }) => [kind, toAddress])).toEqual([
    ["offer_switched", "owner@example.test"],
  ]);
});

test("a change that switches nothing is counted, and nobody is told", async () => {
  const shop = await makeShop({ ownerEmail: "owner@example.test" });
  await assign(shop, facts());
  await forgetJobs();
  await record(shop, level(3, second(1)));
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", stockUnits: 3, offerReason: "stock 3 > switch condition 0" });
  expect(await jobs(shop)).toEqual([]);
  expect(await messages(shop)).toEqual([]);
});

test("stock is the sum of the locations: the last unit in Berlin is not the last unit", async () => {
  const shop = await makeShop();
  await assign(shop, facts({ levels: [place(BERLIN, 1), place(PARIS, 2)] }));
  await record(shop, level(0, second(1)));
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", stockUnits: 2 });
  await record(shop, level(0, second(2), { locationId: PARIS }));
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", stockUnits: 0 });
  await record(shop, level(4, second(3), { locationId: PARIS }));
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", stockUnits: 4 });
});

test("a location that is closed, or that lost the item, no longer counts", async () => {
  const shop = await makeShop();
  await assign(shop, facts({ levels: [place(BERLIN, 1), place(PARIS, 2)] }));
  const paris = (isActive: boolean, at: Date) => ({ locationId: PARIS, name: "Paris", isActive, toldAt: at });
  const tell = (isActive: boolean, at: Date) =>
    inShop(shop, (tx) => saveLocations(tx, { locations: [paris(isActive, at)], cause: "locations/update", now: at }));

  await tell(false, second(5));
  expect(await assignment(shop)).toMatchObject({ stockUnits: 1 });
  await tell(true, second(4));
  expect(await assignment(shop)).toMatchObject({ stockUnits: 1 });
  await record(shop, level(0, second(6), { connected: false }));
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", stockUnits: 0 });
  await tell(true, second(7));
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", stockUnits: 2 });
});

const countable = fc.record({
  availableUnits: fc.integer({ min: -5, max: 5 }),
  connected: fc.boolean(),
  location: fc.option(fc.record({ isActive: fc.boolean(), fulfillsOnlineOrders: fc.boolean() })),
});

test("the count in the database is the rule in domain/count-stock.ts", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(countable, { minLength: 1, maxLength: 6 }), async (levels) => {
      const shop = await makeShop();
      await assign(shop, facts({ levels: [] }));
      const known = levels.flatMap(({ location }, n) =>
        location ? [{ locationId: BigInt(n), name: `Shop ${n}`, toldAt: second(0), ...location }] : [],
      );
      await inShop(shop, (tx) => saveLocations(tx, { locations: known, cause: "install", now: second(0) }));
      const told = levels.map(({ availableUnits, connected }, n) =>
        level(availableUnits, second(1), { locationId: BigInt(n), connected }),
      );
      await record(shop, ...told);
      expect((await assignment(shop)).stockUnits).toBe(countStock(levels));
    }),
    { numRuns: 15 },
  );
});

test("nothing remains of a flow that was rolled back", async () => {
  const shop = await makeShop({ ownerEmail: "owner@example.test" });
  await assign(shop, facts());
  await forgetJobs();
  const before = { row: await assignment(shop), lines: await events(shop) };
  const attempt = inShop(shop, async (tx) => {
    const levels = [level(0, second(1))];
    const outcome = await recordStockLevels(tx, { levels, cause: "inventory_levels/update", now: new Date() });
    expect(outcome.switches).toMatchObject([{ variantId: VARIANT, to: "waitlist" }]);
    throw new Error("changed my mind");
  });
  await expect(attempt).rejects.toThrow("changed my mind");
  expect({ row: await assignment(shop), lines: await events(shop) }).toEqual(before);
  expect(await jobs(shop)).toEqual([]);
  expect(await messages(shop)).toEqual([]);
});

test("another shop's item does nothing to ours", async () => {
  const [ours, theirs] = [await makeShop(), await makeShop()];
  await assign(ours, facts());
  await record(theirs, level(0, second(1)));
  expect(await assignment(ours)).toMatchObject({ offer: "in_stock", stockUnits: 5 });
});

test("a restock serves those who wait; the first count of a variant is none, and neither is owing less", async () => {
  const shop = await makeShop();
  await assign(shop, facts({ levels: [place(BERLIN, -4)] }));
  await inShop(shop, async (tx) => {
    const entry = { shopId: shop, variantId: VARIANT, email: "ann@example.test", quantity: 2 };
    await tx.waitlistEntry.create({ data: entry });
    await tx.assignment.updateMany({ data: { waitingEntries: 1, waitingUnits: 2 } });
  });
  await record(shop, level(0, second(1)));
  expect(await restocks(shop)).toEqual([]);
  await record(shop, level(3, second(2)));
  expect(await restocks(shop)).toEqual([{ unitsFrom: 0, unitsTo: 3 }]);
  expect(await events(shop, "units-allocated")).toMatchObject([{ detail: { units: 2, served: 1, ranOut: 0 } }]);
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 0, waitingUnits: 0 });
});

test("a hundred variants at once switch in one go, and the owner gets one mail that names the number of the others", async () => {
  const shop = await makeShop({ ownerEmail: "owner@example.test" });
  const many = Array.from({ length: 120 }, (_, n) => BigInt(n + 1));
  await assign(shop, ...many.map((id) => facts({ variantId: VARIANT + id, inventoryItemId: ITEM + id })));
  await forgetJobs();
  const outcome = await record(shop, ...many.map((id) => level(0, second(1), { inventoryItemId: ITEM + id })));
  expect(outcome.switches).toHaveLength(120);
  expect(await jobs(shop)).toHaveLength(120);
  expect(await messages(shop)).toMatchObject([{ facts: { others: 119, to: "waitlist" } }]);
});

const told = fc.record({
  units: fc.integer({ min: -2, max: 3 }),
  at: fc.integer({ min: 1, max: 3 }),
  toldAt: fc.integer({ min: 1, max: 3 }),
  locationId: fc.constantFrom(BERLIN, PARIS),
  connected: fc.boolean(),
});

test("levels late, twice and in any order end in the same state", async () => {
  const shuffled = fc
    .array(told, { minLength: 2, maxLength: 8 })
    .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length })));
  await fc.assert(
    fc.asyncProperty(shuffled, async ([inOrder, anyOrder]) => {
      const end = async (sequence: typeof inOrder) => {
        const shop = await makeShop();
        await assign(shop, facts({ levels: [place(BERLIN, 1), place(PARIS, 1)] }));
        for (const { units, at, toldAt, ...rest } of sequence) {
          await record(shop, level(units, second(at), { toldAt: second(toldAt), ...rest }) satisfies StockLevelFact);
        }
        const { offer, offerReason, stockUnits } = await assignment(shop);
        const rows = await inShop(shop, (tx) =>
          tx.stockLevel.findMany({
            select: { locationId: true, availableUnits: true, updatedAt: true, toldAt: true, connected: true },
            orderBy: { locationId: "asc" },
          }),
        );
        return { offer, offerReason, stockUnits, rows };
      };
      const expected = await end(inOrder);
      expect(await end(anyOrder)).toEqual(expected);
      const counted = expected.rows.reduce((units, row) => units + (row.connected ? row.availableUnits : 0), 0);
      expect(expected).toMatchObject({ stockUnits: counted, offer: counted <= 0 ? "waitlist" : "in_stock" });
    }),
    { numRuns: 12 },
  );
});

test.each([
  ["in order", [1, 2, 3]],
  ["backwards", [3, 2, 1]],
  ["mixed", [2, 3, 1]],
])("three sales within Shopify's whole second, told %s: the one told last counts", async (_how, order) => {
  const shop = await makeShop();
  await assign(shop, facts());
  const unitsAfter = new Map([
    [1, 2],
    [2, 0],
    [3, 200],
  ]);
  for (const n of order) {
    await record(shop, level(unitsAfter.get(n) ?? 0, second(1), { toldAt: new Date(second(1).getTime() + n) }));
  }
  expect(await assignment(shop)).toMatchObject({ stockUnits: 200 });
});

/** Runs `first` up to its commit, starts `second`, lets the first commit, and waits for both. */
async function interleave(shopId: number, first: (tx: ShopTx) => Promise<unknown>, second: () => Promise<unknown>) {
  let reached = () => {};
  const atCommit = new Promise<void>((resolve) => (reached = resolve));
  let commit = () => {};
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  const one = inShop(shopId, async (tx) => {
    await first(tx);
    reached();
    await mayCommit;
  });
  await atCommit;
  const other = second();
  await new Promise((resolve) => setTimeout(resolve, 300));
  commit();
  await Promise.all([one, other]);
}

test("the last units of two locations sold at the same moment: whoever counts second sees both", async () => {
  const shop = await makeShop();
  await assign(shop, facts({ levels: [place(BERLIN, 1), place(PARIS, 1)] }));
  const berlin = { levels: [level(0, second(1))], cause: "inventory_levels/update", now: new Date() };
  await interleave(
    shop,
    (tx) => recordStockLevels(tx, berlin),
    () => record(shop, level(0, second(1), { locationId: PARIS })),
  );
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", stockUnits: 0 });
});

test("a level told while its variant is being assigned is counted", async () => {
  const shop = await makeShop();
  const { id: templateId } = await inShop(shop, ensureDefaultTemplate);
  const input = { variants: [facts({ levels: [place(BERLIN, 0)] })], templateId, actor: "Ada", now: new Date() };
  await interleave(
    shop,
    (tx) => assignVariants(tx, input),
    () => record(shop, level(8, second(1), { locationId: PARIS })),
  );
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", stockUnits: 8 });
});

test("a condition changed while stock is being recorded: the new one counts", async () => {
  const shop = await makeShop();
  await assign(shop, facts());
  await interleave(
    shop,
    (tx) => changeSwitchCondition(tx, { units: 3, actor: "Ada", now: new Date() }),
    () => record(shop, level(2, second(1))),
  );
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", offerReason: "stock 2 ≤ switch condition 3" });
});

test("the same levels at the same moment, from many at once, switch once", async () => {
  const shop = await makeShop();
  await assign(shop, facts());
  await Promise.all(Array.from({ length: 8 }, (_, n) => record(shop, level(0, second(1 + (n % 3))))));
  expect(await events(shop, "offer-switched")).toHaveLength(1);
});

test("there is one default template, however often it is asked for", async () => {
  const shop = await makeShop();
  const made = await Promise.all([1, 2, 3].map(() => inShop(shop, ensureDefaultTemplate)));
  expect(new Set(made.map((template) => template.id)).size).toBe(1);
  expect(Object.keys(made[0]?.texts ?? {})).toEqual(["de", "en", "es", "fr", "it", "ja", "nl", "pt-BR"]);
});
