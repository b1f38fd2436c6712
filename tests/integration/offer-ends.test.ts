import { afterAll, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import type { FollowsEnd } from "#app/domain/offer.ts";
import type { OfferValues } from "#app/domain/offer-values.ts";
import { changeFollowsEnd } from "#app/flows/change-follows-end.ts";
import { changeOfferValues } from "#app/flows/change-offer-values.ts";
import { decideDueOffers } from "#app/flows/decide-due-offers.ts";
import { liftManualOffer } from "#app/flows/lift-manual-offer.ts";
import { recordShopFacts } from "#app/flows/record-shop-facts.ts";
import { recordSoldAhead } from "#app/flows/record-sold-ahead.ts";
import { recordStockLevels } from "#app/flows/record-stock-levels.ts";
import { resumeSwitching } from "#app/flows/resume-switching.ts";
import { setManualOffer } from "#app/flows/set-manual-offer.ts";
import { findShopsWithDueOffers } from "#app/data/due-offers.ts";
import { boss } from "#app/queue/boss.server.ts";
import { assign, assignment, BERLIN, events, facts, level, makeShop, place, READ_AT, VARIANT } from "./assigned-shop.ts";

afterAll(() => boss.stop({ graceful: false }));

const actor = "Ada";
const minutes = (count: number) => new Date(READ_AT.getTime() + count * 60_000);
const variantIds = [VARIANT];

/** A backorder product of a shop in Berlin. */
async function backorder(stock: number, values: Partial<OfferValues> = {}) {
  const shop = await makeShop({ ownerEmail: "owner@example.test" });
  await prisma.shop.update({ where: { id: shop }, data: { timeZone: "Europe/Berlin" } });
  await assign(shop, facts({ levels: [place(BERLIN, stock)] }));
  await inShop(shop, (tx) => tx.assignment.updateMany({ data: { mode: "backorder" } }));
  const changed = await change(shop, { incomingUnits: 1, ...values }, READ_AT);
  expect(changed).toMatchObject({ ok: true });
  return shop;
}

const change = (shop: number, values: Partial<OfferValues>, now: Date) =>
  inShop(shop, (tx) => changeOfferValues(tx, { variantId: VARIANT, values, actor, now }));
const stock = (shop: number, units: number, at: Date) =>
  inShop(shop, (tx) => recordStockLevels(tx, { levels: [level(units, at)], cause: "inventory_levels/update", now: at }));
const due = (shop: number, now: Date) => inShop(shop, (tx) => decideDueOffers(tx, { now, limit: 100 }));
const resume = (shop: number, now: Date) => inShop(shop, (tx) => resumeSwitching(tx, { variantIds, actor, now }));
let orderId = 0n;
const sold = (shop: number, units: number, now: Date) =>
  inShop(shop, (tx) =>
    recordSoldAhead(tx, { orderId: ++orderId, lines: [{ variantId: VARIANT, units }], cause: "orders/create", now }),
  );
const mails = async (shop: number) =>
  (await inShop(shop, (tx) => tx.message.findMany({ orderBy: { id: "asc" } }))).map(({ kind, facts }) => [kind, facts]);

test("the threshold: nearly used up, used up, and new stock opens it again", async () => {
  const shop = await backorder(0, { thresholdUnits: 5 });
  await stock(shop, -3, minutes(1));
  expect(await assignment(shop)).toMatchObject({ offer: "backorder", owedUnits: 3, endedAt: null });
  await stock(shop, -4, minutes(2));
  await stock(shop, -6, minutes(3));
  expect(await assignment(shop)).toMatchObject({ offer: "unavailable", owedUnits: 6, endedAt: minutes(3) });
  await stock(shop, -6, minutes(4));
  expect(await mails(shop)).toEqual([
    ["offer_switched", expect.objectContaining({ to: "backorder" })],
    ["threshold_near", { owed: 4, threshold: 5 }],
    ["threshold_used_up", { owed: 6, threshold: 5, to: "unavailable" }],
  ]);
  await stock(shop, -2, minutes(5));
  expect(await assignment(shop)).toMatchObject({ offer: "unavailable", owedUnits: 2, nextDecisionAt: minutes(6) });
  await due(shop, minutes(6));
  expect(await assignment(shop)).toMatchObject({ offer: "backorder", owedUnits: 2, endedAt: null, resumedAt: minutes(6) });
});

test("units sold from a reserve count when their lines say so, and new stock covers them", async () => {
  const shop = await backorder(4);
  await inShop(shop, (tx) => tx.assignment.updateMany({ data: { switchCondition: 5, thresholdUnits: 3 } }));
  await stock(shop, 3, minutes(1));
  expect(await sold(shop, 1, minutes(1))).toEqual({ owing: 1 });
  expect(await assignment(shop)).toMatchObject({ offer: "backorder", owedUnits: 1, stockUnits: 3 });
  await sold(shop, 2, minutes(2));
  expect(await assignment(shop)).toMatchObject({ offer: "unavailable", owedUnits: 3 });
  await stock(shop, 200, minutes(3));
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", owedUnits: 0, soldAheadUnits: 0 });
  expect(await sold(shop, 2, minutes(4))).toEqual({ owing: 0 });
});

test("stock and orders tell of the same units: in either order as many are owed", async () => {
  const [one, other] = [await backorder(0), await backorder(0)];
  await stock(one, -2, minutes(1));
  await sold(one, 2, minutes(2));
  await sold(other, 2, minutes(1));
  await stock(other, -2, minutes(2));
  expect(await assignment(one)).toMatchObject({ owedUnits: 2, soldAheadUnits: 2 });
  expect(await assignment(other)).toMatchObject({ owedUnits: 2, soldAheadUnits: 2 });
});

test("the back-in-stock date: the day begins in Berlin, not in Greenwich, and the owner hears of it", async () => {
  const shop = await backorder(0, { backInStockOn: "2026-05-14" });
  const midnight = new Date("2026-05-13T22:00:00Z");
  expect(await assignment(shop)).toMatchObject({ offer: "backorder", nextDecisionAt: midnight });
  const before = new Date(midnight.getTime() - 1);
  expect(await due(shop, before)).toBe(0);
  expect(await findShopsWithDueOffers(before)).not.toContain(shop);
  expect(await findShopsWithDueOffers(midnight)).toContain(shop);
  expect(await due(shop, midnight)).toBe(1);
  expect(await due(shop, midnight)).toBe(0);
  expect(await assignment(shop)).toMatchObject({
    offer: "unavailable",
    offerReason: "back-in-stock date May 14, 2026 has come; what follows is the shop’s setting",
    endedAt: midnight,
    nextDecisionAt: null,
  });
  expect((await mails(shop)).at(-1)).toEqual(["back_in_stock_date_come", { day: "2026-05-14", to: "unavailable" }]);
});

test("a shop that moves to another time zone has its days begin elsewhere", async () => {
  const shop = await backorder(0, { backInStockOn: "2026-05-14" });
  const facts = { timeZone: "America/New_York" };
  await inShop(shop, (tx) => recordShopFacts(tx, { facts, toldAt: minutes(1), now: minutes(1) }));
  expect(await due(shop, minutes(1))).toBe(1);
  expect(await assignment(shop)).toMatchObject({ offer: "backorder", nextDecisionAt: new Date("2026-05-14T04:00:00Z") });
});

test("what follows an end is the shop's to say, unless the template or the variant does; history names whose word it was", async () => {
  const shop = await backorder(0, { endsAt: minutes(5) });
  const own = await backorder(0, { endsAt: minutes(5), followsEnd: "unavailable" });
  const say = (id: number, followsEnd: FollowsEnd) =>
    inShop(id, (tx) => changeFollowsEnd(tx, { followsEnd, actor, now: minutes(6) }));
  for (const id of [shop, own]) await due(id, minutes(5));
  expect(await assignment(shop)).toMatchObject({ offer: "unavailable", offerReason: expect.stringMatching(/shop’s setting$/) });
  expect(await say(shop, "waitlist")).toBe(1);
  expect(await say(shop, "waitlist")).toBe(0);
  expect(await say(own, "waitlist")).toBe(0);
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", endedAt: minutes(5) });
  expect(await assignment(own)).toMatchObject({ offer: "unavailable", offerReason: expect.not.stringMatching(/setting/) });
  const [switched] = (await events(shop, "offer-switched")).slice(-1);
  expect(switched?.detail).toMatchObject({ to: "waitlist", reason: expect.stringMatching(/^ended .*shop’s setting$/) });
  expect(await events(shop, "follows-end-changed")).toMatchObject([{ detail: { from: "unavailable", to: "waitlist" } }]);
});

test("opens, ends, and after downtime both are made up for at once", async () => {
  const shop = await backorder(0, { startsAt: minutes(10), endsAt: minutes(20), followsEnd: "waitlist" });
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", endedAt: null, nextDecisionAt: minutes(10) });
  await due(shop, minutes(10));
  expect(await assignment(shop)).toMatchObject({ offer: "backorder", nextDecisionAt: minutes(20) });
  await due(shop, minutes(20));
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", endedAt: minutes(20), nextDecisionAt: null });

  const late = await backorder(0, { startsAt: minutes(10), endsAt: minutes(20), followsEnd: "waitlist" });
  await due(late, minutes(600));
  expect(await assignment(late)).toMatchObject({ offer: "waitlist", endedAt: minutes(600), nextDecisionAt: null });
});

test("after an end the merchant's word resumes switching, and the spent date does not end it again", async () => {
  const shop = await backorder(0, { endsAt: minutes(5) });
  await due(shop, minutes(5));
  await due(shop, minutes(6));
  expect(await assignment(shop)).toMatchObject({ offer: "unavailable", endedAt: minutes(5) });
  expect(await resume(shop, minutes(7))).toEqual({ resumed: 1, refused: [] });
  expect(await resume(shop, minutes(8))).toEqual({ resumed: 0, refused: [] });
  expect(await assignment(shop)).toMatchObject({ offer: "backorder", endedAt: null, resumedAt: minutes(7) });
  await stock(shop, -1, minutes(9));
  expect(await assignment(shop)).toMatchObject({ offer: "backorder" });
  expect(await events(shop, "switching-resumed")).toHaveLength(1);
});

test("a used-up threshold is raised before switching can be resumed", async () => {
  const shop = await backorder(0, { thresholdUnits: 2 });
  await stock(shop, -2, minutes(1));
  const refused = await resume(shop, minutes(2));
  expect(refused).toMatchObject({ resumed: 0, refused: [{ reason: expect.stringContaining("Raise the threshold") }] });
  await change(shop, { thresholdUnits: 9 }, minutes(3));
  expect(await assignment(shop)).toMatchObject({ offer: "unavailable" });
  expect(await resume(shop, minutes(4))).toMatchObject({ resumed: 1 });
  expect(await assignment(shop)).toMatchObject({ offer: "backorder" });
});

test("a choice by hand outlives an end; what ended stays ended once an offer kept on by hand is let go", async () => {
  const shop = await backorder(0, { endsAt: minutes(5) });
  const by = { variantIds, actor };
  await inShop(shop, (tx) => setManualOffer(tx, { ...by, offer: "backorder", now: minutes(1) }));
  await due(shop, minutes(5));
  expect(await assignment(shop)).toMatchObject({ offer: "backorder", offerReason: "chosen by hand", endedAt: minutes(5) });
  await inShop(shop, (tx) => liftManualOffer(tx, { ...by, now: minutes(6) }));
  expect(await assignment(shop)).toMatchObject({ offer: "unavailable", manualOffer: null });
});

test("switched off by hand after an end and let go again: that is the merchant's word, too", async () => {
  const shop = await backorder(0, { endsAt: minutes(5) });
  const by = { variantIds, actor };
  await due(shop, minutes(5));
  await inShop(shop, (tx) => setManualOffer(tx, { ...by, offer: "in_stock", now: minutes(6) }));
  await stock(shop, -1, minutes(7));
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock" });
  await inShop(shop, (tx) => liftManualOffer(tx, { ...by, now: minutes(8) }));
  expect(await assignment(shop)).toMatchObject({ offer: "backorder", endedAt: null });
});

test("values set by hand are overrides, with a line of history; bad ones are refused at their field", async () => {
  const shop = await backorder(0);
  expect(await change(shop, { thresholdUnits: 7, followsEnd: "waitlist" }, minutes(1))).toEqual({
    ok: true,
    changed: ["thresholdUnits", "followsEnd"],
  });
  expect((await assignment(shop)).overrides.sort()).toEqual(["followsEnd", "incomingUnits", "thresholdUnits"]);
  expect((await events(shop, "offer-values-changed")).at(-1)).toMatchObject({
    actor,
    detail: { thresholdUnits: { from: null, to: 7 }, followsEnd: { from: "as_shop", to: "waitlist" } },
  });
  const refused = await change(shop, { thresholdUnits: -1, backInStockOn: "2026-05-01", endsAt: minutes(-5) }, minutes(1));
  expect(refused).toMatchObject({ ok: false });
  expect(Object.keys("problems" in refused ? refused.problems : {}).sort()).toEqual([
    "backInStockOn",
    "endsAt",
    "thresholdUnits",
  ]);
  const other = await makeShop();
  expect(await change(other, { thresholdUnits: 1 }, minutes(1))).toMatchObject({ ok: false });
});

test("mails that the shop switched off stay away; the switch is then told as any other", async () => {
  const shop = await backorder(0, { thresholdUnits: 2 });
  await prisma.shop.update({ where: { id: shop }, data: { mutedMessages: ["threshold_used_up"] } });
  await stock(shop, -2, minutes(1));
  expect((await mails(shop)).map(([kind]) => kind)).toEqual(["offer_switched", "offer_switched"]);
});

test("assigned again, an offer begins anew", async () => {
  const shop = await backorder(0, { endsAt: minutes(5) });
  await due(shop, minutes(5));
  await assign(shop, facts({ levels: [place(BERLIN, 0)] }));
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", endedAt: null, resumedAt: null });
});

test("each unit sold ahead is told to Shopify where a threshold counts what is left, and only there", async () => {
  const counted = await backorder(0, { thresholdUnits: 5 });
  const { intentVersion } = await assignment(counted);
  await stock(counted, -2, minutes(1));
  expect(await assignment(counted)).toMatchObject({ offer: "backorder", intentVersion: intentVersion + 1 });

  const uncounted = await backorder(0);
  const before = await assignment(uncounted);
  await stock(uncounted, -2, minutes(1));
  expect(await assignment(uncounted)).toMatchObject({ offer: "backorder", intentVersion: before.intentVersion });
});
