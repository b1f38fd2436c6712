import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { keepWebhooks } from "#app/data/inbox.ts";
import { inShop } from "#app/data/in-shop.ts";
import { pool, prisma } from "#app/db.server.ts";
import { exportCustomerData } from "#app/flows/export-customer-data.ts";
import { fulfilPrivacyRequest } from "#app/jobs/fulfil-privacy-request.ts";
import { processInbox } from "#app/jobs/process-inbox.ts";
import { boss, startBoss } from "#app/queue/boss.server.ts";
import { enqueue } from "#app/queue/enqueue.ts";
import { assignment, entries, join, makeShop, messages, restock } from "./line.ts";

const SHOP = "a.myshopify.com";
const OTHER = "b.myshopify.com";
const EMAIL = "Jo.Doe@example.com";
const PHONE = "+1 555-625-1199";
const CUSTOMER = { id: 191167, email: EMAIL, phone: PHONE };
let shopId: number;
let otherId: number;

beforeEach(async () => {
  await startBoss();
  await pool.query("truncate shops, inbox, doorbells, privacy_requests, session restart identity cascade");
  await pool.query("delete from pgboss.job");
  shopId = await makeShop({ domain: SHOP });
  otherId = await makeShop({ domain: OTHER });
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await pool.end();
});

const keep = (topic: string, body: object, shop = SHOP) =>
  keepWebhooks([
    { shopDomain: shop, webhookId: randomUUID(), topic, payload: JSON.stringify(body), triggeredAt: new Date().toISOString() },
  ]);

/** Processes the inbox and does the jobs that this makes, as the worker would. */
async function work(shop = SHOP) {
  await processInbox(shop);
  for (const job of await boss.fetch<{ shopDomain: string; inboxId: string }>("fulfil-privacy-request", { batchSize: 20 })) {
    await fulfilPrivacyRequest(job.data);
    await boss.complete("fulfil-privacy-request", job.id);
  }
}

/** Every place in the database, the job engine's included, where a text occurs: "table.column". */
async function placesOf(...texts: string[]): Promise<string[]> {
  const { rows: columns } = await pool.query<{ schema: string; table: string; column: string }>(
    `select c.table_schema as schema, c.table_name as table, c.column_name as column
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema in ('public', 'pgboss') and t.table_type = 'BASE TABLE'
       and c.data_type in ('text', 'character varying', 'json', 'jsonb')`,
  );
  const found: string[] = [];
  for (const id of [shopId, otherId]) {
    await inShop(id, async (tx) => {
      for (const { schema, table, column } of columns) {
        const [hit] = await tx.$queryRawUnsafe<{ n: number }[]>(
          `select count(*)::int as n from "${schema}"."${table}" where lower("${column}"::text) like any($1)`,
          texts.map((text) => `%${text.toLowerCase()}%`),
        );
        if (hit && hit.n > 0) found.push(`${table}.${column}`);
      }
    });
  }
  return [...new Set(found)];
}

async function leaveTraces(): Promise<void> {
  await join(shopId, EMAIL.toLowerCase(), 2);
  await join(shopId, "else@example.com");
  await restock(shopId, 0, 1);
  await inShop(shopId, async (tx) => {
    await tx.$executeRaw`update waitlist_entries set phone = ${PHONE}, customer_id = 191167 where email = lower(${EMAIL})`;
    const [message] = await tx.message.findMany({ where: { toAddress: EMAIL.toLowerCase() } });
    await tx.messageEvent.create({
      data: { shopId, messageId: message?.id ?? 0n, kind: "retry", detail: `550 <${EMAIL}> unknown` },
    });
  });
  const order = { id: 1, email: EMAIL, customer: { id: 191167, phone: "15556251199" }, line_items: "poison" };
  await keep("orders/create", order);
  await pool.query("update inbox set dead_at = now(), attempts = 5");
  await keep("orders/create", { ...order, email: null });
  await pool.query("update inbox set retry_at = now() + interval '1 hour' where dead_at is null");
}

test("a redacted customer is in no table any more; the line, its counters and other customers stay", async () => {
  await leaveTraces();
  await join(otherId, EMAIL.toLowerCase());
  expect(await placesOf(EMAIL)).toEqual(
    expect.arrayContaining(["waitlist_entries.email", "messages.to_address", "message_events.detail", "inbox.payload"]),
  );
  await inShop(otherId, (tx) => tx.$executeRaw`delete from messages`.catch(() => 0));
  await keep("customers/redact", { shop_domain: SHOP, customer: CUSTOMER, orders_to_redact: [1] });
  await work();
  const left = await entries(shopId);
  expect(left.map((entry) => [entry.email, entry.phone, entry.customerId, entry.state])).toContainEqual([
    null,
    null,
    null,
    "cancelled",
  ]);
  expect(left.find((entry) => entry.email === "else@example.com")).toBeDefined();
  const waiting = left.filter((entry) => entry.state === "waiting");
  expect(await assignment(shopId)).toMatchObject({
    waitingEntries: waiting.length,
    waitingUnits: waiting.reduce((sum, entry) => sum + entry.quantity, 0),
  });
  expect(
    (await messages(shopId)).filter((message) => message.toAddress === null).every((message) => message.state === "suppressed"),
  ).toBe(true);
  expect(await entries(otherId)).toMatchObject([{ email: EMAIL.toLowerCase(), state: "waiting" }]);

  await keep("customers/redact", { shop_domain: OTHER, customer: CUSTOMER }, OTHER);
  await work(OTHER);
  expect(await placesOf(EMAIL, "555-625-1199", "15556251199")).toEqual([]);
  const requests = await prisma.privacyRequest.findMany();
  expect(requests.every((request) => request.doneAt !== null && request.outcome)).toBe(true);
});

test("a redaction that comes twice, or for somebody unknown, changes nothing more", async () => {
  await join(shopId, "else@example.com");
  for (let time = 0; time < 2; time++) await keep("customers/redact", { customer: CUSTOMER });
  await keep("customers/redact", { customer: { id: null, email: null, phone: null } });
  await work();
  expect(await entries(shopId)).toMatchObject([{ email: "else@example.com", state: "waiting" }]);
  expect(await prisma.privacyRequest.count({ where: { doneAt: { not: null } } })).toBe(3);
});

test("a data request is mailed to the owner; the export is complete, made on demand, and stored nowhere", async () => {
  await join(shopId, EMAIL.toLowerCase(), 3);
  await join(shopId, "else@example.com");
  await keep("customers/data_request", { shop_domain: SHOP, customer: CUSTOMER, data_request: { id: 9999 } });
  await work();
  const mail = (await messages(shopId)).find((message) => message.kind === "privacy_data_request");
  expect(mail).toMatchObject({ audience: "owner", toAddress: "owner@nordlicht.test", state: "queued" });
  const requestId = (mail?.facts as { requestId: string }).requestId;
  const text = await inShop(shopId, (tx) => exportCustomerData(tx, requestId));
  expect(JSON.parse(text ?? "")).toMatchObject({
    shop: SHOP,
    waitlistEntries: [{ email: EMAIL.toLowerCase(), quantity: 3, state: "waiting", productTitle: "Fjell lantern" }],
    messages: [{ kind: "waitlist_joined", toAddress: EMAIL.toLowerCase() }],
  });
  expect(text).not.toContain("else@example.com");
  expect(await inShop(otherId, (tx) => exportCustomerData(tx, requestId))).toBeNull();
  await keep("customers/redact", { customer: CUSTOMER });
  await work();
  expect(await placesOf(EMAIL)).toEqual([]);
  expect(await inShop(shopId, (tx) => exportCustomerData(tx, requestId))).toBeNull();
});

test("a redacted shop leaves nothing but the proof; the other shop keeps all", async () => {
  await leaveTraces();
  await join(otherId, "neighbour@example.com");
  await prisma.session.create({ data: { id: `offline_${SHOP}`, shop: SHOP, state: "", accessToken: "sealed" } });
  await inShop(shopId, (tx) => enqueue(tx, "write-offers", { shopId, variantIds: ["1"] }));
  await inShop(otherId, (tx) => enqueue(tx, "write-offers", { shopId: otherId, variantIds: ["1"] }));
  await keep("app/uninstalled", {});
  await keep("shop/redact", { shop_domain: SHOP });
  await work();
  expect(await placesOf(EMAIL, "else@example.com", "owner@nordlicht.test")).toEqual(["shops.owner_email"]);
  const places = await placesOf(SHOP);
  expect(places.filter((place) => !place.startsWith("job"))).toEqual(["privacy_requests.shop_domain"]);
  expect(await prisma.shop.findMany({ select: { domain: true } })).toEqual([{ domain: OTHER }]);
  const { rows } = await pool.query<{ shop: string }>(
    "select data->>'shopId' as shop from pgboss.job where name = 'write-offers'",
  );
  expect(rows).toEqual([{ shop: String(otherId) }]);
  expect(await entries(otherId)).toHaveLength(1);
});

test("a redaction of a shop that installed again after it was asked for is refused, with the reason", async () => {
  await keep("shop/redact", { shop_domain: SHOP });
  await prisma.shop.update({ where: { id: shopId }, data: { installedAt: new Date(Date.now() + 60_000) } });
  await work();
  expect(await prisma.shop.count()).toBe(2);
  expect(await prisma.privacyRequest.findMany()).toMatchObject([{ outcome: expect.stringMatching(/installed again/) }]);
});

test("privacy requests of a shop we do not know are done, too", async () => {
  await keep("customers/redact", { customer: CUSTOMER }, "unknown.myshopify.com");
  await work("unknown.myshopify.com");
  expect(await placesOf(EMAIL)).toEqual([]);
  expect(await prisma.privacyRequest.count({ where: { doneAt: { not: null } } })).toBe(1);
});
