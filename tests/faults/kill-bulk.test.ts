import { afterAll, afterEach, expect, test, vi } from "vitest";
import { setBulkSettings } from "#sandbox/admin-api/bulk-settings.ts";
import { gid } from "#sandbox/store/gid.ts";
import { inShop } from "#app/data/in-shop.ts";
import { pool } from "#app/db.server.ts";
import { everything } from "#app/domain/assign-selection.ts";
import { readProductsFilter } from "#app/domain/products-filter.ts";
import { startAssignRun } from "#app/flows/start-assign-run.ts";
import { startRun } from "#app/flows/start-run.ts";
import { boss } from "#app/queue/boss.server.ts";
import { installLarge } from "../integration/large-shop.ts";
import { startChild, type Child } from "./child.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("../integration/sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});

const PRODUCTS = 110;
const SIZES = 10;
const VARIANTS = PRODUCTS * SIZES;

let worker: Child | undefined;
const startWorker = async () => void (worker = await startChild("tests/faults/worker-process.ts", {}, "worker ready"));
afterEach(() => worker?.kill("SIGKILL"));
afterAll(async () => {
  shopify.stop();
  await Promise.all([boss.stop({ graceful: false }), pool.end()]);
});

/** What a dead worker held is free again after some seconds; the test does not wait for that. */
async function release() {
  await pool.query("update pgboss.job set state = 'created', started_on = null where state = 'active' or state = 'retry'");
  await pool.query("update doorbells set leased_until = null");
}

/** Kills the worker when it asks Shopify for something, before it hears the answer. Shopify carries it out all the same. */
function killAt(points: string[]) {
  const left = [...points];
  shopify.fault = async (operation) => {
    if (operation !== left[0]) return null;
    left.shift();
    await worker?.kill("SIGKILL");
    await release();
    void startWorker();
    return null;
  };
  return left;
}

const state = (shopId: number, runId: bigint) =>
  inShop(shopId, (tx) => tx.run.findFirstOrThrow({ where: { id: runId } })).then((run) => run.state);
const mutationsOf = (shop: Awaited<ReturnType<typeof installLarge>>["state"]) =>
  [...shop.bulkOperations.values()].filter(({ type }) => type === "MUTATION").length;

test(
  "a thousand variants: killed at every step of assigning and of unassigning, all is done, once",
  { timeout: 120_000 },
  async () => {
    const { shopId, state: shop } = await installLarge(shopify.context, {
      domain: "killed-bulk.myshopify.com",
      products: PRODUCTS,
      sizes: SIZES,
    });
    setBulkSettings(shop, { linesPerSecond: 1_000 });
    const started = await inShop(shopId, (tx) =>
      startAssignRun(tx, { selection: everything(), title: "Assign", actor: "Ada", now: new Date() }),
    );
    if (!started.ok) throw new Error(started.reason);
    const points = ["RunBulkQuery", "RunBulkMutation", "ReadBulkOperation"];
    const left = killAt(points);
    await startWorker();
    await expect.poll(() => state(shopId, started.run.id), { timeout: 60_000, interval: 200 }).toBe("done");
    expect(left).toEqual([]);
    const rows = await inShop(
      shopId,
      (tx) => tx.$queryRaw<{ name: string; variants: number; lines: number }[]>`
      select name, count(distinct variant_id)::int as variants, count(*)::int as lines from events
      where shop_id = ${shopId} and name in ('variant-assigned', 'offer-written') group by name order by name`,
    );
    expect(rows).toEqual([
      { name: "offer-written", variants: VARIANTS, lines: VARIANTS },
      { name: "variant-assigned", variants: VARIANTS, lines: VARIANTS },
    ]);
    const offers = [...shop.variants.values()].map(({ id, inventoryPolicy }) => {
      const [metafield] = shop.metafields.get(gid("ProductVariant", id)) ?? [];
      return `${inventoryPolicy} ${(JSON.parse(metafield?.value ?? "{}") as { offer?: string }).offer}`;
    });
    expect(new Set(offers)).toEqual(new Set(["DENY waitlist"]));
    expect([...shop.bulkOperations.values()].filter(({ type }) => type === "QUERY")).toHaveLength(1);
    expect(mutationsOf(shop)).toBe(1);

    const filter = readProductsFilter(new URLSearchParams());
    const { id: runId } = await inShop(shopId, (tx) =>
      startRun(tx, {
        ...{ kind: "unassign" as const, title: "Unassign", totalItems: VARIANTS, actor: "Ada", now: new Date() },
        input: { selection: { filter }, afterwards: "restore" },
      }),
    );
    const leftAgain = killAt(["RunBulkMutation", "ReadBulkOperation"]);
    await expect.poll(() => state(shopId, runId), { timeout: 60_000, interval: 200 }).toBe("done");
    expect(leftAgain).toEqual([]);
    expect(new Set([...shop.variants.values()].map(({ inventoryPolicy }) => inventoryPolicy))).toEqual(new Set(["CONTINUE"]));
    expect([...shop.metafields.values()].flat()).toEqual([]);
    expect(await inShop(shopId, (tx) => tx.unassignedVariant.count())).toBe(0);
  },
);
