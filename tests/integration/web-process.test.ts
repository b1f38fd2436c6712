import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "#app/db.server.ts";
import { createWebApp } from "#app/web.server.ts";
import { webhookHeaders } from "../setup/webhooks.ts";

let server: Server;
let url: string;
beforeAll(async () => {
  const web = createWebApp({ build: () => Promise.resolve({ routes: {} }) });
  server = createServer(web.handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test("webhooks stand before everything else, on their path and below it", async () => {
  for (const path of ["/webhooks", "/webhooks/shop/update"]) {
    const headers = webhookHeaders({ topic: "shop/update", shop: "a.myshopify.com", body: "{}" });
    expect((await fetch(url + path, { method: "POST", headers, body: "{}" })).status).toBe(200);
  }
});

test("every answer of the pages forbids guessing its type and says nothing of the software", async () => {
  const { headers } = await fetch(`${url}/healthz`);
  expect([headers.get("x-content-type-options"), headers.get("referrer-policy"), headers.get("x-powered-by")]).toEqual([
    "nosniff",
    "strict-origin-when-cross-origin",
    null,
  ]);
});

test("the process is well while its database answers, and says so when it does not", async () => {
  expect(await fetch(`${url}/healthz`).then(async (response) => [response.status, await response.text()])).toEqual([200, "ok"]);
  await pool.end();
  const ill = await fetch(`${url}/healthz`);
  expect([ill.status, await ill.text()]).toEqual([503, "The database does not answer."]);
  const headers = webhookHeaders({ topic: "shop/update", shop: "a.myshopify.com", body: "{}" });
  const refused = await fetch(`${url}/webhooks`, { method: "POST", headers, body: "{}" });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
});
