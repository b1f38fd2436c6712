/** People waiting for a variant that was deleted in Shopify: the merchant tells them or lets them go, once. */
import { expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { listEntries } from "#app/data/views/waitlist-entries.ts";
import { claimMessages } from "#app/flows/claim-messages.ts";
import { endWaitlist } from "#app/flows/end-waitlist.ts";
import { markVariantDeleted } from "#app/flows/mark-variant-deleted.ts";
import { assignVariant, assignment, entries, fillLine, join, makeShop, messages, restock, VARIANT } from "./line.ts";

const OTHER = VARIANT + 2n;
const NOON = new Date();
const remove = (shop: number, ...variantIds: bigint[]) => inShop(shop, (tx) => markVariantDeleted(tx, { variantIds, now: NOON }));
const end = (shop: number, tell: boolean, ...variantIds: bigint[]) =>
  inShop(shop, (tx) => endWaitlist(tx, { variantIds, tell, actor: "Robin", now: NOON }));
const states = async (shop: number) => (await entries(shop)).map(({ email, state }) => [email, state]);
const claimed = async (shop: number, now = NOON) => {
  const slice = await inShop(shop, (tx) => claimMessages(tx, { limit: 100, now }));
  return slice.messages.map(({ kind, toAddress, locale }) => [kind, toAddress, locale]);
};
const history = (shop: number) =>
  inShop(shop, (tx) => tx.event.findMany({ where: { name: "waitlist-ended" }, orderBy: { id: "asc" } }));

async function gone(...addresses: string[]): Promise<number> {
  const shop = await makeShop();
  for (const address of addresses) await join(shop, address, 2, NOON, "de");
  await claimed(shop);
  await remove(shop, VARIANT);
  return shop;
}

test("each is told once, in their language, in the order of the line, and the line has ended", async () => {
  const shop = await gone("ann@example.test", "ben@example.test");
  expect(await end(shop, true, VARIANT)).toEqual({ people: 2, mails: 2 });
  expect(await end(shop, true, VARIANT)).toEqual({ people: 0, mails: 0 });
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 0, waitingUnits: 0 });
  expect(await states(shop)).toEqual([
    ["ann@example.test", "expired"],
    ["ben@example.test", "expired"],
  ]);
  expect(await history(shop)).toMatchObject([{ actor: "Robin", variantId: VARIANT, detail: { people: 2, told: true } }]);
  expect(await claimed(shop)).toEqual([
    ["waitlist_ended", "ann@example.test", "de"],
    ["waitlist_ended", "ben@example.test", "de"],
  ]);
});

test("each ended place says why: its variant was deleted, or its turn passed", async () => {
  const shop = await makeShop();
  await join(shop, "turn@example.test");
  await restock(shop, 0, 1, NOON);
  await inShop(shop, (tx) => tx.message.updateMany({ data: { state: "sent" } }));
  await join(shop, "turn@example.test");
  await remove(shop, VARIANT);
  await end(shop, false, VARIANT);
  const { rows } = await inShop(shop, (tx) =>
    listEntries(tx, { variantId: VARIANT, state: "expired", after: null, before: null }),
  );
  expect(rows.map(({ endedBecause }) => endedBecause)).toEqual(["the variant was deleted in Shopify", "the turn passed"]);
});

test("two who click at once end it once", async () => {
  const shop = await gone("ann@example.test");
  const both = await Promise.all([end(shop, true, VARIANT), end(shop, false, VARIANT)]);
  expect(both.map(({ people }) => people).sort()).toEqual([0, 1]);
  expect(await history(shop)).toHaveLength(1);
});

test("without a mail nobody is written to, and the history says so", async () => {
  const shop = await gone("ann@example.test");
  const before = (await messages(shop)).length;
  expect(await end(shop, false, VARIANT)).toEqual({ people: 1, mails: 0 });
  expect(await messages(shop)).toHaveLength(before);
  expect(await history(shop)).toMatchObject([{ detail: { people: 1, told: false } }]);
});

test("a variant that is still sold keeps its line; of a product's deleted variants each ends with its own words", async () => {
  const shop = await gone("ann@example.test");
  await inShop(shop, (tx) => assignVariant(tx, OTHER, 0));
  await join(shop, "cid@example.test", 1, NOON, "en", OTHER);
  expect(await end(shop, true, VARIANT, OTHER)).toMatchObject({ people: 1 });
  expect(await assignment(shop, OTHER)).toMatchObject({ waitingEntries: 1 });
  await remove(shop, OTHER);
  expect(await end(shop, true, VARIANT, OTHER)).toEqual({ people: 1, mails: 1 });
  expect((await history(shop)).map(({ variantId }) => variantId)).toEqual([VARIANT, OTHER]);
});

test("whoever has not confirmed their address ends without a mail", async () => {
  const shop = await makeShop();
  await prisma.shop.update({ where: { id: shop }, data: { doubleOptIn: true } });
  await join(shop, "shy@example.test");
  await prisma.shop.update({ where: { id: shop }, data: { doubleOptIn: false } });
  await join(shop, "ann@example.test");
  await claimed(shop);
  await remove(shop, VARIANT);
  expect(await end(shop, true, VARIANT)).toEqual({ people: 1, mails: 1 });
  expect((await states(shop)).map(([, state]) => state)).toEqual(["expired", "expired"]);
  expect((await claimed(shop)).map(([, address]) => address)).toEqual(["ann@example.test"]);
});

test("whose turn had come, but who was not told when it was deleted, is among those who wait", async () => {
  const shop = await makeShop();
  await join(shop, "ann@example.test");
  await claimed(shop);
  await restock(shop, 0, 1, NOON);
  await remove(shop, VARIANT);
  expect(await claimed(shop)).toEqual([]);
  expect(await states(shop)).toEqual([["ann@example.test", "waiting"]]);
  expect(await end(shop, true, VARIANT)).toEqual({ people: 1, mails: 1 });
});

test("the mails of a long line leave room for others", async () => {
  const shop = await makeShop();
  await fillLine(shop, 120, NOON);
  await remove(shop, VARIANT);
  expect(await end(shop, true, VARIANT)).toEqual({ people: 120, mails: 120 });
  expect(await claimed(shop)).toHaveLength(50);
  expect(await claimed(shop, new Date(NOON.getTime() + 2000))).toHaveLength(70);
});
