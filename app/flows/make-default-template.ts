/** Makes a template the one that new assignments get unless another is chosen. There is always exactly one. */
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockTemplates, saveDefaultTemplate } from "#app/data/templates.ts";

export type DefaultMade = { ok: true } | { ok: false; reason: string };

export async function makeDefaultTemplate(
  tx: ShopTx,
  { templateId, actor, now }: { templateId: bigint; actor: string; now: Date },
): Promise<DefaultMade> {
  const templates = await lockTemplates(tx);
  const template = templates.find(({ id }) => id === templateId);
  if (!template) return { ok: false, reason: "This template no longer exists." };
  if (template.archivedAt) return { ok: false, reason: "This template is archived. Bring it back first." };
  if (template.isDefault) return { ok: true };
  await saveDefaultTemplate(tx, templateId);
  const from = templates.find(({ isDefault }) => isDefault)?.name ?? "";
  await recordEvent(tx, { name: "default-template-changed", actor, detail: { from, to: template.name }, at: now });
  return { ok: true };
}
