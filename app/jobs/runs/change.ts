/** Changes many assigned variants alike, a slice at a time. */
import { inShop } from "#app/data/in-shop.ts";
import type { ChangeRunInput } from "#app/domain/variant-change.ts";
import { changeVariants } from "#app/flows/change-variants.ts";
import { nextVariants, SELECTION_START, type SelectionCursor } from "./next-variants.ts";
import type { RunSlice } from "./run-slice.ts";
import { tellOf } from "./tell-shopify.ts";

export const changeRun: RunSlice = async ({ shop, run, save }) => {
  const { selection, change } = run.input as ChangeRunInput;
  const from = (run.cursor ?? SELECTION_START) as SelectionCursor;
  const { variantIds, cursor } = await inShop(shop.id, (tx) => nextVariants(tx, selection, from));
  if (variantIds.length === 0) return "done";
  await save(async (tx) => {
    const outcome = await changeVariants(tx, { variantIds, change, actor: run.actor, now: new Date(), tell: tellOf(run) });
    if (!outcome.ok) return { cursor, failures: variantIds.map((id) => ({ item: String(id), reason: outcome.reason })) };
    const failures = outcome.refused.map(({ title, reason }) => ({ item: title, reason }));
    return { cursor, done: variantIds.length - failures.length, failures };
  });
  return "more";
};
