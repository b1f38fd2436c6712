/** Unassigns a run's next variants and keeps their stock data for the owner's file. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { addRunLines } from "#app/data/run-lines.ts";
import { readStockData } from "#app/data/views/stock-data.ts";
import { unassignVariants, type UnassignInput } from "./unassign-variants.ts";

/** @returns how many were assigned before. */
export async function unassignInRun(tx: ShopTx, { runId, ...input }: UnassignInput & { runId: bigint }): Promise<number> {
  await lockVariants(tx, input.variantIds);
  await addRunLines(tx, runId, await readStockData(tx, input.variantIds));
  return (await unassignVariants(tx, input)).unassigned;
}
