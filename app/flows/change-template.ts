/** Saves a template's values, and gives them to the assignments that still carry the old ones when the merchant says so. */
import { countCarriers, countUsers, type TemplateChange } from "#app/data/carried-values.ts";
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { shopOf } from "#app/data/shops.ts";
import { lockTemplates, readTemplateRow, replaceTemplate, valuesOf, type Template } from "#app/data/templates.ts";
import { templateProblems, type TemplateProblems } from "#app/domain/template-problems.ts";
import { changedFields, type TemplateValues } from "#app/domain/template-values.ts";
import type { Refusal } from "#app/domain/variant-facts.ts";
import { startRun } from "#app/flows/start-run.ts";
import { updateAssignmentsFromTemplate } from "#app/flows/update-assignments-from-template.ts";
import { queuePlanSync } from "#app/flows/queue-plan-sync.ts";

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

/** Assignments that got new values, or will be looked at by a run. */
type Carried = { updated: number; later: number; refused: Refusal[] };

export type TemplateChanged =
  | ({ ok: true } & Carried)
  | { ok: false; problems: TemplateProblems }
  /** Nothing is saved yet: so many assignments carry old values, and the merchant chooses what becomes of them. */
  | { ok: false; ask: number }
  | { ok: false; reason: string };

const MOST_AT_ONCE = 500;
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
  await queuePlanSync(tx);
  return { ok: true, ...(await carryOut(tx, input, change)) };
}

/** Few at once; many by a run, which shows how far it is and goes on after any interruption. */
async function carryOut(tx: ShopTx, input: ChangeTemplateInput, change: TemplateChange): Promise<Carried> {
  const { templateId, assignments, values, actor, now } = input;
  const conditionChanged = change.fields.includes("switchCondition");
  const fields = assignments === "keep" ? [] : change.fields;
  if (fields.length === 0 && !conditionChanged) return { updated: 0, later: 0, refused: [] };
  const users = await countUsers(tx, templateId);
  if (users > MOST_AT_ONCE) {
    const title = `Updating variants from the template “${values.name}”`;
    const told = { templateId: String(templateId), before: change.before, fields: fields as string[], conditionChanged };
    await startRun(tx, { kind: "update-from-template", title, totalItems: users, input: told, actor, now });
    return { updated: 0, later: users, refused: [] };
  }
  const all = { change: { ...change, fields }, conditionChanged, after: 0n, limit: MOST_AT_ONCE + 1, actor, now };
  const { updated, refused } = await updateAssignmentsFromTemplate(tx, all);
  return { updated, later: 0, refused };
}

async function problemsWith(tx: ShopTx, input: ChangeTemplateInput, template: Template, templates: Template[]) {
  const { timeZone } = await shopOf(tx);
  const takenNames = templates.filter(({ id }) => id !== template.id).map(({ name }) => name);
  return templateProblems(input.values, { now: input.now, timeZone, saved: valuesOf(template), takenNames });
}
