import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { pool } from "#app/db.server.ts";
import { startApply } from "#app/flows/start-apply.ts";
import { boss } from "#app/queue/boss.server.ts";
import { makeShop } from "../integration/assigned-shop.ts";
import { NOW, readImport, stage } from "../integration/handed-in.ts";
import { startChild, type Child } from "./child.ts";

const VARIANTS = 3_000;
const KILLS = 3;

const workers: Child[] = [];
const startWorker = async () => workers.push(await startChild("tests/faults/worker-process.ts", {}, "worker ready"));
afterEach(async () => void (await Promise.all(workers.splice(0).map((worker) => worker.kill("SIGKILL")))));
afterAll(() => Promise.all([boss.stop({ graceful: false }), pool.end()]));

/** Rows as an assignment leaves them; what Shopify is told of them is another test's. */
const assignMany = (shopId: number) =>
  inShop(shopId, async (tx) => {
    const { id } = await tx.template.create({ data: { shopId, name: "Default", mode: "waitlist", isDefault: true } });
    await tx.$executeRaw`
      insert into assignments (shop_id, variant_id, product_id, inventory_item_id, product_title, variant_title, product_handle, sku,
        template_id, mode, offer, offer_reason, stock_units, original_policy)
      select ${shopId}, n, n, n, 'Product ' || n, 'Default Title', 'product-' || n, 'SKU-' || n, ${id}, 'waitlist', 'in_stock', '', 5, 'DENY'
      from generate_series(1, ${VARIANTS}::int) n`;
  });

test("a worker killed again and again while it checks and applies a file does each row once", { timeout: 120_000 }, async () => {
  const shopId = await makeShop({ ownerEmail: "owner@shop.test" });
  await assignMany(shopId);
  const lines = Array.from({ length: VARIANTS }, (_, index) => `SKU-${index + 1},${index + 1}`);
  const staged = await stage(shopId, `SKU,Incoming stock\n${lines.join("\n")}\nNOPE,1\n`);
  if (!staged.ok) throw new Error(staged.reason);
  const { importId } = staged;
  const state = async () => (await readImport(shopId, importId)).stored?.state;
  const killUntil = async (wanted: string) => {
    for (let kills = 0; kills < KILLS; kills++) {
      await startWorker();
      await sleep(100 + Math.random() * 500);
      await workers.at(-1)?.kill("SIGKILL");
      // The engine gives a dead worker's job back when its heartbeat is missed; the test does not wait for that.
      await pool.query("update pgboss.job set state = 'created', started_on = null where state = 'active' or state = 'retry'");
    }
    await startWorker();
    await expect.poll(state, { timeout: 60_000, interval: 200 }).toBe(wanted);
    await workers.at(-1)?.kill("SIGKILL");
    await pool.query("update pgboss.job set state = 'created', started_on = null where state = 'active' or state = 'retry'");
  };
  await killUntil("checked");
  await inShop(shopId, (tx) => startApply(tx, { importId, actor: "Ada", now: NOW }));
  await killUntil("applied");

  const { assignments, told, events, run } = await inShop(shopId, async (tx) => ({
    assignments: await tx.assignment.findMany({ select: { variantId: true, incomingUnits: true, overrides: true } }),
    told: await tx.message.count({ where: { kind: "import_result" } }),
    events: await tx.event.groupBy({ by: ["variantId"], where: { name: "values-imported" }, _count: true }),
    run: await tx.run.findFirstOrThrow({ where: { kind: "import-stock" } }),
  }));
  expect(assignments.every((one) => one.incomingUnits === Number(one.variantId))).toBe(true);
  expect([events.length, events.every((one) => one._count === 1)]).toEqual([VARIANTS, true]);
  expect([told, run.doneItems, run.totalItems]).toEqual([1, VARIANTS, VARIANTS]);
});
