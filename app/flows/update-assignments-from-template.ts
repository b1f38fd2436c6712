/** Gives a changed template's values to the assignments that still carry the old ones, a set at a time, and decides them anew. */
import {
  findInheriting,
  lockNextOfTemplate,
  replaceCarried,
  type Carrier,
  type TemplateChange,
} from "#app/data/carried-values.ts";
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findTemplate } from "#app/data/templates.ts";
import { owedProblem } from "#app/domain/offer-values.ts";
import type { Refusal } from "#app/domain/variant-facts.ts";
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

export type AssignmentsUpdated = {
  seen: number;
  /** How many got a value. */
  updated: number;
  /** Those that keep their threshold, since more is owed than the template's allows; what else changed they have got. */
  refused: Refusal[];
  /** Where the next set begins; null when this was the last. */
  next: bigint | null;
};

/** Doing a set again changes nothing. */
export async function updateAssignmentsFromTemplate(tx: ShopTx, input: UpdateInput): Promise<AssignmentsUpdated> {
  const { change, limit, actor, now, tell } = input;
  const variantIds = await lockNextOfTemplate(tx, change.templateId, input.after, limit);
  const template = await findTemplate(tx, change.templateId);
  const carriers = await replaceCarried(tx, change, variantIds);
  const refused = carriers.flatMap((carrier) => refusalOf(carrier, template?.thresholdUnits ?? null));
  const reasons = new Map(refused.map(({ variantId, reason }) => [variantId, reason]));
  await recordEvents(
    tx,
    carriers.map(({ variantId, fields }) => {
      const reason = reasons.get(variantId);
      const detail = { template: template?.name ?? "", fields, ...(reason && { thresholdKept: reason }) };
      return { variantId, name: "template-change-taken", actor, detail, at: now };
    }),
  );
  const cause = "template";
  const updated = carriers.filter(({ fields }) => fields.length > 0).map(({ variantId }) => variantId);
  await decideOffers(tx, { variantIds: updated, actor, cause, now, rewrite: true, quiet: true, tell });
  if (input.conditionChanged) {
    const inheriting = (await findInheriting(tx, variantIds)).filter((id) => !updated.includes(id));
    await decideOffers(tx, { variantIds: inheriting, actor, cause, now, quiet: true, tell });
  }
  const next = variantIds.length < limit ? null : (variantIds.at(-1) ?? null);
  return { seen: variantIds.length, updated: updated.length, refused, next };
}

function refusalOf({ variantId, title, keptThresholdFor }: Carrier, thresholdUnits: number | null): Refusal[] {
  const problem = keptThresholdFor === null ? null : owedProblem(thresholdUnits, keptThresholdFor);
  return problem === null ? [] : [{ variantId, title, reason: problem }];
}
