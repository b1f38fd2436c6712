/** Lets failed work go on where it was. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { reopenRun } from "#app/data/runs.ts";
import { enqueue } from "#app/queue/enqueue.ts";

/** @returns false when it has not failed. */
export async function resumeRun(tx: ShopTx, input: { runId: bigint; now: Date }): Promise<boolean> {
  const reopened = await reopenRun(tx, input.runId, input.now);
  if (reopened) await enqueue(tx, "continue-run", { shopId: tx.shopId, runId: String(input.runId) });
  return reopened;
}
