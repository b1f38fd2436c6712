/** Gives a changed template's values to the assignments that still carry the old ones, a set at a time, and decides them anew. */
import { findInheriting, lockNextOfTemplate, replaceCarried, type TemplateChange } from "#app/data/carried-values.ts";
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findTemplate } from "#app/data/templates.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

export type UpdateInput = {
  /** Without fields nobody gets anything; those who follow the template's switch condition are decided anew all the same. */
  change: TemplateChange;
  conditionChanged: boolean;
  /** The last variant of the set before; 0 at the start. */
  after: bigint;
  limit: number;
  actor: string;
  now: Date;
  /** As `decideOffers` has it. */
  tell?: "in-bulk";
};

/** @returns how many got a value, and where the next set begins; null when this was the last. Doing a set again changes nothing. */
export async function updateAssignmentsFromTemplate(
  tx: ShopTx,
  input: UpdateInput,
): Promise<{ seen: number; updated: number; next: bigint | null }> {
  const { change, limit, actor, now, tell } = input;
  const variantIds = await lockNextOfTemplate(tx, change.templateId, input.after, limit);
  const template = await findTemplate(tx, change.templateId);
  const carriers = await replaceCarried(tx, change, variantIds);
  await recordEvents(
    tx,
    carriers.map(({ variantId, fields }) => ({
      variantId,
      name: "template-change-taken",
      actor,
      detail: { template: template?.name ?? "", fields },
      at: now,
    })),
  );
  const cause = "template";
  const updated = carriers.map((carrier) => carrier.variantId);
  await decideOffers(tx, { variantIds: updated, actor, cause, now, rewrite: true, quiet: true, tell });
  if (input.conditionChanged) {
    const inheriting = (await findInheriting(tx, variantIds)).filter((id) => !updated.includes(id));
    await decideOffers(tx, { variantIds: inheriting, actor, cause, now, quiet: true, tell });
  }
  const next = variantIds.length < limit ? null : (variantIds.at(-1) ?? null);
  return { seen: variantIds.length, updated: updated.length, next };
}
