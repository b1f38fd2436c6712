import { expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { readPlace, recountWaiting } from "#app/data/waitlist-entries.ts";
import { leaveWaitlist } from "#app/flows/leave-waitlist.ts";
import { recordPurchase } from "#app/flows/record-purchase.ts";
import { suppressAddress } from "#app/flows/suppress-address.ts";
import { ordersCreateTopic } from "#app/jobs/topics/orders-create.ts";
import { assignment, entries, fillLine, join, makeShop, messages, restock, VARIANT } from "./line.ts";

const leave = (shopId: number, entryId: bigint) =>
  inShop(shopId, (tx) => leaveWaitlist(tx, { entryId, actor: "A shopper", now: new Date() }));

async function joined(shopId: number, email: string, quantity = 1) {
  const result = await join(shopId, email, quantity);
  if (result.outcome !== "joined") throw new Error(result.outcome);
  return result;
}

test("shoppers get consecutive places; the counters, the history and a message follow", async () => {
  const shop = await makeShop();
  expect((await joined(shop, "ann@example.test", 2)).place).toBe(1);
  expect((await joined(shop, "bo@example.test", 3)).place).toBe(2);
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 2, waitingUnits: 5 });
  const events = await inShop(shop, (tx) => tx.event.findMany({ orderBy: { id: "asc" } }));
  expect(events.map(({ name, detail }) => [name, detail])).toEqual([
    ["waitlist-joined", { place: 1 }],
    ["waitlist-joined", { place: 2 }],
  ]);
  expect((await messages(shop)).map(({ kind, toAddress }) => [kind, toAddress])).toEqual([
    ["waitlist_joined", "ann@example.test"],
    ["waitlist_joined", "bo@example.test"],
  ]);
});

test.each([
  ["preorder", true, "joined"],
  ["backorder", true, "joined"],
  ["preorder", false, "closed"],
  ["in_stock", true, "closed"],
  ["unavailable", true, "closed"],
])("in %s, with a waitlist beside it: %s, the answer is %s", async (offer, withWaitlist, outcome) => {
  const shop = await makeShop();
  await inShop(shop, (tx) => tx.assignment.updateMany({ data: { offer, withWaitlist } }));
  expect((await join(shop, "ann@example.test")).outcome).toBe(outcome);
});

test("the same address twice has one place, and hears of it once", async () => {
  const shop = await makeShop();
  const first = await joined(shop, "ann@example.test");
  await joined(shop, "bo@example.test");
  expect(await joined(shop, "ann@example.test", 7)).toMatchObject({ entryId: first.entryId, place: 1, known: true });
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 2, waitingUnits: 2 });
  expect(await messages(shop)).toHaveLength(2);
});

test("twenty at once, four of them the same address: every place is given once", async () => {
  const shop = await makeShop();
  const addresses = Array.from({ length: 20 }, (_, n) => `shopper${n % 17}@example.test`);
  const places = await Promise.all(addresses.map(async (email) => (await joined(shop, email)).place));
  expect(await entries(shop)).toHaveLength(17);
  expect(new Set(places)).toEqual(new Set(Array.from({ length: 17 }, (_, n) => n + 1)));
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 17, waitingUnits: 17 });
});

test("whoever is served but not told yet keeps that turn; whoever was told may queue again", async () => {
  const shop = await makeShop();
  const { entryId } = await joined(shop, "ann@example.test");
  await restock(shop, 0, 1);
  expect(await joined(shop, "ann@example.test")).toMatchObject({ entryId, known: true });
  await inShop(shop, (tx) => tx.message.updateMany({ where: { entryId }, data: { state: "sent" } }));
  expect(await joined(shop, "ann@example.test")).toMatchObject({ place: 1, known: false });
  expect((await entries(shop)).map((entry) => entry.state)).toEqual(["expired", "waiting"]);
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 1, waitingUnits: 1 });
});

test.each([
  ["a variant of nobody", { variantId: 5n }, {}],
  ["a variant in normal sale", {}, { offer: "in_stock" }],
  ["a variant deleted in Shopify", {}, { variantDeletedAt: new Date() }],
])("no place for %s", async (_, { variantId = VARIANT }: { variantId?: bigint }, change) => {
  const shop = await makeShop();
  await inShop(shop, (tx) => tx.assignment.updateMany({ data: change }));
  expect((await join(shop, "ann@example.test", 1, new Date(), "en", variantId)).outcome).toBe("closed");
  expect(await messages(shop)).toEqual([]);
});

test("a variant of another shop has no waitlist here", async () => {
  await makeShop({ variantId: 77n });
  const ours = await makeShop({ variantId: 78n });
  expect((await join(ours, "ann@example.test", 1, new Date(), "en", 77n)).outcome).toBe("closed");
});

test("leaving frees the place once; those behind move up; another shop's entry is unknown", async () => {
  const shop = await makeShop();
  const ann = await joined(shop, "ann@example.test", 4);
  const bo = await joined(shop, "bo@example.test");
  expect(await leave(await makeShop(), ann.entryId)).toEqual({ outcome: "unknown" });
  expect(await leave(shop, ann.entryId)).toEqual({ outcome: "left" });
  expect(await leave(shop, ann.entryId)).toMatchObject({ outcome: "ended" });
  expect(await inShop(shop, (tx) => readPlace(tx, { id: bo.entryId, variantId: VARIANT }))).toBe(1);
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 1, waitingUnits: 1 });
  expect((await joined(shop, "ann@example.test")).place).toBe(2);
});

test("buying ends a place, whether its turn had come or not, and marks the message that told of it", async () => {
  const shop = await makeShop();
  const ann = await joined(shop, "ann@example.test");
  await joined(shop, "bo@example.test", 2);
  await joined(shop, "cy@example.test");
  await restock(shop, 0, 1);
  await inShop(shop, (tx) => tx.message.updateMany({ where: { kind: "back_in_stock" }, data: { state: "sent" } }));
  const buy = (email: string) =>
    inShop(shop, (tx) =>
      recordPurchase(tx, { variantIds: [VARIANT], email, customerId: null, orderedAt: new Date(), now: new Date() }),
    );
  expect(await buy("ANN@example.test ")).toEqual({ done: 1 });
  expect(await buy("ann@example.test")).toEqual({ done: 0 });
  expect(await buy("bo@example.test")).toEqual({ done: 1 });
  expect((await entries(shop)).map((entry) => entry.state)).toEqual(["done", "done", "waiting"]);
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 1, waitingUnits: 1 });
  const trail = await inShop(
    shop,
    (tx) => tx.$queryRaw<{ kind: string }[]>`
    select me.kind from message_events me join messages m on m.shop_id = me.shop_id and m.id = me.message_id
    where m.entry_id = ${ann.entryId} and m.kind = 'back_in_stock' order by me.id`,
  );
  expect(trail.map((line) => line.kind)).toEqual(["queued", "bought"]);
});

test("an order placed before joining does not take the place", async () => {
  const shop = await makeShop();
  await joined(shop, "ann@example.test");
  const payload = {
    email: "Ann@Example.test",
    created_at: "2020-01-01T00:00:00Z",
    customer: { id: "9007199254740999" },
    id: 1001,
    line_items: [{ variant_id: VARIANT.toString() }, { variant_id: null }],
  };
  const handle = (order: object) =>
    inShop(shop, (tx) =>
      ordersCreateTopic.handle({
        tx,
        shopId: shop,
        payload: order,
        raw: "",
        topic: "orders/create",
        triggeredAt: new Date(),
        inboxId: 1n,
        now: new Date(),
      }),
    );
  expect(await handle(payload)).toMatchObject({ ignored: expect.any(String) });
  expect(await handle({ ...payload, created_at: new Date(Date.now() + 1000).toISOString() })).toBe("processed");
  expect(await handle({ ...payload, email: null, customer: null })).toMatchObject({ ignored: expect.any(String) });
  await expect(handle({ line_items: "rubbish" })).rejects.toThrow();
  expect((await entries(shop)).map((entry) => entry.state)).toEqual(["done"]);
});

test("an address that must not be written to gives up its places", async () => {
  const shop = await makeShop();
  await joined(shop, "ann@example.test");
  const result = await inShop(shop, (tx) =>
    suppressAddress(tx, { address: "ANN@example.test", reason: "bounced", now: new Date() }),
  );
  expect(result).toEqual({ left: 1 });
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 0, waitingUnits: 0 });
  const rows = await inShop(shop, (tx) => tx.suppression.findMany());
  expect(JSON.stringify(rows.map((row) => row.addressHash))).not.toContain("ann");
});

test("a place is exact up to the thousandth and an estimate behind it", async () => {
  const shop = await makeShop();
  await fillLine(shop, 3000, new Date(Date.now() - 60_000));
  const all = await entries(shop);
  const place = (n: number) => inShop(shop, (tx) => readPlace(tx, all[n - 1] as { id: bigint; variantId: bigint }));
  expect(await Promise.all([1, 2, 999, 1000].map(place))).toEqual([1, 2, 999, 1000]);
  expect(Math.abs((await place(2500)) - 2500)).toBeLessThan(50);
});

test("counters can be made again from the entries", async () => {
  const shop = await makeShop();
  await joined(shop, "ann@example.test", 3);
  await inShop(shop, (tx) => tx.assignment.updateMany({ data: { waitingEntries: 0, waitingUnits: 0 } }));
  await inShop(shop, (tx) => recountWaiting(tx, [VARIANT]));
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 1, waitingUnits: 3 });
});
