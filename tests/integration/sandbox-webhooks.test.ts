import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { parseAppToml } from "#sandbox/app-toml.ts";
import { installApp } from "#sandbox/auth/install-app.ts";
import { API_KEY, API_SECRET, SHOP, startListeningApp, startTestSandbox, writeToml } from "./sandbox-process.ts";

const TOML = `
name = "Standby"
[access_scopes]
scopes = "read_products"
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = ["products/update", "orders/create"]
uri = "/webhooks"
[[webhooks.subscriptions]]
topics = ["products/update"]
uri = "/webhooks/slim"
name = "slim"
include_fields = ["id", "status", "variants.id"]
filter = "status:active"
[[webhooks.subscriptions]]
compliance_topics = ["shop/redact"]
uri = "/webhooks"
`;

const library = shopifyApi({
  apiKey: API_KEY,
  apiSecretKey: API_SECRET,
  hostName: "app.example.test",
  apiVersion: ApiVersion.October26,
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error, log: async () => undefined },
});

let app: Awaited<ReturnType<typeof startListeningApp>>;
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;

beforeAll(async () => {
  app = await startListeningApp();
  sandbox = await startTestSandbox(app.url, {}, await writeToml(TOML));
});
afterAll(async () => {
  await sandbox.stop();
  await app.stop();
  await rm(path.dirname(sandbox.context.app.tomlFile), { recursive: true, force: true });
});
beforeEach(() => {
  app.heard.length = 0;
  app.answer = () => 200;
  sandbox.webhooks.log.length = 0;
  installApp(sandbox.context, sandbox.shop);
});
afterEach(() => sandbox.webhooks.faults.clear());

const emit = (topic: string, payload: Record<string, unknown> = {}) => sandbox.context.store.emit(sandbox.shop, topic, payload);
const bodies = () => app.heard.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
const ids = () => app.heard.map(({ headers }) => headers["x-shopify-webhook-id"]);

test("the toml's subscriptions are read: topics, names, filters, compliance", () => {
  const { subscriptions, apiVersion, proxyPath } = parseAppToml(TOML);
  expect(apiVersion).toBe("2026-10");
  expect(proxyPath).toBeNull();
  expect(subscriptions.map(({ topic, uri, name, isCompliance }) => [topic, uri, name, isCompliance])).toEqual([
    ["products/update", "/webhooks", null, false],
    ["orders/create", "/webhooks", null, false],
    ["products/update", "/webhooks/slim", "slim", false],
    ["shop/redact", "/webhooks", null, true],
  ]);
  expect(() => parseAppToml("a = ")).toThrow();
});

test("the real library accepts a webhook and reads every header; a changed body fails", async () => {
  emit("orders/create", { id: 1, note: "ü" });
  await sandbox.webhooks.idle();
  const [heard] = app.heard;
  const rawRequest = new Request(`${app.url}/webhooks`, { method: "POST", headers: heard?.headers as HeadersInit });
  const check = (rawBody: string) =>
    library.webhooks.validate({ rawBody, rawRequest: { headers: heard?.headers, url: "/webhooks", method: "POST" } as never });
  expect(rawRequest.headers.get("x-shopify-topic")).toBe("orders/create");
  expect(await check(heard?.body ?? "")).toMatchObject({
    valid: true,
    topic: "ORDERS_CREATE",
    domain: SHOP,
    apiVersion: "2026-10",
    webhookId: expect.stringMatching(/^[\da-f-]{36}$/),
    eventId: expect.stringMatching(/^[\da-f-]{36}$/),
    triggeredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
  expect(await check(`${heard?.body} `)).toMatchObject({ valid: false });
});

test("one event to two subscriptions: two webhook ids, one event id; fields and filter as subscribed", async () => {
  emit("products/update", { id: 5, status: "active", title: "Hat", variants: [{ id: 7, price: "1.00" }] });
  emit("products/update", { id: 6, status: "draft", variants: [] });
  await sandbox.webhooks.idle();
  const slim = app.heard.filter(({ path }) => path === "/webhooks/slim");
  expect(slim.map(({ headers, body }) => [headers["x-shopify-name"], JSON.parse(body)])).toEqual([
    ["slim", { id: 5, status: "active", variants: [{ id: 7 }] }],
  ]);
  expect(app.heard).toHaveLength(3);
  expect(new Set(ids()).size).toBe(3);
  expect(new Set(app.heard.map(({ headers }) => headers["x-shopify-event-id"])).size).toBe(2);
});

test("nothing is sent without an installation, nor for topics without a subscription", async () => {
  emit("customers/create", { id: 1 });
  sandbox.shop.installation = null;
  emit("orders/create", { id: 1 });
  emit("shop/redact", { shop_id: 1 });
  await sandbox.webhooks.idle();
  expect(app.heard.map(({ headers }) => headers["x-shopify-topic"])).toEqual(["shop/redact"]);
});

test.each([[500], [404], [302]])("an answer of %i is tried again with the same id, and given up in the end", async (status) => {
  app.answer = () => status;
  emit("orders/create", { id: 1 });
  await sandbox.webhooks.idle();
  expect(app.heard).toHaveLength(3);
  expect(new Set(ids()).size).toBe(1);
  expect(sandbox.webhooks.log[0]).toMatchObject({ state: "failed", attempts: [{ status }, { status }, { status }] });
  app.answer = () => 200;
  sandbox.webhooks.redeliver(sandbox.webhooks.log[0]?.webhookId ?? "");
  await sandbox.webhooks.idle();
  expect(sandbox.webhooks.log[0]?.state).toBe("delivered");
});

test("a second try that succeeds ends the retries", async () => {
  app.answer = () => (app.heard.length === 1 ? 503 : 200);
  emit("orders/create", { id: 1 });
  await sandbox.webhooks.idle();
  expect(sandbox.webhooks.log[0]?.attempts.map(({ status }) => status)).toEqual([503, 200]);
  expect(sandbox.webhooks.log[0]?.state).toBe("delivered");
});

test("faults on demand: lost, doubled, late, out of order", async () => {
  const faults = sandbox.webhooks.faults;
  faults.set("orders/create", { kind: "lost", times: 1 });
  emit("orders/create", { n: 1 });
  faults.set("orders/create", { kind: "duplicate", times: 1 });
  emit("orders/create", { n: 2 });
  await sandbox.webhooks.idle();
  expect(bodies()).toEqual([{ n: 2 }, { n: 2 }]);
  expect(new Set(ids()).size).toBe(1);
  expect(sandbox.webhooks.log[0]?.state).toBe("lost");

  app.heard.length = 0;
  faults.set("orders/create", { kind: "late", times: 1, delayMs: 60 });
  emit("orders/create", { n: 3 });
  emit("orders/create", { n: 4 });
  await sandbox.webhooks.idle();
  expect(bodies()).toEqual([{ n: 4 }, { n: 3 }]);

  app.heard.length = 0;
  faults.set("*", { kind: "reordered", delayMs: 30 });
  for (const n of [5, 6, 7]) emit("orders/create", { n });
  await sandbox.webhooks.idle();
  expect(bodies()).toEqual([{ n: 7 }, { n: 6 }, { n: 5 }]);
});

test("faults and the log are there over HTTP too", async () => {
  const { admin } = sandbox.context.origins;
  const post = (name: string, body: object) =>
    fetch(`${admin}/_sandbox/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await post("webhooks/fault", { topic: "orders/create", kind: "lost" })).status).toBe(200);
  expect((await post("webhooks/fault", { topic: "orders/create", kind: "eaten" })).status).toBe(422);
  expect((await post("nonsense", {})).status).toBe(422);
  expect(await (await fetch(`${admin}/_sandbox/state.json`)).json()).toMatchObject({
    webhookFaults: [{ topic: "orders/create", kind: "lost" }],
  });
  emit("orders/create", { note: "<script>alert(1)</script>" });
  const log = (await (await fetch(`${admin}/_sandbox/webhooks/log.json`)).json()) as { state: string }[];
  expect(log.map(({ state }) => state)).toEqual(["lost"]);
  const page = await (await fetch(`${admin}/store/standby-demo/sandbox/webhooks`)).text();
  expect(page).toContain("Lost on purpose");
  expect(page).not.toContain("<script>alert");
});
