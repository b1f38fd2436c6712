/** Saves a template's values, and gives them to the assignments that still carry the old ones when the merchant says so. */
import { countCarriers, type TemplateChange } from "#app/data/carried-values.ts";
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { shopOf } from "#app/data/shops.ts";
import { lockTemplates, readTemplateRow, replaceTemplate, valuesOf, type Template } from "#app/data/templates.ts";
import { templateProblems, type TemplateProblems } from "#app/domain/template-problems.ts";
import { changedFields, type TemplateValues } from "#app/domain/template-values.ts";
import { updateAssignmentsFromTemplate } from "#app/flows/update-assignments-from-template.ts";

export type ChangeTemplateInput = {
  templateId: bigint;
  /** `updatedAt` of the template when the merchant began to edit it. */
  version: string;
  values: TemplateValues;
  /** What becomes of the assignments that still carry the old values; left out while nobody has asked the merchant. */
  assignments?: "update" | "keep";
  actor: string;
  now: Date;
};

export type TemplateChanged =
  | { ok: true; updated: number }
  | { ok: false; problems: TemplateProblems }
  /** Nothing is saved yet: so many assignments carry old values, and the merchant chooses what becomes of them. */
  | { ok: false; ask: number }
  | { ok: false; reason: string };

const VARIANTS_AT_ONCE = 1_000;
const GONE = "This template no longer exists.";
const OVERTAKEN = "Somebody else changed this template in the meantime. Reload the page to see their changes, then make yours.";

export async function changeTemplate(tx: ShopTx, input: ChangeTemplateInput): Promise<TemplateChanged> {
  const { templateId, values, actor, now } = input;
  const templates = await lockTemplates(tx);
  const template = templates.find(({ id }) => id === templateId);
  if (!template) return { ok: false, reason: GONE };
  if (template.updatedAt.toISOString() !== input.version) return { ok: false, reason: OVERTAKEN };
  const problems = await problemsWith(tx, input, template, templates);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const fields = changedFields(valuesOf(template), values);
  const change = { templateId, before: await readTemplateRow(tx, templateId), fields };
  if (!input.assignments) {
    const carriers = await countCarriers(tx, change);
    if (carriers > 0) return { ok: false, ask: carriers };
  }
  await replaceTemplate(tx, templateId, values);
  const detail = { template: values.name, fields: fields as string[] };
  await recordEvent(tx, { name: "template-changed", actor, detail, at: now });
  return { ok: true, updated: await carryOut(tx, input, change) };
}

/** @returns how many assignments got new values. */
async function carryOut(tx: ShopTx, input: ChangeTemplateInput, change: TemplateChange): Promise<number> {
  const { assignments, actor, now } = input;
  const conditionChanged = change.fields.includes("switchCondition");
  const fields = assignments === "keep" ? [] : change.fields;
  if (fields.length === 0 && !conditionChanged) return 0;
  let updated = 0;
  for (let after: bigint | null = 0n; after !== null;) {
    const set = { change: { ...change, fields }, conditionChanged, after, limit: VARIANTS_AT_ONCE, actor, now };
    const done: Awaited<ReturnType<typeof updateAssignmentsFromTemplate>> = await updateAssignmentsFromTemplate(tx, set);
    updated += done.updated;
    after = done.next;
  }
  return updated;
}

async function problemsWith(tx: ShopTx, input: ChangeTemplateInput, template: Template, templates: Template[]) {
  const { timeZone } = await shopOf(tx);
  const takenNames = templates.filter(({ id }) => id !== template.id).map(({ name }) => name);
  return templateProblems(input.values, { now: input.now, timeZone, saved: valuesOf(template), takenNames });
}
