/** Stops long work after the slice under way; what was done stays done. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { endRun } from "#app/data/runs.ts";

/** @returns false when it had ended before. */
export function cancelRun(tx: ShopTx, input: { runId: bigint; now: Date }): Promise<boolean> {
  return endRun(tx, input.runId, { state: "cancelled", now: input.now });
}
