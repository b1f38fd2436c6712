import { afterAll, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { changeCountedLocations } from "#app/flows/change-counted-locations.ts";
import { saveLocations } from "#app/flows/save-locations.ts";
import { decideShopOffers } from "#app/jobs/decide-shop-offers.ts";
import { decideDueOffers } from "#app/jobs/decide-due-offers.ts";
import { boss } from "#app/queue/boss.server.ts";
import {
  assign,
  assignment,
  BERLIN,
  events,
  facts,
  forgetJobs,
  ITEM,
  level,
  makeShop,
  PARIS,
  place,
  record,
  second,
  VARIANT,
} from "./assigned-shop.ts";

afterAll(() => boss.stop({ graceful: false }));

const choose = (shop: number, ...locationIds: bigint[]) =>
  inShop(shop, (tx) => changeCountedLocations(tx, { locationIds, actor: "Ada", now: new Date() }));

async function twoPlaces() {
  const shop = await makeShop();
  await assign(shop, facts({ levels: [place(BERLIN, 5), place(PARIS, 2)] }));
  return shop;
}

test("only chosen locations count, at once for new facts and by the job for all others", async () => {
  const shop = await twoPlaces();
  expect(await choose(shop, PARIS)).toEqual({ ok: true, recounting: 1 });
  expect(await assignment(shop)).toMatchObject({ stockUnits: 7 });
  await decideShopOffers({ shopId: shop });
  await decideShopOffers({ shopId: shop });
  expect(await assignment(shop)).toMatchObject({ stockUnits: 2, nextDecisionAt: null });
  await record(shop, level(50, second(1)));
  expect(await assignment(shop)).toMatchObject({ stockUnits: 2, offer: "in_stock" });
  await record(shop, level(0, second(2), { locationId: PARIS }));
  expect(await assignment(shop)).toMatchObject({ stockUnits: 0, offer: "waitlist" });
  expect(await events(shop, "counted-locations-changed")).toEqual([
    { name: "counted-locations-changed", actor: "Ada", detail: { from: [], to: ["Paris"] } },
  ]);
  expect((await events(shop, "stock-changed"))[1]).toMatchObject({ detail: { from: 7, to: 2, cause: "counted anew" } });
});

test("a chosen location counts though it does not fulfil online orders, and does not once it is closed", async () => {
  const shop = await twoPlaces();
  const told = { locationId: PARIS, name: "Paris", isActive: true, fulfillsOnlineOrders: false, toldAt: second(1) };
  const save = (location: typeof told) =>
    inShop(shop, (tx) => saveLocations(tx, { locations: [location], cause: "locations/update", now: new Date() }));
  await save(told);
  expect(await assignment(shop)).toMatchObject({ stockUnits: 5 });
  await choose(shop, PARIS);
  await decideShopOffers({ shopId: shop });
  expect(await assignment(shop)).toMatchObject({ stockUnits: 2 });
  await save({ ...told, isActive: false, toldAt: second(2) });
  expect(await assignment(shop)).toMatchObject({ stockUnits: 0 });
});

test("the same choice again counts nothing anew; a location that is not the shop's is refused", async () => {
  const [shop, other] = [await twoPlaces(), await makeShop()];
  await choose(shop, PARIS);
  expect(await choose(shop, PARIS, PARIS)).toEqual({ ok: true, recounting: 0 });
  expect(await choose(other, PARIS)).toMatchObject({ ok: false });
  expect(await prisma.shop.findUniqueOrThrow({ where: { id: other } })).toMatchObject({ countedLocationIds: [] });
});

test("Standby's own location is no stock and cannot be chosen", async () => {
  const shop = await twoPlaces();
  await prisma.shop.update({ where: { id: shop }, data: { incomingLocationId: PARIS } });
  expect(await choose(shop, BERLIN, PARIS)).toMatchObject({ ok: false, reason: expect.stringContaining("no stock") });
  expect(await choose(shop, BERLIN)).toMatchObject({ ok: true });
});

test("a thousand variants are counted in slices", async () => {
  const shop = await makeShop();
  const many = Array.from({ length: 1_100 }, (_, n) => BigInt(n));
  const levels = [place(BERLIN, 5), place(PARIS, 2)];
  await assign(shop, ...many.map((n) => facts({ variantId: VARIANT + n, inventoryItemId: ITEM + n, levels })));
  expect(await choose(shop, PARIS)).toEqual({ ok: true, recounting: 1_100 });
  await decideShopOffers({ shopId: shop });
  expect(await inShop(shop, (tx) => tx.assignment.count({ where: { stockUnits: 2, nextDecisionAt: null } }))).toBe(1_100);
});

test("every minute the shops with something due are found, and no others", async () => {
  const [due, quiet, gone] = [await twoPlaces(), await twoPlaces(), await twoPlaces()];
  await choose(due, PARIS);
  await choose(gone, PARIS);
  await prisma.shop.update({ where: { id: gone }, data: { uninstalledAt: new Date() } });
  await forgetJobs();
  await decideDueOffers();
  const jobs = await prisma.$queryRaw<{ shop: number }[]>`
    select (data->>'shopId')::int as shop from pgboss.job where name = 'decide-shop-offers'`;
  const shops = jobs.map(({ shop }) => shop);
  expect(shops).toContain(due);
  expect(shops).not.toContain(quiet);
  expect(shops).not.toContain(gone);
});
