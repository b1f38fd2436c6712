import { randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import { shopifyApi, ApiVersion } from "@shopify/shopify-api";
import "@shopify/shopify-api/adapters/node";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepWebhooks, type NewInboxRow } from "#app/data/inbox.ts";
import { pool } from "#app/db.server.ts";
import { isSigned } from "#app/lib/hmac.ts";
import { serveEndpoint, sign, webhookHeaders, type TestWebhook } from "../setup/webhooks.ts";

const SHOP = "a.myshopify.com";
const level = (overrides: Partial<TestWebhook> = {}): TestWebhook => ({
  topic: "inventory_levels/update",
  shop: SHOP,
  body: '{"inventory_item_id":271878346596884015,"location_id":24826418,"available":10}',
  ...overrides,
});

let server: Awaited<ReturnType<typeof serveEndpoint>>;
beforeAll(async () => void (server = await serveEndpoint({ secrets: ["test-secret", "old-secret"] })));
afterAll(async () => {
  await server.close();
  await pool.end();
});

const stored = async () =>
  (
    await pool.query<{ shop_domain: string; webhook_id: string; topic: string; payload: string }>(
      "select * from inbox order by id",
    )
  ).rows;
const bells = async () => (await pool.query("select bell, shop_key from doorbells order by shop_key")).rows;
const empty = () => pool.query("truncate inbox, doorbells");

/** Posts with some headers changed or, being undefined, left out. */
function postWith(headers: Record<string, string | undefined>, webhook = level()) {
  const all = Object.entries({ ...webhookHeaders(webhook), ...headers }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return fetch(`${server.url}/webhooks`, { method: "POST", headers: all, body: webhook.body });
}

test("a webhook is in the inbox byte for byte, ids beyond 2^53 included, and its shop's bell rings", async () => {
  await empty();
  const response = await server.post(level({ webhookId: "w-1" }), "/webhooks/any/path?below=it");
  expect(response.status).toBe(200);
  expect(await stored()).toMatchObject([
    { shop_domain: SHOP, webhook_id: "w-1", topic: "inventory_levels/update", payload: level().body, api_version: "2026-10" },
  ]);
  expect(await bells()).toEqual([{ bell: "inbox", shop_key: SHOP }]);
});

test("three times the same webhook is one row; the same id of another shop is another webhook", async () => {
  await empty();
  const posts = [SHOP, SHOP, SHOP, "b.myshopify.com"].map((shop) => server.post(level({ shop, webhookId: "w-2" })));
  expect((await Promise.all(posts)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect((await server.post(level({ webhookId: "w-2" }))).status).toBe(200);
  expect((await stored()).map((row) => row.shop_domain).sort()).toEqual([SHOP, "b.myshopify.com"]);
  expect(await bells()).toHaveLength(2);
});

test("a duplicate alone rings no bell", async () => {
  await empty();
  await server.post(level({ webhookId: "w-3" }));
  await pool.query("truncate doorbells");
  await server.post(level({ webhookId: "w-3" }));
  expect(await bells()).toEqual([]);
});

test("the secret before a rotation is still good", async () => {
  expect((await server.post(level({ secret: "old-secret" }))).status).toBe(200);
});

const REFUSED: [string, number, Record<string, string | undefined>, TestWebhook?][] = [
  ["no signature", 401, { "x-shopify-hmac-sha256": undefined }],
  ["a wrong signature", 401, { "x-shopify-hmac-sha256": sign("other") }],
  ["a signature by another secret", 401, { "x-shopify-hmac-sha256": sign(level().body, "guess") }],
  ["a signature cut short", 401, { "x-shopify-hmac-sha256": sign(level().body).slice(0, 20) }],
  ["an unsigned request for a bad shop", 401, { "x-shopify-hmac-sha256": undefined, "x-shopify-shop-domain": "evil" }],
  ["no topic", 400, { "x-shopify-topic": undefined }],
  ["no webhook id", 400, { "x-shopify-webhook-id": undefined }],
  ["an endless webhook id", 400, { "x-shopify-webhook-id": "x".repeat(300) }],
  ["no shop", 400, { "x-shopify-shop-domain": undefined }],
  ["a shop that is none", 400, { "x-shopify-shop-domain": "a.myshopify.com.evil.example" }],
  ["a shop with a path", 400, { "x-shopify-shop-domain": "a.myshopify.com/x" }],
  ["half a JSON", 400, {}, level({ body: '{"id":' })],
  ["an empty body", 400, {}, level({ body: "" })],
  ["bytes that are no JSON", 400, {}, level({ body: "\u0000\u0001" })],
];
test.each(REFUSED)("%s is answered with %i, in plain words, and nothing is kept", async (_what, status, headers, webhook) => {
  await empty();
  const response = await postWith(headers, webhook);
  expect(response.status).toBe(status);
  expect(await response.text()).not.toMatch(/\bat .*:\d+|Error|node_modules/);
  expect(await stored()).toEqual([]);
});

test.each(["GET", "PUT", "DELETE", "OPTIONS"])("%s is answered with 405 and what is allowed", async (method) => {
  const response = await fetch(`${server.url}/webhooks`, { method });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
});

test("other paths are not ours", async () => {
  expect((await fetch(`${server.url}/webhooksandmore`, { method: "POST" })).status).toBe(404);
});

test("five megabytes are taken, one byte more is answered with 413, declared or not", async () => {
  await empty();
  const cap = 5 * 1024 * 1024;
  const body = (bytes: number) => `"${"x".repeat(bytes - 2)}"`;
  expect((await server.post(level({ body: body(cap) }))).status).toBe(200);
  expect((await server.post(level({ body: body(cap + 1) }))).status).toBe(413);
  expect(await postChunked(body(cap + 100_000))).toBe(413);
  expect(await stored()).toHaveLength(1);
});

function postChunked(body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { ...webhookHeaders(level({ body })), "transfer-encoding": "chunked" };
    const request = httpRequest(`${server.url}/webhooks`, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("error", reject);
    for (let at = 0; at < body.length; at += 65_536) request.write(body.slice(at, at + 65_536));
    request.end();
  });
}

test("nobody is answered before the commit, and a failed commit is answered with 503", async () => {
  let commit: (error?: Error) => void = () => undefined;
  const groups: NewInboxRow[][] = [];
  const keep = (rows: NewInboxRow[]) => {
    groups.push(rows);
    return new Promise<void>((resolve, reject) => (commit = (error) => (error ? reject(error) : resolve())));
  };
  const slow = await serveEndpoint({ keep });
  let answered = 0;
  const posts = Promise.all([1, 2, 3].map(() => slow.post(level()).then((response) => (answered++, response))));
  await expect.poll(() => groups.flat().length).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(answered).toBe(0);
  const committing = setInterval(() => commit(), 5);
  expect((await posts).map(({ status }) => status)).toEqual([200, 200, 200]);
  clearInterval(committing);

  const failing = slow.post(level());
  await expect.poll(() => groups.flat().length).toBe(4);
  commit(new Error("no disk"));
  const response = await failing;
  expect([response.status, Number(response.headers.get("retry-after")) > 0]).toEqual([503, true]);
  expect(await response.text()).not.toContain("no disk");
  await slow.close();
});

test("two processes that get the same webhooks at once keep each exactly once", async () => {
  await empty();
  const second = await serveEndpoint({ keep: (rows) => keepWebhooks([...rows].reverse()) });
  const ids = Array.from({ length: 150 }, () => randomUUID());
  const shopOf = (index: number) => `s${index % 7}.myshopify.com`;
  const posts = ids.flatMap((webhookId, index) =>
    [server, second].map(({ post }) => post(level({ webhookId, shop: shopOf(index) })).then(({ status }) => status)),
  );
  expect(new Set(await Promise.all(posts))).toEqual(new Set([200]));
  expect((await stored()).map((row) => row.webhook_id).sort()).toEqual([...ids].sort());
  await second.close();
});

test("our check of the signature agrees with Shopify's library on whatever is sent", async () => {
  const secret = "test-secret";
  const api = shopifyApi({
    apiKey: "key",
    apiSecretKey: secret,
    apiVersion: ApiVersion.October26,
    hostName: "app.example.com",
    isEmbeddedApp: true,
    logger: { level: 0 },
  });
  const theirs = async (body: string, headers: Record<string, string>) => {
    const rawRequest = { method: "POST", url: "/webhooks", headers };
    const result = await api.webhooks.validate({ rawBody: body, rawRequest, rawResponse: {} } as never);
    return result.valid;
  };
  const signature = (body: string) =>
    fc.oneof(
      fc.constant(sign(body)),
      fc.constant(sign(`${body} `)),
      fc.constant(sign(body).toLowerCase()),
      fc.base64String(),
      fc.constant("x"),
    );
  const cases = fc.string({ unit: "grapheme", minLength: 1 }).chain((body) => fc.tuple(fc.constant(body), signature(body)));
  expect(await theirs("{}", webhookHeaders(level({ body: "{}" })))).toBe(true);
  await fc.assert(
    fc.asyncProperty(cases, async ([body, given]) => {
      if (!given) return;
      const headers = { ...webhookHeaders(level({ body })), "x-shopify-hmac-sha256": given };
      expect(isSigned(Buffer.from(body), given, [secret])).toBe(await theirs(body, headers));
    }),
    { numRuns: 100 },
  );
});
