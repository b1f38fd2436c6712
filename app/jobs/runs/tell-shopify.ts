/** The last part of a large run: the offers it changed are told to Shopify in bulk, and the run says how far that is. */
import { isBulkWriting } from "#app/data/bulk-writes.ts";
import { inShop, type ShopTx } from "#app/data/in-shop.ts";
import type { Run } from "#app/data/runs.ts";
import { countUnwritten } from "#app/data/write-leases.ts";
import type { RunProgress } from "#app/domain/run.ts";
import { BULK_FROM } from "#app/flows/plan-bulk-write.ts";
import { queueBulkWrites } from "#app/flows/queue-bulk-writes.ts";
import type { RunContext, RunSlice, SliceEnd } from "./run-slice.ts";

const LOOK_AGAIN_MS = 2_000;

/** The cursor of a run that has come to its last part. */
type Telling = { telling: true };
const TELLING: Telling = { telling: true };
export const isTelling = (cursor: unknown): cursor is Telling =>
  typeof cursor === "object" && cursor !== null && "telling" in cursor;

/** How the offers that a run changes reach Shopify: many together, few soon. */
export const tellOf = ({ totalItems }: Pick<Run, "totalItems">) =>
  (totalItems ?? 0) >= BULK_FROM ? ("in-bulk" as const) : undefined;

/** Lets a large run go on, when its slices are done, until Shopify has been told. Its slices decide with `tellOf`. */
export function untilTold(slice: RunSlice): RunSlice {
  return async (context) => {
    const { run, save } = context;
    if (isTelling(run.cursor)) return tellShopify(context);
    if (tellOf(run) === undefined) return slice(context);
    const end = await slice({ ...context, save: (work) => save(async (tx) => gathered(tx, run, await work(tx))) });
    if (end !== "done") return end;
    await save(beginTelling);
    return "more";
  };
}

/** Telling begins beside the run; both are halves of its bar. */
async function gathered(tx: ShopTx, { totalItems, doneItems, failedItems }: Run, progress: RunProgress): Promise<RunProgress> {
  const { done = 0, failures = [], result } = progress;
  await queueBulkWrites(tx, { gather: true });
  const reached = Math.min(1, (doneItems + failedItems + done + failures.length) / (totalItems ?? 1));
  return { ...progress, result: { reached, whole: 2, ...result } };
}

export async function beginTelling(tx: ShopTx): Promise<RunProgress> {
  await queueBulkWrites(tx);
  return { cursor: TELLING, result: { phase: "telling" } };
}

/** What Shopify refuses is tried again by jobs of its own; the run does not wait for those. */
export async function tellShopify({ shop, run, save }: RunContext): Promise<SliceEnd> {
  const { left, busy } = await inShop(shop.id, async (tx) => ({
    left: await countUnwritten(tx),
    busy: await isBulkWriting(tx),
  }));
  if (left === 0 || !busy) return "done";
  const share = 1 - Math.min(1, left / Math.max(1, run.doneItems));
  await save(() => Promise.resolve({ cursor: TELLING, result: { phase: "telling", left, reached: 1 + share, whole: 2 } }));
  return { waitMs: LOOK_AGAIN_MS };
}
