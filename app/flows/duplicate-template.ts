/** Copies a template under a name of its own; nothing is assigned to the copy yet. */
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { insertTemplate, lockTemplates, valuesOf } from "#app/data/templates.ts";
import { copyName } from "#app/domain/copy-name.ts";
import { queuePlanSync } from "#app/flows/queue-plan-sync.ts";

/** @returns the copy's id, or null when there is no such template */
export async function duplicateTemplate(
  tx: ShopTx,
  { templateId, actor, now }: { templateId: bigint; actor: string; now: Date },
): Promise<bigint | null> {
  const templates = await lockTemplates(tx);
  const original = templates.find(({ id }) => id === templateId);
  if (!original) return null;
  const takenNames = templates.map(({ name }) => name);
  const copy = await insertTemplate(tx, { ...valuesOf(original), name: copyName(original.name, takenNames) });
  const detail = { template: copy.name, copyOf: original.name };
  await recordEvent(tx, { name: "template-created", actor, detail, at: now });
  await queuePlanSync(tx);
  return copy.id;
}
