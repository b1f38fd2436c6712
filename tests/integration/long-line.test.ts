import { expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { leaveWaitlist } from "#app/flows/leave-waitlist.ts";
import { join, makeShop, messages, restock } from "./line.ts";

/** A shop that wants to hear of the third who waits. */
async function shopFor(values: { mutedMessages?: string[]; notifyOwner?: boolean; doubleOptIn?: boolean } = {}) {
  const id = await makeShop();
  await prisma.shop.update({ where: { id }, data: { waitlistPassedAtPeople: 3, ...values } });
  return id;
}

async function joinAll(shop: number, ...names: string[]) {
  for (const name of names) await join(shop, `${name}@example.test`, 2);
}

const told = async (shop: number) => (await messages(shop)).filter(({ kind }) => kind === "waitlist_passed");

test("the owner hears of a line once it has so many people, and how much they want", async () => {
  const shop = await shopFor();
  await joinAll(shop, "ann", "bo");
  expect(await told(shop)).toEqual([]);
  await joinAll(shop, "cy", "dee", "cy");
  const facts = { waiting: 3, wanted: 6 };
  expect(await told(shop)).toMatchObject([{ audience: "owner", toAddress: "owner@nordlicht.test", facts }]);
});

test("people who come and go around the number make no second mail, until the line was served", async () => {
  const shop = await shopFor();
  await joinAll(shop, "ann", "bo");
  const third = await join(shop, "cy@example.test");
  if (third.outcome !== "joined") throw new Error(third.outcome);
  await inShop(shop, (tx) => leaveWaitlist(tx, { entryId: third.entryId, actor: "A shopper", now: new Date() }));
  await joinAll(shop, "dee");
  expect(await told(shop)).toHaveLength(1);
  await restock(shop, 0, 2);
  await joinAll(shop, "eve", "fay");
  expect(await told(shop)).toHaveLength(2);
});

test.each([{ mutedMessages: ["waitlist_passed"] }, { notifyOwner: false }])("nobody is told with %j", async (values) => {
  const shop = await shopFor(values);
  await joinAll(shop, "ann", "bo", "cy");
  expect(await told(shop)).toEqual([]);
});
