import { afterAll, beforeEach, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { pool, prisma } from "#app/db.server.ts";
import { action, loader } from "#app/routes/app.health/route.tsx";
import { boss } from "#app/queue/boss.server.ts";
import type { loadHealth } from "#app/routes/app.health/health.server.ts";
import { answerOf, storeSessions, visit } from "./admin-visit.ts";
import { assign, facts, makeShop, VARIANT } from "./assigned-shop.ts";

type Shown = Awaited<ReturnType<typeof loadHealth>>;

const now = new Date();
let ours: number;
let theirs: number;
let domain: string;
let theirDomain: string;

beforeEach(async () => {
  [ours, domain] = await installed();
  [theirs, theirDomain] = await installed();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await pool.end();
});

async function installed(): Promise<[number, string]> {
  const shopId = await makeShop();
  const shop = await prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  await storeSessions(shop.domain);
  await assign(shopId, facts());
  return [shopId, shop.domain];
}

const drift = (shopId: number, variantId = VARIANT, kind = "policy") =>
  inShop(shopId, (tx) =>
    tx.drift.create({
      data: { shopId, variantId, kind, expected: "DENY", found: "CONTINUE", firstSeenAt: now, lastSeenAt: now },
    }),
  );
const open = async (of = domain, path = "/app/health") =>
  (await answerOf(loader({ request: visit(of, path), params: {}, context: {} }))).body as Shown;
const send = (form: Record<string, string>, of = domain) =>
  answerOf(action({ request: visit(of, "/app/health", form), params: {}, context: {} }));

test("a shop that was never compared says so; one that was shows its differences and no other shop's", async () => {
  expect(await open()).toMatchObject({ page: { rows: [] }, check: { endedAt: null, checking: false } });
  await drift(ours);
  await drift(ours, 0n, "scopes");
  const { page, counts } = await open();
  expect(page.rows.map(({ variantId, productTitle }) => [variantId, productTitle])).toEqual([
    ["0", null],
    [String(VARIANT), "Teapot"],
  ]);
  expect(counts).toEqual({ open: 2, repairable: 1, repairing: 0 });
  expect((await open(theirDomain)).page.rows).toEqual([]);
});

test("products that shoppers cannot see are named, once each and the shop's own alone", async () => {
  expect((await open()).hidden).toEqual({ products: 0, some: [] });
  const hidden = { productId: 8n, productTitle: "Kettle", onOnlineStore: false };
  await assign(ours, facts({ ...hidden, variantId: 81n }), facts({ ...hidden, variantId: 82n, inventoryItemId: 5n }));
  expect((await open()).hidden).toEqual({ products: 1, some: [{ productTitle: "Kettle", variantId: "81" }] });
  expect((await open(theirDomain)).hidden.products).toBe(0);
});

test("pages go there and back", async () => {
  const ids = Array.from({ length: 30 }, (_, nth) => BigInt(1000 + nth));
  await assign(ours, ...ids.map((variantId) => facts({ variantId, inventoryItemId: variantId })));
  for (const id of ids) await drift(ours, id);
  const first = (await open()).page;
  const second = (await open(domain, `/app/health?after=${first.next}`)).page;
  const back = (await open(domain, `/app/health?before=${second.previous}`)).page;
  expect([first.rows.length, second.rows.length]).toEqual([25, 5]);
  expect(back.rows).toEqual(first.rows);
});

test("Check now begins a check, and only one", async () => {
  expect((await send({ intent: "check" })).body).toEqual({ ok: true, toast: "Checking" });
  expect((await send({ intent: "check" })).body).toEqual({ ok: true, toast: "A check is under way already" });
  expect((await open()).check).toMatchObject({ checking: true, checked: 0, variants: 1 });
  const bells = await prisma.doorbell.findMany({ where: { bell: "reconcile", shopKey: String(ours) } });
  expect(bells).toHaveLength(1);
});

test("a repair is asked for once, by its own shop only", async () => {
  await drift(ours);
  const id = String(VARIANT);
  expect((await send({ intent: "repair", variantId: id }, theirDomain)).body).toMatchObject({
    toast: "Nothing is left to repair",
  });
  expect((await open()).counts.repairing).toBe(0);
  expect((await send({ intent: "repair", variantId: id })).body).toMatchObject({ toast: "Repairing 1 item" });
  expect((await send({ intent: "repair-all" })).body).toMatchObject({ toast: "Nothing is left to repair" });
  expect((await open()).counts).toEqual({ open: 1, repairable: 0, repairing: 1 });
  expect(await inShop(theirs, (tx) => tx.drift.count())).toBe(0);
});

test("news that could not be worked on is listed and tried again; rubbish gets words", async () => {
  const row = { topic: "products/update", payload: "{}", triggeredAt: now, attempts: 5, deadAt: now, lastError: "It has no id." };
  await prisma.inboxRow.create({ data: { ...row, shopDomain: domain, webhookId: "w1" } });
  expect((await open()).letters).toMatchObject([{ topic: "products/update", lastError: "It has no id." }]);
  expect((await open(theirDomain)).letters).toEqual([]);
  expect((await send({ intent: "revive" })).body).toMatchObject({ ok: true });
  expect((await open()).letters).toEqual([]);
  const rubbish: Record<string, string>[] = [{ intent: "repair", variantId: "x" }, { intent: "?" }, {}];
  for (const form of rubbish) {
    expect(await send(form)).toMatchObject({ status: 422, body: { ok: false } });
  }
});
