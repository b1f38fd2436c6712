/** A slice of giving a changed template's values to its assignments. */
import type { CopiedField } from "#app/domain/template-values.ts";
import { updateAssignmentsFromTemplate } from "#app/flows/update-assignments-from-template.ts";
import type { RunSlice } from "./run-slice.ts";

const SLICE_VARIANTS = 250;

/** As `changeTemplate` starts it. */
type Input = { templateId: string; before: string; fields: CopiedField[]; conditionChanged: boolean };

export const updateFromTemplateSlice: RunSlice = async ({ run, save }) => {
  const { templateId, before, fields, conditionChanged } = run.input as Input;
  const after = BigInt((run.cursor as { after: string } | null)?.after ?? "0");
  const change = { templateId: BigInt(templateId), before, fields };
  let last = false;
  await save(async (tx) => {
    const input = { change, conditionChanged, after, limit: SLICE_VARIANTS, actor: run.actor, now: new Date() };
    const done = await updateAssignmentsFromTemplate(tx, input);
    last = done.next === null;
    return { cursor: { after: String(done.next ?? after) }, done: done.seen };
  });
  return last ? "done" : "more";
};
