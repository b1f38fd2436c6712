/** Assigns, imports and unassigns so many variants by real runs whose worker is killed half-way, against a sandbox of its own. Prints JSON as its last line. */
import { setTimeout as sleep } from "node:timers/promises";
import { startSandboxShopify } from "../tests/integration/sandbox-shopify.ts";
import { installLarge } from "../tests/integration/large-shop.ts";
import type { KillAt, LargeStore, Part } from "./run-parts.ts";
import type { ReconcileResult } from "./reconcile-round.ts";
import { watchWorker, type WatchedWorker } from "./watched-worker.ts";

export type PartResult = {
  seconds: number;
  rawSeconds: number;
  peakMegabytes: number;
  /** How long it stood still after each kill. */
  stoodStill: number[];
  points: number;
  requests: number;
  /** What was asked most often, and how often. */
  asked: [string, number][];
  operations: number;
  wrong: string[];
};

export type Story = { runs: Record<"assign" | "import" | "unassign", PartResult>; reconciled: ReconcileResult };

const SIZES = 10;
const LOOK_MS = 500;
const MOST_ASKED = 3;
const variants = Number(process.argv[2]);
/** Of a smaller store only the memory is wanted. */
const withBaseline = process.argv[3] !== "without-baseline";

const shopify = await startSandboxShopify();
process.env.SHOPIFY_API_BASE = shopify.base;
const { inShop } = await import("#app/data/in-shop.ts");
const { findRun } = await import("#app/data/runs.ts");
const { countUnwritten } = await import("#app/data/write-leases.ts");
const { closeDatabase } = await import("#app/data/database.ts");
const parts = await import("./run-parts.ts");
const { reconcile } = await import("./reconcile-round.ts");

type Place = { state: string; problem: string | null; done: number; told: number };

async function placeOf({ shopId }: LargeStore, runId: bigint, items: number): Promise<Place> {
  const [run, left] = await inShop(shopId, async (tx) => [await findRun(tx, runId), await countUnwritten(tx)] as const);
  const { state = "gone", problem = null, doneItems = 0 } = run ?? {};
  const done = doneItems / items;
  return { state, problem, done, told: done < 1 ? 0 : 1 - left / items };
}

async function carryOut(store: LargeStore, run: Part["runs"][number], worker: WatchedWorker, say: (words: string) => void) {
  const { begin, items } = run;
  const kills: KillAt[] = [...run.kills];
  const stoodStill: number[] = [];
  let [killedAt, before, shown]: [number, string, number] = [0, "", -1];
  const runId = await begin(store);
  for (;;) {
    const place = await placeOf(store, runId, items);
    const seen = Math.floor(10 * (place.done + place.told)) * 5;
    if (seen > shown) say(`${(shown = seen)} %`);
    if (killedAt > 0 && before !== JSON.stringify(place)) {
      stoodStill.push((performance.now() - killedAt) / 1000);
      killedAt = 0;
    }
    if (place.state !== "running") {
      if (place.state !== "done") throw new Error(`The run is ${place.state}: ${place.problem}`);
      return { stoodStill, missedKills: kills.length };
    }
    const [next] = kills;
    if (killedAt === 0 && next && place[next.of] >= next.share) {
      kills.shift();
      await worker.kill();
      [killedAt, before] = [performance.now(), JSON.stringify(await placeOf(store, runId, items))];
      say("killed");
    }
    await sleep(LOOK_MS);
  }
}

function mostOften(names: string[]): [string, number][] {
  const times = new Map<string, number>();
  for (const name of names.map((one) => one.replace(/_.*/, ""))) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times].sort(([, one], [, other]) => other - one).slice(0, MOST_ASKED);
}

async function measure(store: LargeStore, part: Part, env: Record<string, string>): Promise<PartResult> {
  const { shop } = store;
  const before = { points: shopify.points, requests: shopify.asked.length, operations: shop.bulkOperations.size };
  const worker = await watchWorker(env);
  const startedAt = performance.now();
  const say = (words: string) =>
    process.stderr.write(`${part.name}: ${words} after ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
  const stoodStill: number[] = [];
  const wrong: string[] = [];
  try {
    for (const run of part.runs) {
      const ended = await carryOut(store, run, worker, say);
      stoodStill.push(...ended.stoodStill);
      if (ended.missedKills > 0) wrong.push(`${ended.missedKills} kills came too late`);
    }
  } finally {
    await worker.stop();
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const wrongAtEnd = await part.check(store);
  say(`checked; the worker held at most ${worker.peakMegabytes().toFixed(0)} MB; wrong: ${wrongAtEnd.join(", ") || "nothing"};`);
  return {
    seconds,
    peakMegabytes: worker.peakMegabytes(),
    stoodStill,
    points: shopify.points - before.points,
    requests: shopify.asked.length - before.requests,
    asked: mostOften(shopify.asked.slice(before.requests)),
    operations: shop.bulkOperations.size - before.operations,
    wrong: [...wrong, ...wrongAtEnd],
    rawSeconds: withBaseline ? await part.raw(store) : 0,
  };
}

const env = { SHOPIFY_API_BASE: shopify.base };
const domain = `runs-of-${variants}.myshopify.com`;
const { shopId, state: shop } = await installLarge(shopify.context, { domain, products: variants / SIZES, sizes: SIZES });
const store = { shopId, shop };
const assign = await measure(store, parts.assigning(variants), env);
const reconciled = await reconcile({ store, shopify }, env, (words) => process.stderr.write(`reconcile: ${words}\n`));
const results: Story = {
  runs: {
    assign,
    import: await measure(store, parts.importing(variants), env),
    unassign: await measure(store, parts.unassigning(variants), env),
  },
  reconciled,
};
process.stdout.write(`\n${JSON.stringify(results)}`);
shopify.stop();
await closeDatabase();
process.exit(0);
