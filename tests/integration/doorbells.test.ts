import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { claimBell, holdRings, releaseRings, renewLease, requeueBell, ring, silenceBell } from "#app/data/doorbells.ts";
import { inShop } from "#app/data/in-shop.ts";
import { pool } from "#app/db.server.ts";
import { runBell, type SliceOutcome } from "#app/jobs/run-bell.ts";

beforeEach(() => pool.query("truncate doorbells"));
afterAll(() => pool.end());

const ringFor = (shopKey: string, at?: Date) => inShop(1, (tx) => ring(tx, "messages", shopKey, at));
const bells = async () =>
  (await pool.query<{ shop_key: string; rings: string; leased_until: Date | null }>("select * from doorbells order by shop_key"))
    .rows;
const claim = async () => {
  const claimed = await claimBell("messages", 10);
  if (!claimed) throw new Error("No bell has rung.");
  return claimed;
};

test("a bell is claimed once, oldest ring first, and not before its time", async () => {
  await ringFor("2");
  await ringFor("1");
  await ringFor("3", new Date(Date.now() + 60_000));
  expect([(await claim()).shopKey, (await claim()).shopKey]).toEqual(["2", "1"]);
  expect(await claimBell("messages", 10)).toBeNull();
  expect(await claimBell("inbox", 10)).toBeNull();
});

test("a bell that rings while it is worked on is not silenced", async () => {
  await ringFor("1");
  const claimed = await claim();
  await ringFor("1");
  await silenceBell(claimed);
  expect(await claim()).toMatchObject({ shopKey: "1", rings: "2" });
});

test("an appointment yields to a ring that came meanwhile", async () => {
  await ringFor("1");
  const quiet = await claim();
  await requeueBell(quiet, new Date(Date.now() + 60_000));
  expect(await claimBell("messages", 10)).toBeNull();
  await ringFor("1");
  const again = await claim();
  await ringFor("1");
  await requeueBell(again, new Date(Date.now() + 60_000));
  expect((await claim()).shopKey).toBe("1");
});

test("who lost the lease can neither renew it nor take the bell away from its new holder", async () => {
  await ringFor("1");
  const lost = await claim();
  await pool.query("update doorbells set leased_until = now() - interval '1 second'");
  const holder = await claim();
  expect(await renewLease(lost, 10)).toBeNull();
  await silenceBell(lost);
  await requeueBell(lost);
  expect(await claimBell("messages", 10)).toBeNull();
  expect(await renewLease(holder, 10)).toMatchObject({ shopKey: "1" });
});

test("rings held back in a long transaction ring at its end, once per shop", async () => {
  await inShop(1, async (tx) => {
    holdRings(tx);
    await ring(tx, "messages", "1");
    await ring(tx, "messages", "1");
    await ring(tx, "messages", "2");
    expect(await bells()).toEqual([]);
    await releaseRings(tx);
  });
  expect((await bells()).map(({ shop_key, rings }) => [shop_key, rings])).toEqual([
    ["1", "1"],
    ["2", "1"],
  ]);
});

test(
  "whatever rings while three workers work: all is done, never by two at once, and no bell is left",
  { timeout: 60_000 },
  async () => {
    const plan = fc.array(
      fc.record({
        shop: fc.integer({ min: 1, max: 4 }),
        work: fc.integer({ min: 1, max: 3 }),
        pauseMs: fc.integer({ min: 0, max: 8 }),
      }),
      {
        minLength: 10,
        maxLength: 40,
      },
    );
    await fc.assert(
      fc.asyncProperty(plan, async (rings) => {
        const pending = new Map<string, number>();
        const busy = new Set<string>();
        const slice = async (shop: string): Promise<SliceOutcome> => {
          expect(busy.has(shop)).toBe(false);
          busy.add(shop);
          await sleep(2);
          const left = (pending.get(shop) ?? 0) - 1;
          if (left >= 0) pending.set(shop, left);
          await sleep(2);
          busy.delete(shop);
          return left > 0 ? "more" : "done";
        };
        const workers = [1, 2, 3].map(() => runBell({ bell: "messages", concurrency: 2, slice }));
        for (const { shop, work, pauseMs } of rings) {
          pending.set(String(shop), (pending.get(String(shop)) ?? 0) + work);
          await ringFor(String(shop));
          await sleep(pauseMs);
        }
        await expect.poll(bells, { interval: 20 }).toEqual([]);
        await Promise.all(workers.map((worker) => worker.stop()));
        expect([...pending.values()].filter((left) => left > 0)).toEqual([]);
      }),
      { numRuns: 6 },
    );
  },
);

test("a slice that fails is tried again, and stopping waits for the slice under way", async () => {
  await ringFor("1");
  let tries = 0;
  let finished = false;
  const slice = async (): Promise<SliceOutcome> => {
    if (++tries === 1) throw new Error("lost connection");
    await sleep(100);
    finished = true;
    return "done";
  };
  const worker = runBell({ bell: "messages", concurrency: 1, slice });
  await expect.poll(() => tries).toBe(2);
  await worker.stop();
  expect(finished).toBe(true);
  expect(await bells()).toEqual([]);
});
