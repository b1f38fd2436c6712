/** Hands variants to Standby with a template's values, and decides their offers at once. */
import { findOwingMore } from "#app/data/assignment-values.ts";
import { upsertAssignments } from "#app/data/assignments.ts";
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { upsertLocations } from "#app/data/locations.ts";
import { lockVariants } from "#app/data/offers.ts";
import { lockStock, saveStockLevels } from "#app/data/stock-levels.ts";
import { shareTemplate, type Template } from "#app/data/templates.ts";
import { owedByTemplateProblem } from "#app/domain/offer-values.ts";
import type { Refusal, VariantFacts } from "#app/domain/variant-facts.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";
import { levelsOf, locationsOf } from "#app/flows/record-variant-facts.ts";

export type AssignInput = { variants: VariantFacts[]; templateId: bigint; actor: string; now: Date; tell?: "in-bulk" };

const UNTRACKED =
  "Shopify does not track this variant's stock, so there is nothing to switch on. Turn on “Track quantity” and assign it again.";
const NO_TEMPLATE = "This template no longer exists, or it is archived. Choose another one and try again.";

/** The caller chooses the siblings and reads the facts from Shopify (`readVariants`). Assigning again is welcome. */
export async function assignVariants(tx: ShopTx, input: AssignInput): Promise<{ assigned: number; refused: Refusal[] }> {
  const { actor, now } = input;
  const template = await shareTemplate(tx, input.templateId);
  if (!template) return { assigned: 0, refused: input.variants.map((variant) => refuse(variant, NO_TEMPLATE)) };
  const given = [...new Map(input.variants.map((variant) => [variant.variantId, variant])).values()];
  const refused = given.filter((variant) => !variant.tracked).map((variant) => refuse(variant, UNTRACKED));
  const tracked = given.filter((variant) => variant.tracked);
  if (tracked.length === 0) return { assigned: 0, refused };

  await lockStock(tx, "alone");
  const owing = await refuseOwing(tx, tracked, template);
  refused.push(...owing);
  const variants = tracked.filter(({ variantId }) => owing.every((refusal) => refusal.variantId !== variantId));
  if (variants.length === 0) return { assigned: 0, refused };
  await upsertLocations(tx, locationsOf(variants));
  await saveStockLevels(tx, await levelsOf(tx, variants));
  await upsertAssignments(tx, { variants, template, now });
  const detail = { template: template.name, mode: template.mode };
  await recordEvents(
    tx,
    variants.map(({ variantId }) => ({ variantId, name: "variant-assigned", actor, detail, at: now })),
  );
  const variantIds = await lockVariants(
    tx,
    variants.map((variant) => variant.variantId),
  );
  await decideOffers(tx, { variantIds, actor, cause: "assignment", now, rewrite: true, quiet: true, tell: input.tell });
  return { assigned: variants.length, refused };
}

/** Those that are assigned already, and owe more than another template allows. */
async function refuseOwing(tx: ShopTx, variants: VariantFacts[], template: Template): Promise<Refusal[]> {
  const ids = variants.map(({ variantId }) => variantId);
  const owed = await findOwingMore(tx, ids, template.thresholdUnits);
  return variants.flatMap((variant) => {
    const problem = owedByTemplateProblem(template, owed.get(variant.variantId) ?? 0);
    return problem === null ? [] : [refuse(variant, problem)];
  });
}

const refuse = ({ variantId, productTitle, variantTitle }: VariantFacts, reason: string): Refusal => ({
  variantId,
  title: variantTitle === "Default Title" ? productTitle : `${productTitle} – ${variantTitle}`,
  reason,
});
