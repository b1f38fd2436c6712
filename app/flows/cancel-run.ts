/** Stops long work after the slice under way; what was done stays done. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { endRun } from "#app/data/runs.ts";
import { queueBulkWrites } from "#app/flows/queue-bulk-writes.ts";

/** @returns false when it had ended before. */
export async function cancelRun(tx: ShopTx, input: { runId: bigint; now: Date }): Promise<boolean> {
  const ended = await endRun(tx, input.runId, { state: "cancelled", now: input.now });
  if (ended) await queueBulkWrites(tx);
  return ended;
}
