/** Puts a template away, or brings it back. One that is in use, or the default one, stays. */
import { countUsers } from "#app/data/carried-values.ts";
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockTemplates, saveArchived } from "#app/data/templates.ts";
import { countOf } from "#app/lib/format-instant.ts";
import { queuePlanSync } from "#app/flows/queue-plan-sync.ts";

export type TemplateArchived = { ok: true } | { ok: false; reason: string };

type Input = { templateId: bigint; actor: string; now: Date };

const GONE = "This template no longer exists.";
const IS_DEFAULT = "This is the default template. Make another one the default, then archive this one.";

export async function archiveTemplate(tx: ShopTx, { templateId, actor, now }: Input): Promise<TemplateArchived> {
  const template = (await lockTemplates(tx)).find(({ id }) => id === templateId);
  if (!template) return { ok: false, reason: GONE };
  if (template.archivedAt) return { ok: true };
  if (template.isDefault) return { ok: false, reason: IS_DEFAULT };
  const users = await countUsers(tx, templateId);
  if (users > 0) return { ok: false, reason: inUse(users) };
  await saveArchived(tx, templateId, now);
  await recordEvent(tx, { name: "template-archived", actor, detail: { template: template.name }, at: now });
  await queuePlanSync(tx);
  return { ok: true };
}

export async function restoreTemplate(tx: ShopTx, { templateId, actor, now }: Input): Promise<TemplateArchived> {
  const template = (await lockTemplates(tx)).find(({ id }) => id === templateId);
  if (!template) return { ok: false, reason: GONE };
  if (!template.archivedAt) return { ok: true };
  await saveArchived(tx, templateId, null);
  await recordEvent(tx, { name: "template-restored", actor, detail: { template: template.name }, at: now });
  await queuePlanSync(tx);
  return { ok: true };
}

const inUse = (users: number) =>
  `${countOf(users, "variant uses", "variants use")} this template. On the Products page, assign ${users === 1 ? "it" : "them"} ` +
  `again with another template or unassign ${users === 1 ? "it" : "them"}, then archive this one.`;
