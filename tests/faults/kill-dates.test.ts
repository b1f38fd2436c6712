import { afterAll, afterEach, expect, test } from "vitest";
import { markDue } from "#app/data/due-offers.ts";
import { inShop } from "#app/data/in-shop.ts";
import { pool, prisma } from "#app/db.server.ts";
import { decideDueOffers } from "#app/flows/decide-due-offers.ts";
import { decideDueOffers as findDueShops } from "#app/jobs/decide-due-offers.ts";
import { boss } from "#app/queue/boss.server.ts";
import { assign, BERLIN, facts, makeShop, place } from "../integration/assigned-shop.ts";
import { startChild, type Child } from "./child.ts";

/** More than a slice, so that the first is done and the second is not. */
const VARIANTS = 600;
const LATE = 590n;
const KINDS = 3;
const DAY_MS = 24 * 60 * 60 * 1000;
const now = Date.now();
const yesterday = new Date(now - DAY_MS);

let worker: Child | undefined;
const startWorker = async () => void (worker = await startChild("tests/faults/worker-process.ts", {}, "worker ready"));
afterEach(() => worker?.kill("SIGKILL"));
afterAll(() => Promise.all([boss.stop({ graceful: false }), pool.end()]));

/** Sold-out backorders: a third has opened, a third has ended, and for a third the day of its stock has come, while no worker ran. */
async function withDates(): Promise<number> {
  const shopId = await makeShop({ ownerEmail: "owner@shop.test" });
  await prisma.shop.update({ where: { id: shopId }, data: { timeZone: "UTC" } });
  const ids = Array.from({ length: VARIANTS }, (_, nth) => BigInt(nth + 1));
  const sold = ids.map((id) => facts({ variantId: id, inventoryItemId: id, productId: id, levels: [place(BERLIN, 0)] }));
  await assign(shopId, ...sold);
  const before = new Date(now - KINDS * DAY_MS);
  await inShop(shopId, async (tx) => {
    await tx.$executeRaw`
      update assignments set mode = 'backorder', incoming_units = 5,
        starts_at = case when variant_id % ${KINDS} = 0 then ${yesterday}::timestamptz end,
        ends_at = case when variant_id % ${KINDS} = 1 then ${yesterday}::timestamptz end,
        back_in_stock_on = case when variant_id % ${KINDS} = 2 then ${yesterday.toISOString().slice(0, "2026-12-01".length)}::date end
      where shop_id = ${shopId}`;
    await markDue(tx, "all", before);
    await decideDueOffers(tx, { now: before, limit: VARIANTS });
    await tx.event.deleteMany();
    await tx.message.deleteMany();
  });
  return shopId;
}

const offersOf = (shopId: number) =>
  inShop(
    shopId,
    (tx) => tx.$queryRaw<{ kind: number; offer: string; variants: number }[]>`
      select (variant_id % ${KINDS})::int as kind, offer, count(*)::int as variants from assignments
      where shop_id = ${shopId} group by 1, 2 order by 1, 2`,
  );
const switches = async (shopId: number) =>
  (await inShop(shopId, (tx) => tx.event.findMany({ where: { name: "offer-switched" } }))).map(({ variantId }) => variantId);

/** What the worker waits for: somebody else has the variant. */
async function whileHeld(shopId: number, work: () => Promise<void>): Promise<void> {
  await inShop(shopId, async (tx) => {
    await tx.$queryRaw`select 1 from assignments where shop_id = ${shopId} and variant_id = ${LATE} for update`;
    await work();
  });
}
const waiting = async () =>
  (await pool.query<{ any: boolean }>("select exists (select 1 from pg_locks where not granted) as any")).rows[0]?.any;

test(
  "a worker killed between dates that are due and offers that are decided: each is decided, once",
  { timeout: 60_000 },
  async () => {
    const shopId = await withDates();
    expect(await offersOf(shopId)).toEqual([
      { kind: 0, offer: "unavailable", variants: VARIANTS / KINDS },
      { kind: 1, offer: "backorder", variants: VARIANTS / KINDS },
      { kind: 2, offer: "backorder", variants: VARIANTS / KINDS },
    ]);
    await whileHeld(shopId, async () => {
      await startWorker();
      await findDueShops();
      await expect.poll(waiting, { interval: 20 }).toBe(true);
      await worker?.kill("SIGKILL");
    });
    const early = await switches(shopId);
    expect(early.length).toBeGreaterThan(0);
    expect(early.length).toBeLessThan(VARIANTS);
    // What a dead worker held is free again after some minutes; the test does not wait for that.
    await pool.query("update pgboss.job set state = 'created', started_on = null where state in ('active', 'retry')");
    await startWorker();
    // The next minute asks once more for what is being done already.
    await findDueShops();
    await expect.poll(async () => (await switches(shopId)).length, { interval: 50 }).toBe(VARIANTS);
    expect(await offersOf(shopId)).toEqual([
      { kind: 0, offer: "backorder", variants: VARIANTS / KINDS },
      { kind: 1, offer: "unavailable", variants: VARIANTS / KINDS },
      { kind: 2, offer: "unavailable", variants: VARIANTS / KINDS },
    ]);
    expect(new Set(await switches(shopId)).size).toBe(VARIANTS);
  },
);
