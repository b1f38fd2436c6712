/** Starts long work: the run and the job that carries it out exist together. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { insertRun, type NewRun, type Run } from "#app/data/runs.ts";
import { enqueue } from "#app/queue/enqueue.ts";

export type { NewRun };

export async function startRun(tx: ShopTx, run: NewRun): Promise<Run> {
  const started = await insertRun(tx, run);
  await enqueue(tx, "continue-run", { shopId: tx.shopId, runId: String(started.id) });
  return started;
}
