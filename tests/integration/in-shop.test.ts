import { afterAll, beforeAll, expect, test } from "vitest";
import { inShop, readInShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { boss } from "#app/queue/boss.server.ts";
import { enqueue } from "#app/queue/enqueue.ts";

let ours: number;
let theirs: number;

beforeAll(async () => {
  ours = (await prisma.shop.create({ data: { domain: "ours.myshopify.com" } })).id;
  theirs = (await prisma.shop.create({ data: { domain: "theirs.myshopify.com" } })).id;
});
afterAll(() => boss.stop({ graceful: false }));

const jobs = () => prisma.$queryRaw<{ data: unknown }[]>`select data from pgboss.job where name = 'prepare-shop'`;
const makeTemplate = (shopId: number, name: string) =>
  inShop(shopId, (tx) => tx.template.create({ data: { shopId: tx.shopId, name, mode: "waitlist" } }));

test("a shop sees its own rows only, even by a query without a where", async () => {
  await makeTemplate(ours, "Spring");
  await makeTemplate(theirs, "Autumn");
  expect(await inShop(ours, (tx) => tx.template.findMany({ select: { name: true } }))).toEqual([{ name: "Spring" }]);
  expect(await prisma.template.count()).toBe(0);
});

test("a row cannot be written into another shop", async () => {
  const attempt = inShop(ours, (tx) => tx.template.create({ data: { shopId: theirs, name: "Stray", mode: "waitlist" } }));
  await expect(attempt).rejects.toThrow(/row-level security/);
});

test("a flow that is rolled back leaves neither row nor job; one that commits leaves both", async () => {
  const rolledBack = inShop(ours, async (tx) => {
    await tx.template.create({ data: { shopId: tx.shopId, name: "Never", mode: "waitlist" } });
    await enqueue(tx, "prepare-shop", { shopId: ours });
    throw new Error("changed my mind");
  });
  await expect(rolledBack).rejects.toThrow("changed my mind");
  expect(await jobs()).toEqual([]);

  await inShop(ours, async (tx) => {
    await tx.template.create({ data: { shopId: tx.shopId, name: "Kept", mode: "waitlist" } });
    await enqueue(tx, "prepare-shop", { shopId: ours });
  });
  expect(await jobs()).toEqual([{ data: { shopId: ours } }]);
  expect(await inShop(ours, (tx) => tx.template.count({ where: { name: { in: ["Never", "Kept"] } } }))).toBe(1);
});

test("a page's reads are of one moment, whatever is saved between them", async () => {
  const count = () => readInShop(theirs, (tx) => tx.template.count());
  const before = await count();
  const seen = await readInShop(theirs, async (tx) => {
    await tx.template.count();
    await makeTemplate(theirs, "Winter");
    return tx.template.count();
  });
  expect(seen).toBe(before);
  expect(await count()).toBe(before + 1);
});
