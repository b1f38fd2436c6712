/** Takes many variants out of Standby, a slice at a time, and mails the owner their stock data at the end. */
import { inShop } from "#app/data/in-shop.ts";
import type { UnassignRunInput } from "#app/domain/variant-change.ts";
import { tellStockData } from "#app/flows/tell-stock-data.ts";
import { unassignInRun } from "#app/flows/unassign-in-run.ts";
import { nextVariants, SELECTION_START, type SelectionCursor } from "./next-variants.ts";
import type { RunSlice } from "./run-slice.ts";
import { tellOf } from "./tell-shopify.ts";

/** The cursor after the owner has been told. */
type UnassignCursor = SelectionCursor & { told?: boolean };

export const unassignRun: RunSlice = async ({ shop, run, save }) => {
  const { selection, afterwards } = run.input as UnassignRunInput;
  const from = (run.cursor ?? SELECTION_START) as UnassignCursor;
  if (from.told) return "done";
  const { variantIds, cursor } = await inShop(shop.id, (tx) => nextVariants(tx, selection, from));
  const now = new Date();
  await save(async (tx) => {
    if (variantIds.length > 0) {
      const input = { runId: run.id, variantIds, afterwards, actor: run.actor, now, tell: tellOf(run) };
      return { cursor, done: await unassignInRun(tx, input) };
    }
    await tellStockData(tx, { runId: run.id, variants: run.doneItems });
    return { cursor: { ...from, told: true } };
  });
  return "more";
};
