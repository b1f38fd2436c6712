import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { setBulkSettings } from "#sandbox/admin-api/bulk-settings.ts";
import { setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { inShop } from "#app/data/in-shop.ts";
import { pool } from "#app/db.server.ts";
import { requestCheck } from "#app/flows/request-check.ts";
import { boss } from "#app/queue/boss.server.ts";
import { installLarge } from "../integration/large-shop.ts";
import { startChild, type Child } from "./child.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("../integration/sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});

const VARIANTS = 1_100;
const DIFFERENT = VARIANTS / 10;
const UNITS = 7;
/** Before the answer is heard, or while a piece of the file is compared. */
const KILLS = [
  { at: "RunBulkQuery", afterMs: 0 },
  { at: "ReadBulkOperation", afterMs: 0 },
  { at: "ReadBulkOperation", afterMs: 300 },
];

let worker: Child | undefined;
const startWorker = async () => void (worker = await startChild("tests/faults/worker-process.ts", {}, "worker ready"));
afterEach(() => worker?.kill("SIGKILL"));
afterAll(async () => {
  shopify.stop();
  await Promise.all([boss.stop({ graceful: false }), pool.end()]);
});

/** Shopify carries out all the same what the dead one asked for. What it held is free again at once; the test does not wait. */
function killAt(kills: typeof KILLS) {
  const left = [...kills];
  let isKilling = false;
  const kill = async (afterMs: number) => {
    isKilling = true;
    await sleep(afterMs);
    await worker?.kill("SIGKILL");
    await pool.query("update doorbells set leased_until = null");
    void startWorker().then(() => (isKilling = false));
  };
  shopify.fault = async (operation) => {
    const [next] = left;
    if (isKilling || operation !== next?.at) return null;
    left.shift();
    const killed = kill(next.afterMs);
    if (next.afterMs === 0) await killed;
    return null;
  };
  return left;
}

/** Shopify was told of an offer that it does not have; of all but every tenth the telling is still under way. */
const assignAll = (shopId: number, { products, variants }: ShopState) =>
  inShop(shopId, async (tx) => {
    const { id } = await tx.template.findFirstOrThrow();
    const rows = [...variants.values()].map(({ id: variantId, productId, inventoryItemId, title: size }) => {
      const { title, handle } = products.get(productId)!;
      return { variantId, productId, inventoryItemId, title, handle, size };
    });
    await tx.$executeRaw`
      insert into assignments (shop_id, variant_id, product_id, inventory_item_id, product_title, variant_title, product_handle, sku,
        template_id, mode, offer, offer_reason, stock_units, original_policy, intent_version, written_version, written_at)
      select ${shopId}, "variantId", "productId", "inventoryItemId", title, size, handle, '',
        ${id}, 'waitlist', 'waitlist', '', 0, 'CONTINUE', 1, (row_number() over () % 10 = 0)::int, now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v
        ("variantId" bigint, "productId" bigint, "inventoryItemId" bigint, title text, size text, handle text)`;
  });

test(
  "a catalogue is compared in bulk: killed at every step, each variant is compared and each difference told, once",
  { timeout: 240_000 },
  async () => {
    const { shopId, state } = await installLarge(shopify.context, {
      domain: "killed-reconcile.myshopify.com",
      products: VARIANTS / 10,
      sizes: 10,
    });
    setBulkSettings(state, { linesPerSecond: 10_000 });
    const variants = [...state.variants.values()];
    await assignAll(shopId, state);
    const [locationId = 0] = state.locations.keys();
    const sold = variants[700]!;
    setAvailable(shopify.context, state, { inventoryItemId: sold.inventoryItemId, locationId, units: UNITS });
    const left = killAt(KILLS);
    await inShop(shopId, (tx) => requestCheck(tx, new Date()));
    await startWorker();

    const pass = () => inShop(shopId, (tx) => tx.reconcilePass.findUnique({ where: { shopId } }));
    await expect.poll(async () => (await pass())?.roundEndedAt ?? null, { timeout: 200_000, interval: 200 }).not.toBeNull();
    expect(left).toEqual([]);
    expect(await pass()).toMatchObject({ roundChecked: VARIANTS, checkRequestedAt: null, cursor: null });
    expect([...state.bulkOperations.values()].map(({ type }) => type)).toEqual(["QUERY"]);
    expect(shopify.asked.filter((name) => name === "ReconcileVariants")).toEqual([]);
    const told = await inShop(
      shopId,
      (tx) => tx.$queryRaw<{ kind: string; variants: number; lines: number }[]>`
      select detail->>'kind' as kind, count(distinct variant_id)::int as variants, count(*)::int as lines from events
      where shop_id = ${shopId} and name = 'drift-found' and variant_id is not null group by 1 order by 1`,
    );
    expect(told).toEqual([
      { kind: "offer_metafield", variants: DIFFERENT, lines: DIFFERENT },
      { kind: "policy", variants: DIFFERENT, lines: DIFFERENT },
    ]);
    const found = await inShop(shopId, (tx) => tx.assignment.findMany({ where: { stockUnits: { not: 0 } } }));
    expect(found.map(({ variantId, stockUnits }) => [Number(variantId), stockUnits])).toEqual([[sold.id, UNITS]]);
  },
);
