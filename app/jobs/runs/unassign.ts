/** Takes many variants out of Standby, a slice at a time, and mails the owner their stock data at the end. */
import { inShop } from "#app/data/in-shop.ts";
import type { RunProgress } from "#app/domain/run.ts";
import type { UnassignRunInput } from "#app/domain/variant-change.ts";
import { BULK_FROM } from "#app/flows/plan-bulk-write.ts";
import { queueBulkWrites } from "#app/flows/queue-bulk-writes.ts";
import { tellStockData } from "#app/flows/tell-stock-data.ts";
import { unassignInRun } from "#app/flows/unassign-in-run.ts";
import { nextVariants, SELECTION_START, type SelectionCursor } from "./next-variants.ts";
import type { RunSlice } from "./run-slice.ts";
import { beginTelling, isTelling, TELLING, tellShopify } from "./tell-shopify.ts";

/** The cursor after the owner has been told. */
type UnassignCursor = SelectionCursor & { told?: boolean };

export const unassignRun: RunSlice = async ({ shop, run, save }) => {
  if (isTelling(run.cursor)) return tellShopify({ shop, run, save });
  const { selection, afterwards } = run.input as UnassignRunInput;
  const tell = (run.totalItems ?? 0) >= BULK_FROM ? ("in-bulk" as const) : undefined;
  const from = (run.cursor ?? SELECTION_START) as UnassignCursor;
  if (from.told) return "done";
  const next = await inShop(shop.id, (tx) => nextVariants(tx, selection, from));
  const now = new Date();
  await save(async (tx): Promise<RunProgress> => {
    if (next.variantIds.length > 0) {
      const input = { runId: run.id, variantIds: next.variantIds, afterwards, actor: run.actor, now, tell };
      const done = await unassignInRun(tx, input);
      if (tell) await queueBulkWrites(tx, { gather: true });
      const reached = (run.doneItems + done) / (run.totalItems ?? 1);
      return { cursor: next.cursor, done, ...(tell && { result: { reached, whole: 2 } }) };
    }
    await tellStockData(tx, { runId: run.id, variants: run.doneItems });
    if (!tell) return { cursor: { ...from, told: true } };
    await beginTelling(tx);
    return { cursor: TELLING, result: { phase: "telling" } };
  });
  return "more";
};
