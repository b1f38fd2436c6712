import { afterAll, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { decideDueOffers } from "#app/flows/decide-due-offers.ts";
import { recordStockLevels } from "#app/flows/record-stock-levels.ts";
import { setManualOffer } from "#app/flows/set-manual-offer.ts";
import { returnedUnitsTopic } from "#app/jobs/topics/returned-units.ts";
import { boss } from "#app/queue/boss.server.ts";
import { assign, assignment, BERLIN, events, facts, level, makeShop, PARIS, place, READ_AT, VARIANT } from "./assigned-shop.ts";

afterAll(() => boss.stop({ graceful: false }));

const at = (seconds: number) => new Date(READ_AT.getTime() + seconds * 1000);
const later = (shop: number, seconds: number) => inShop(shop, (tx) => decideDueOffers(tx, { now: at(seconds), limit: 10 }));
const stock = (shop: number, units: number, seconds: number, locationId = BERLIN) =>
  inShop(shop, (tx) =>
    recordStockLevels(tx, {
      levels: [level(units, at(seconds), { locationId })],
      cause: "inventory_levels/update",
      now: at(seconds),
    }),
  );

/** As Shopify tells of an order, the line's variant being ours. */
function tell(shop: number, topic: "orders/cancelled" | "refunds/create", payload: object, seconds: number) {
  const when = { triggeredAt: at(seconds), now: at(seconds) };
  return inShop(shop, (tx) => returnedUnitsTopic.handle({ shopId: shop, tx, topic, payload, raw: "", inboxId: 1n, ...when }));
}
let lastId = 0;
const cancel = (shop: number, units: number, seconds: number) =>
  tell(
    shop,
    "orders/cancelled",
    { id: ++lastId, line_items: [{ variant_id: String(VARIANT), quantity: units }], refunds: [] },
    seconds,
  );
const refundOf = (units: number, restock_type: string) => ({
  id: ++lastId,
  refund_line_items: [{ quantity: units, restock_type, line_item: { variant_id: String(VARIANT) } }],
});

/** A backorder with a reserve of five units, switched off: by hand, or because its threshold was used up. */
async function switchedOff(by: "hand" | "threshold", units = 2) {
  const shop = await makeShop({ switchCondition: 5 });
  await assign(shop, facts({ levels: [place(BERLIN, units), place(PARIS, 0)] }));
  await inShop(shop, (tx) =>
    tx.assignment.updateMany({ data: { mode: "backorder", ...(by === "hand" ? {} : { endedAt: at(0) }) } }),
  );
  const choice = { variantIds: [VARIANT], offer: "in_stock" as const, actor: "Ada", now: at(1) };
  if (by === "hand") await inShop(shop, (tx) => setManualOffer(tx, choice));
  return shop;
}
const off = (by: "hand" | "threshold") =>
  by === "hand" ? { manualOffer: "in_stock", offer: "in_stock" } : { endedAt: at(0), offer: "unavailable" };

for (const by of ["hand", "threshold"] as const) {
  test(`switched off by ${by}: new stock, a minute on, lets stock decide again, and the history says why`, async () => {
    const shop = await switchedOff(by);
    await stock(shop, 4, 10);
    expect(await assignment(shop)).toMatchObject({ ...off(by), nextDecisionAt: at(70) });
    await later(shop, 69);
    expect(await assignment(shop)).toMatchObject(off(by));
    await later(shop, 70);
    expect(await assignment(shop)).toMatchObject({ offer: "backorder", manualOffer: null, endedAt: null, risenUnits: 0 });
    expect(await events(shop, "switching-resumed")).toEqual([
      { name: "switching-resumed", actor: "Standby", detail: { cause: "new stock", units: 2 } },
    ]);
  });

  test(`switched off by ${by}: a cancelled order is no new stock, whichever Shopify tells first`, async () => {
    const [one, other] = [await switchedOff(by), await switchedOff(by)];
    await cancel(one, 2, 10);
    await stock(one, 4, 12);
    await stock(other, 4, 10);
    await cancel(other, 2, 12);
    for (const shop of [one, other]) {
      await later(shop, 3600);
      const row = { stockUnits: 4, risenUnits: 0, returnedUnits: 0, nextDecisionAt: null };
      expect(await assignment(shop)).toMatchObject({ ...off(by), ...row });
      expect(await events(shop, "switching-resumed")).toEqual([]);
    }
  });
}

test("a refund that restocks is no new stock; one that does not leaves new stock what it is", async () => {
  const [restocked, kept] = [await switchedOff("hand"), await switchedOff("hand")];
  await tell(restocked, "refunds/create", refundOf(1, "cancel"), 10);
  await tell(kept, "refunds/create", refundOf(1, "no_restock"), 10);
  for (const shop of [restocked, kept]) {
    await stock(shop, 3, 11);
    await later(shop, 80);
  }
  expect(await assignment(restocked)).toMatchObject(off("hand"));
  expect(await assignment(kept)).toMatchObject({ manualOffer: null, offer: "backorder" });
});

test("what came in before the merchant switched it off is no reason to go on", async () => {
  const shop = await makeShop({ switchCondition: 5 });
  await assign(shop, facts({ levels: [place(BERLIN, 0)] }));
  await stock(shop, 2, 1);
  const choice = { variantIds: [VARIANT], offer: "unavailable" as const, actor: "Ada", now: at(20) };
  await inShop(shop, (tx) => setManualOffer(tx, choice));
  await later(shop, 600);
  expect(await assignment(shop)).toMatchObject({ manualOffer: "unavailable", offer: "unavailable" });
});

test("units of a cancelled order are real for those who wait, though the offer stays as it is", async () => {
  const shop = await switchedOff("hand", 0);
  await inShop(shop, async (tx) => {
    const entry = { shopId: shop, variantId: VARIANT, quantity: 1 };
    await tx.waitlistEntry.createMany({ data: ["a", "b", "c"].map((name) => ({ ...entry, email: `${name}@example.test` })) });
    await tx.assignment.updateMany({ data: { waitingEntries: 3, waitingUnits: 3 } });
  });
  await cancel(shop, 2, 10);
  await stock(shop, 2, 12);
  await later(shop, 3600);
  const served = await inShop(shop, (tx) =>
    tx.allocation.findMany({ orderBy: { place: "asc" }, select: { place: true, units: true } }),
  );
  expect(served).toEqual([
    { place: 1, units: 1 },
    { place: 2, units: 1 },
  ]);
  expect(await assignment(shop)).toMatchObject({ manualOffer: "in_stock", waitingEntries: 1 });
});

test("a place that begins to count brings stock, but no new stock", async () => {
  const shop = await switchedOff("hand");
  await inShop(shop, (tx) => tx.shop.update({ where: { id: shop }, data: { countedLocationIds: [PARIS] } }));
  await stock(shop, 0, 5, PARIS);
  await inShop(shop, (tx) => tx.shop.update({ where: { id: shop }, data: { countedLocationIds: [] } }));
  await inShop(shop, (tx) => tx.assignment.updateMany({ data: { nextDecisionAt: at(10) } }));
  await later(shop, 10);
  await later(shop, 3600);
  expect(await assignment(shop)).toMatchObject({ stockUnits: 2, manualOffer: "in_stock" });
});
