import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { keepWebhooks, deadRows, reviveDeadRows } from "#app/data/inbox.ts";
import { inShop } from "#app/data/in-shop.ts";
import { pool, prisma } from "#app/db.server.ts";
import { processInbox } from "#app/jobs/process-inbox.ts";
import { boss, startBoss } from "#app/queue/boss.server.ts";
import { assignment, makeShop } from "./line.ts";

const SHOP = "a.myshopify.com";
let shopId: number;

beforeEach(async () => {
  await startBoss();
  await pool.query("truncate inbox, doorbells, privacy_requests");
  await prisma.shop.deleteMany();
  shopId = (await prisma.shop.create({ data: { domain: SHOP, installedAt: new Date("2026-01-01") } })).id;
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await pool.end();
});

const keep = (topic: string, body: object | string, { shop = SHOP, at = new Date() } = {}) =>
  keepWebhooks([
    {
      shopDomain: shop,
      webhookId: randomUUID(),
      topic,
      payload: typeof body === "string" ? body : JSON.stringify(body),
      triggeredAt: at.toISOString(),
    },
  ]);
type Row = {
  topic: string;
  payload: string | null;
  outcome: string | null;
  attempts: number;
  last_error: string | null;
  dead_at: Date | null;
};
const rows = async () => (await pool.query<Row>("select * from inbox order by id")).rows;
const shop = () => prisma.shop.findUniqueOrThrow({ where: { domain: SHOP } });
/** Waiting for the next try is shortened to nothing. */
const hurry = () => pool.query("update inbox set retry_at = now() - interval '1 second' where retry_at is not null");

test("an effect and its mark come together, and the payload goes", async () => {
  await keep("shop/update", { name: "Ski Shop", email: "owner@example.com", updated_at: "2026-11-01T10:00:00Z" });
  expect(await processInbox(SHOP)).toBe("done");
  expect(await shop()).toMatchObject({ name: "Ski Shop", shopEmail: "owner@example.com" });
  expect(await rows()).toMatchObject([{ outcome: "processed", payload: null, attempts: 0 }]);
});

test("the newest fact wins, in whatever order the facts arrive", async () => {
  const facts = [3, 1, 2].map((hour) => ({ name: `Name of hour ${hour}`, updated_at: `2026-11-01T0${hour}:00:00Z` }));
  for (const fact of facts) await keep("shop/update", fact);
  await processInbox(SHOP);
  expect((await shop()).name).toBe("Name of hour 3");
});

test("unknown topics and unknown shops are kept, with the reason why nothing was done", async () => {
  await keep("carts/create", {});
  await keep("shop/update", { name: "Nobody" }, { shop: "unknown.myshopify.com" });
  expect(await processInbox(SHOP)).toBe("done");
  expect(await processInbox("unknown.myshopify.com")).toBe("done");
  expect((await rows()).map(({ outcome }) => outcome)).toEqual([
    "ignored: Standby does not use this topic.",
    "ignored: Standby does not know this shop.",
  ]);
});

test("a poisonous webhook goes to the dead-letter list after five tries, and the rest moves on at once", async () => {
  await keep("app/scopes_update", { current: "buyer@example.com 0123456789 is no list" });
  await keep("shop/update", { name: "Behind the poison" });
  const first = await processInbox(SHOP);
  expect(first).toHaveProperty("nextAt");
  expect((await shop()).name).toBe("Behind the poison");
  for (let attempt = 2; attempt <= 5; attempt++) {
    await hurry();
    await processInbox(SHOP);
  }
  expect(await processInbox(SHOP)).toBe("done");
  const [poison] = await rows();
  expect(poison).toMatchObject({ attempts: 5, outcome: null });
  expect(poison?.dead_at).not.toBeNull();
  expect(poison?.last_error).toMatch(/current/);
  expect(poison?.last_error).not.toMatch(/buyer|0123/);
  expect(await deadRows(SHOP, 10)).toMatchObject([{ topic: "app/scopes_update" }]);
});

test("a dead letter that is revived rings and is tried again", async () => {
  await keep("shop/update", { name: "Late, but here" });
  await pool.query("update inbox set dead_at = now(), attempts = 5");
  await pool.query("truncate doorbells");
  expect(await processInbox(SHOP)).toBe("done");
  expect((await shop()).name).toBe("");
  expect(await reviveDeadRows(SHOP)).toBe(1);
  expect((await pool.query("select bell, shop_key from doorbells")).rows).toEqual([{ bell: "inbox", shop_key: SHOP }]);
  await processInbox(SHOP);
  expect((await shop()).name).toBe("Late, but here");
});

test("a failed try waits longer each time", async () => {
  await keep("app/scopes_update", {});
  for (const seconds of [1, 4, 16, 64]) {
    const before = Date.now();
    const outcome = await processInbox(SHOP);
    const after = Date.now();
    if (typeof outcome !== "object") throw new Error(`The try ended as ${outcome}.`);
    const waitsFrom = outcome.nextAt.getTime() - seconds * 1000;
    expect(waitsFrom, `waits ${seconds} s`).toBeGreaterThanOrEqual(before);
    expect(waitsFrom, `waits ${seconds} s`).toBeLessThanOrEqual(after);
    await hurry();
  }
});

test("two workers on one shop apply each effect once", async () => {
  const name = (index: number) => ({
    current: [`scope_${index}`],
    updated_at: new Date(Date.UTC(2026, 1, 1, 0, index)).toISOString(),
  });
  for (let index = 0; index < 30; index++) await keep("app/scopes_update", name(index));
  await Promise.all([processInbox(SHOP), processInbox(SHOP), processInbox(SHOP)]);
  const events = await inShop(shopId, (tx) => tx.event.findMany({ where: { name: "scopes-updated" } }));
  expect(events).toHaveLength(30);
  expect((await shop()).grantedScopes).toBe("scope_29");
});

test("a long backlog is worked off in slices", async () => {
  for (let index = 0; index < 3; index++) {
    await keepWebhooks(
      Array.from({ length: 50 }, () => ({
        shopDomain: SHOP,
        webhookId: randomUUID(),
        topic: "shop/update",
        payload: '{"name":"x"}',
        triggeredAt: new Date().toISOString(),
      })),
    );
  }
  expect(await processInbox(SHOP)).toBe("more");
  expect(await processInbox(SHOP)).toBe("done");
  expect((await rows()).every(({ outcome }) => outcome === "processed")).toBe(true);
});

test("uninstalling deletes sessions, stops messages, and later webhooks of the shop are ignored", async () => {
  await prisma.session.create({ data: { id: `offline_${SHOP}`, shop: SHOP, state: "", accessToken: "sealed" } });
  await inShop(shopId, (tx) =>
    tx.message.create({
      data: { shopId, kind: "back_in_stock", audience: "customer", channel: "smtp", toAddress: "a@example.com", dedupeKey: "1" },
    }),
  );
  await keep("app/uninstalled", { id: 1 });
  await keep("shop/update", { name: "Gone" });
  await processInbox(SHOP);
  expect((await rows()).map(({ outcome }) => outcome)).toEqual(["processed", "ignored: The shop has uninstalled Standby."]);
  expect((await shop()).uninstalledAt).not.toBeNull();
  expect(await prisma.session.count()).toBe(0);
  const messages = await inShop(shopId, (tx) => tx.message.findMany());
  expect(messages).toMatchObject([{ state: "suppressed", stateReason: "The shop has uninstalled Standby." }]);
});

test("an uninstall that arrives after the shop has installed again changes nothing", async () => {
  await keep("app/uninstalled", { id: 1 }, { at: new Date("2025-12-31") });
  await processInbox(SHOP);
  expect((await shop()).uninstalledAt).toBeNull();
  expect((await rows())[0]?.outcome).toBe("ignored: The shop has been installed again since.");
});

test("a webhook of one shop that names another shop's ids changes nothing there", async () => {
  const victim = await makeShop({ domain: "victim.myshopify.com", stockUnits: 3 });
  const before = await assignment(victim);
  const ids = {
    inventory_item_id: 2,
    location_id: 5,
    admin_graphql_api_id: "gid://shopify/InventoryLevel/5?inventory_item_id=2",
  };
  await keep("inventory_levels/update", { ...ids, available: 99, updated_at: new Date().toISOString() });
  await keep("products/delete", { id: 1 });
  await keep("customers/redact", { shop_domain: "victim.myshopify.com", customer: { id: 1, email: "a@example.com" } });
  await keep("shop/update", { myshopify_domain: "victim.myshopify.com", name: "Taken over" });
  await processInbox(SHOP);
  expect(await assignment(victim)).toEqual(before);
  expect((await prisma.shop.findUniqueOrThrow({ where: { id: victim } })).name).not.toBe("Taken over");
  expect(await inShop(victim, (tx) => tx.stockLevel.count())).toBe(0);
});
