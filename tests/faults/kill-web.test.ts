import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "#app/db.server.ts";
import { webhookHeaders } from "../setup/webhooks.ts";
import { freePort, startChild, type Child } from "./child.ts";

const SENDERS = 24;
let port: number;
let web: Child | undefined;
const startWeb = async () =>
  void (web = await startChild("tests/faults/web-process.ts", { PORT: String(port) }, "web process ready"));

beforeAll(async () => {
  port = await freePort();
  await startWeb();
});
afterAll(async () => {
  await web?.kill("SIGKILL");
  await pool.end();
});

/** Posts webhooks until told to stop; remembers which were answered with 2xx, and sends those that were not again, as Shopify does. */
function startLoad() {
  const acknowledged = new Set<string>();
  const agent = new Agent({ keepAlive: true, maxSockets: SENDERS });
  let running = true;
  const send = (webhookId: string) =>
    new Promise<void>((resolve) => {
      const body = JSON.stringify({ inventory_item_id: 1, location_id: 1, available: 1, webhookId });
      const headers = webhookHeaders({
        topic: "inventory_levels/update",
        shop: `s${webhookId.charCodeAt(0) % 5}.myshopify.com`,
        body,
        webhookId,
      });
      const post = request({ host: "127.0.0.1", port, path: "/webhooks", method: "POST", agent, headers }, (response) => {
        if (response.statusCode === 200) acknowledged.add(webhookId);
        response
          .resume()
          .on("end", resolve)
          .on("error", () => resolve());
      });
      post.on("error", () => resolve());
      post.end(body);
    });
  const sender = async () => {
    while (running) {
      const id = randomUUID();
      for (let attempt = 0; attempt < 2 && !acknowledged.has(id) && running; attempt++) {
        await send(id);
        if (!acknowledged.has(id)) await sleep(20);
      }
    }
  };
  const senders = Promise.all(Array.from({ length: SENDERS }, sender));
  return {
    acknowledged,
    async stop() {
      running = false;
      await senders;
      agent.destroy();
    },
  };
}

test("a web process killed in mid-load has lost nothing it acknowledged, and kept nothing twice", async () => {
  const load = startLoad();
  for (const afterMs of [400, 250, 600]) {
    await sleep(afterMs);
    const before = load.acknowledged.size;
    await web?.kill("SIGKILL");
    await startWeb();
    expect(load.acknowledged.size).toBeGreaterThanOrEqual(before);
  }
  await sleep(300);
  await load.stop();
  const { rows } = await pool.query<{ webhook_id: string }>("select webhook_id from inbox");
  const kept = rows.map((row) => row.webhook_id);
  expect(load.acknowledged.size).toBeGreaterThan(500);
  expect(new Set(kept).size).toBe(kept.length);
  const lost = [...load.acknowledged].filter((id) => !kept.includes(id)).slice(0, 3);
  expect(lost).toEqual([]);
  const unrung = await pool.query(
    "select distinct shop_domain from inbox where not exists (select 1 from doorbells where bell = 'inbox' and shop_key = shop_domain)",
  );
  expect(unrung.rows).toEqual([]);
});

test("asked to stop, it answers what it took, refuses the rest and exits with 0", async () => {
  const load = startLoad();
  await sleep(300);
  const exit = await web?.kill("SIGTERM");
  await load.stop();
  expect(exit).toBe(0);
  const { rows } = await pool.query<{ webhook_id: string }>("select webhook_id from inbox");
  const kept = new Set(rows.map((row) => row.webhook_id));
  expect([...load.acknowledged].filter((id) => !kept.has(id))).toEqual([]);
});
