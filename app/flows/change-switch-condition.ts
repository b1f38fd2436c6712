/** Changes the stock number that switches offers, for the shop, one template or one variant, and decides anew what it concerns. */
import { findAssignment, saveSwitchCondition } from "#app/data/assignments.ts";
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findVariantsUnderCondition, lockVariants } from "#app/data/offers.ts";
import { saveShopSwitchCondition } from "#app/data/shop-settings.ts";
import { changeTemplateCondition, findTemplate } from "#app/data/templates.ts";
import { switchConditionProblem } from "#app/domain/switch-condition.ts";
import { decideMany, VARIANTS_AT_ONCE } from "#app/flows/decide-many.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

export type ChangeSwitchConditionInput = {
  /** Null, for a template or a variant: it has none of its own and takes the next wider one. */
  units: number | null;
  /** Left out: the shop's. */
  of?: { templateId: bigint } | { variantId: bigint };
  actor: string;
  now: Date;
};

export type SwitchConditionChanged = { ok: true; switched: number } | { ok: false; reason: string };

const CAUSE = "switch condition";

export async function changeSwitchCondition(tx: ShopTx, input: ChangeSwitchConditionInput): Promise<SwitchConditionChanged> {
  const { units, of } = input;
  const problem = units === null ? null : switchConditionProblem(units);
  if (problem) return { ok: false, reason: problem };
  if (of && "variantId" in of) return changeVariant(tx, input, of.variantId);
  if (of) return changeTemplate(tx, input, of.templateId);
  if (units === null) return { ok: false, reason: "The shop needs a switch condition. Enter a number, such as 0." };
  const from = await saveShopSwitchCondition(tx, units);
  return decideAll(tx, input, { from });
}

async function changeTemplate(tx: ShopTx, input: ChangeSwitchConditionInput, id: bigint): Promise<SwitchConditionChanged> {
  const template = await findTemplate(tx, id);
  if (!template) return { ok: false, reason: "This template no longer exists." };
  await changeTemplateCondition(tx, template, input.units);
  return decideAll(tx, input, { from: template.switchCondition, templateId: id, template: template.name });
}

async function changeVariant(tx: ShopTx, input: ChangeSwitchConditionInput, id: bigint): Promise<SwitchConditionChanged> {
  const { units, actor, now } = input;
  const variantIds = await lockVariants(tx, [id]);
  const assignment = await findAssignment(tx, id);
  if (!assignment || variantIds.length === 0) return { ok: false, reason: "This variant is not assigned to Standby." };
  if (assignment.switchCondition === units) return { ok: true, switched: 0 };
  await saveSwitchCondition(tx, id, units);
  const detail = { from: assignment.switchCondition, to: units };
  await recordEvent(tx, { variantId: id, name: "switch-condition-changed", actor, detail, at: now });
  const { switches } = await decideOffers(tx, { variantIds, actor, cause: CAUSE, now });
  return { ok: true, switched: switches.length };
}

type Scope = { from: number | null; templateId?: bigint; template?: string };

async function decideAll(tx: ShopTx, input: ChangeSwitchConditionInput, scope: Scope): Promise<SwitchConditionChanged> {
  const { units, actor, now } = input;
  if (scope.from === units) return { ok: true, switched: 0 };
  const detail = { from: scope.from, to: units, ...(scope.template === undefined ? {} : { template: scope.template }) };
  await recordEvent(tx, { name: "switch-condition-changed", actor, detail, at: now });
  const find = (after: bigint) =>
    findVariantsUnderCondition(tx, { templateId: scope.templateId, after, limit: VARIANTS_AT_ONCE });
  return { ok: true, switched: await decideMany(tx, { find, actor, cause: CAUSE, now }) };
}
