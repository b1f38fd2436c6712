/** The last part of a large run: the offers it changed are told to Shopify in bulk, and the run says how far that is. */
import { isBulkWriting } from "#app/data/bulk-writes.ts";
import { inShop } from "#app/data/in-shop.ts";
import { countUnwritten } from "#app/data/write-leases.ts";
import { queueBulkWrites } from "#app/flows/queue-bulk-writes.ts";
import type { RunContext, SliceEnd } from "./run-slice.ts";

const LOOK_AGAIN_MS = 2_000;

/** The cursor of a run that has come to its last part. */
export type Telling = { telling: true };
export const TELLING: Telling = { telling: true };
export const isTelling = (cursor: unknown): cursor is Telling =>
  typeof cursor === "object" && cursor !== null && "telling" in cursor;

/** Call it in the transaction that saves the cursor `TELLING`. */
export const beginTelling = queueBulkWrites;

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
