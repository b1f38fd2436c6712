/** A slice of giving a changed template's values to its assignments. */
import type { CopiedField } from "#app/domain/template-values.ts";
import { updateAssignmentsFromTemplate } from "#app/flows/update-assignments-from-template.ts";
import type { RunSlice } from "./run-slice.ts";
import { tellOf } from "./tell-shopify.ts";

const SLICE_VARIANTS = 250;

/** As `changeTemplate` starts it. */
type Input = { templateId: string; before: string; fields: CopiedField[]; conditionChanged: boolean };

/** The last variant of the slice before; null after the last slice. */
type Cursor = { after: string | null };

export const updateFromTemplateSlice: RunSlice = async ({ run, save }) => {
  const { templateId, before, fields, conditionChanged } = run.input as Input;
  const { after } = (run.cursor ?? { after: "0" }) as Cursor;
  if (after === null) return "done";
  const change = { templateId: BigInt(templateId), before, fields };
  await save(async (tx) => {
    const now = new Date();
    const input = {
      change,
      conditionChanged,
      after: BigInt(after),
      limit: SLICE_VARIANTS,
      actor: run.actor,
      now,
      tell: tellOf(run),
    };
    const { next, seen, refused } = await updateAssignmentsFromTemplate(tx, input);
    const failures = refused.map(({ title, reason }) => ({ item: title, reason: `Keeps its threshold: ${reason}` }));
    return { cursor: { after: next === null ? null : String(next) }, done: seen - failures.length, failures };
  });
  return "more";
};
