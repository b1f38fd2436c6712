import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, expect, test } from "vitest";
import { keepWebhooks } from "#app/data/inbox.ts";
import { inShop } from "#app/data/in-shop.ts";
import { pool } from "#app/db.server.ts";
import { fillLine, makeShop } from "../integration/line.ts";
import { startChild, type Child } from "./child.ts";

const ITEM = 2n;
const LOCATION = 5n;
const WAITING = 350;
const UNITS = 200;
const STARTED_AT = Date.UTC(2026, 10, 1);

const workers: Child[] = [];
const startWorker = async () => {
  const worker = await startChild("tests/faults/worker-process.ts", {}, "worker ready");
  workers.push(worker);
  return worker;
};
afterEach(async () => void (await Promise.all(workers.splice(0).map((worker) => worker.kill("SIGKILL")))));
afterAll(() => pool.end());

/** Stock grows one unit at a time: many small restocks, so that a kill finds a worker in the middle of one. */
async function keepRestocks(domain: string, fromUnits: number, toUnits: number): Promise<void> {
  const rows = Array.from({ length: toUnits - fromUnits }, (_, index) => {
    const available = fromUnits + index + 1;
    const updatedAt = new Date(STARTED_AT + available * 1000).toISOString();
    const body = {
      inventory_item_id: Number(ITEM),
      location_id: Number(LOCATION),
      available,
      updated_at: updatedAt,
      admin_graphql_api_id: `gid://shopify/InventoryLevel/${LOCATION}?inventory_item_id=${ITEM}`,
    };
    return {
      shopDomain: domain,
      webhookId: randomUUID(),
      topic: "inventory_levels/update",
      payload: JSON.stringify(body),
      triggeredAt: updatedAt,
    };
  });
  await keepWebhooks(rows);
}

const pending = async () =>
  (await pool.query<{ left: number }>("select count(*)::int as left from inbox where processed_at is null and dead_at is null"))
    .rows[0]?.left;

test(
  "a worker killed again and again while it allocates serves nobody twice and nobody out of turn",
  { timeout: 60_000 },
  async () => {
    const shopId = await makeShop({ domain: "killed.myshopify.com" });
    await fillLine(shopId, WAITING, new Date("2026-10-01T00:00:00Z"));
    await startWorker();
    for (let units = 0; units < UNITS; units += 50) {
      const worker = workers.at(-1);
      await keepRestocks("killed.myshopify.com", units, units + 50);
      await sleep(50 + Math.random() * 600);
      await worker?.kill("SIGKILL");
      // The lease of a dead worker runs out by itself; the test does not wait for that.
      await pool.query("update doorbells set leased_until = null");
      await startWorker();
    }
    await expect.poll(pending, { timeout: 30_000, interval: 100 }).toBe(0);

    const { entries, allocations, assignment, restocks } = await inShop(shopId, async (tx) => ({
      entries: await tx.waitlistEntry.findMany({ orderBy: [{ joinedAt: "asc" }, { id: "asc" }] }),
      allocations: await tx.allocation.findMany(),
      restocks: await tx.restock.findMany(),
      assignment: await tx.assignment.findFirstOrThrow(),
    }));
    const served = entries.filter((entry) => entry.state === "allocated");
    expect(served.length).toBe(UNITS);
    expect(entries.slice(0, served.length).every((entry) => entry.state === "allocated")).toBe(true);
    expect(new Set(allocations.map((allocation) => allocation.entryId)).size).toBe(allocations.length);
    const freed = restocks.reduce((sum, restock) => sum + restock.freedUnits, 0);
    expect(allocations.reduce((sum, allocation) => sum + allocation.units, 0)).toBeLessThanOrEqual(freed);
    expect([freed, assignment.waitingEntries, assignment.stockUnits]).toEqual([UNITS, WAITING - UNITS, UNITS]);
  },
);

test("asked to stop, a worker finishes what it began and exits with 0", async () => {
  const worker = await startWorker();
  expect(await worker.kill("SIGTERM")).toBe(0);
});
