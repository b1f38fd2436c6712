/** Adds a template: from scratch, or as a copy of another. */
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { shopOf } from "#app/data/shops.ts";
import { insertTemplate, lockTemplates } from "#app/data/templates.ts";
import { templateProblems, type TemplateProblems } from "#app/domain/template-problems.ts";
import type { TemplateValues } from "#app/domain/template-values.ts";
import { queuePlanSync } from "#app/flows/queue-plan-sync.ts";

export type TemplateCreated = { ok: true; templateId: bigint } | { ok: false; problems: TemplateProblems };

export async function createTemplate(
  tx: ShopTx,
  { values, actor, now }: { values: TemplateValues; actor: string; now: Date },
): Promise<TemplateCreated> {
  const takenNames = (await lockTemplates(tx)).map((template) => template.name);
  const { timeZone } = await shopOf(tx);
  const problems = templateProblems(values, { now, timeZone, saved: null, takenNames });
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { id, name, mode } = await insertTemplate(tx, values);
  await recordEvent(tx, { name: "template-created", actor, detail: { template: name, mode }, at: now });
  await queuePlanSync(tx);
  return { ok: true, templateId: id };
}
