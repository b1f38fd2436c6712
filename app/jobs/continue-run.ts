/** Carries a run on, slice by slice, for a while; then makes room for others and comes back. */
import { inShop } from "#app/data/in-shop.ts";
import { countFailedAttempt, endRun, findRun, lockRun, moveRunOn, type Run } from "#app/data/runs.ts";
import { shopById, type Shop } from "#app/data/shops.ts";
import type { RunKind } from "#app/domain/run.ts";
import { queueBulkWrites } from "#app/flows/queue-bulk-writes.ts";
import { describeError } from "#app/lib/describe-error.ts";
import { log } from "#app/lib/log.server.ts";
import { enqueue } from "#app/queue/enqueue.ts";
import type { JobPayload } from "#app/queue/jobs.ts";
import { NeedsReauth } from "#app/shopify/admin.ts";
import { RUN_SLICES } from "./runs/index.ts";
import { RunOvertaken, type RunContext, type RunSlice, type SliceEnd } from "./runs/run-slice.ts";

/** Other runs wait in the same line. */
const TURN_MS = 5_000;
const MAX_ATTEMPTS = 6;
const SIGN_IN = "Shopify wants you to sign in again. Open Standby in your Shopify admin, then choose Resume.";
const GAVE_UP =
  "Standby tried several times and could not go on. Nothing is lost: what is done stays done, and Resume goes on from here.";

/** @throws when a slice fails: the engine tries again, from the place last saved. */
export async function continueRun(
  payload: JobPayload<"continue-run">,
  slices: Partial<Record<RunKind, RunSlice>> = RUN_SLICES,
): Promise<void> {
  const { shopId } = payload;
  const runId = BigInt(payload.runId);
  const shop = await shopById(shopId);
  if (!shop || shop.uninstalledAt) return;
  const giveWayAt = Date.now() + TURN_MS;
  while (Date.now() < giveWayAt) {
    const run = await inShop(shopId, (tx) => findRun(tx, runId));
    if (!run || run.state !== "running") return;
    const outcome = await carryOut(shop, run, slices[run.kind as RunKind]);
    if (outcome === "stopped") return;
    if (outcome === "done") return void (await end(run, { state: "done" }));
    if (outcome !== "more") return inShop(shopId, (tx) => enqueue(tx, "continue-run", payload, outcome));
  }
  await inShop(shopId, (tx) => enqueue(tx, "continue-run", payload));
}

async function carryOut(shop: Shop, run: Run, slice: RunSlice | undefined): Promise<SliceEnd | "stopped"> {
  try {
    if (!slice) throw new Error(`This worker knows no runs of kind ${run.kind}.`);
    return await slice(contextOf(shop, run));
  } catch (error) {
    if (error instanceof RunOvertaken) return "stopped";
    if (error instanceof NeedsReauth) {
      await end(run, { state: "failed", problem: SIGN_IN });
      return "stopped";
    }
    const attempts = await inShop(shop.id, (tx) => countFailedAttempt(tx, run.id));
    if (attempts < MAX_ATTEMPTS) throw error;
    log.error({ shopId: shop.id, run: String(run.id), kind: run.kind, failure: describeError(error) }, "a run failed");
    await end(run, { state: "failed", problem: GAVE_UP });
    return "stopped";
  }
}

const contextOf = (shop: Shop, run: Run): RunContext => ({
  shop,
  run,
  save: (work) =>
    inShop(shop.id, async (tx) => {
      if (!(await lockRun(tx, run))) throw new RunOvertaken();
      await moveRunOn(tx, run, await work(tx), new Date());
    }),
});

/** What an interrupted run had not told Shopify yet is told all the same. */
const end = (run: Run, how: { state: "done" | "failed"; problem?: string }) =>
  inShop(run.shopId, async (tx) => {
    const ended = await endRun(tx, run.id, { ...how, now: new Date() });
    if (ended && how.state === "failed") await queueBulkWrites(tx);
  });
