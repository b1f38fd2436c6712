/** Gives assigned variants another template; one that its values do not suit stays as it is, with the reason. */
import { giveTemplate as saveTemplate, readOverrides } from "#app/data/assignment-values.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadOffers, type OfferRow } from "#app/data/offers.ts";
import { valuesOf as templateValuesOf, type Template } from "#app/data/templates.ts";
import { OFFER_VALUES, offerValueProblems, owedByTemplateProblem, type OfferValues } from "#app/domain/offer-values.ts";
import type { Refusal } from "#app/domain/variant-facts.ts";
import { valuesOf } from "#app/flows/change-offer-values.ts";

export type GiveTemplateInput = {
  /** Locked. */
  variantIds: bigint[];
  template: Template;
  now: Date;
};

/** Values that a variant has of its own stay. @returns `changed`: those that had another template */
export async function giveTemplate(
  tx: ShopTx,
  { variantIds, template, now }: GiveTemplateInput,
): Promise<{ changed: bigint[]; refused: Refusal[] }> {
  const rows = await loadOffers(tx, variantIds);
  const overrides = await readOverrides(tx, variantIds);
  const refused = rows.flatMap((row): Refusal[] => {
    const reason = problemWith(template, row, new Set(overrides.get(row.variantId)), now);
    return reason === null ? [] : [{ variantId: row.variantId, title: row.title, reason }];
  });
  const out = new Set(refused.map(({ variantId }) => variantId));
  const good = variantIds.filter((variantId) => !out.has(variantId));
  return { changed: await saveTemplate(tx, good, template.id), refused };
}

/** Dates that have come are the template's own business: it was saved with them. */
function problemWith(template: Template, row: OfferRow, own: Set<string>, now: Date): string | null {
  const given = templateValuesOf(template);
  const carried = { ...valuesOf(row), ...pick(given, (name) => !own.has(name)) };
  const owed = carried.thresholdUnits === row.thresholdUnits ? null : owedByTemplateProblem(given, row.owedUnits);
  if (owed) return owed;
  const switchUnits = own.has("switchCondition") ? row.assignmentUnits : given.switchCondition;
  const { mode } = given;
  // A waitlist keeps a limit for later.
  const checked = mode === "waitlist" ? { ...carried, thresholdUnits: null } : carried;
  const context = { ...row, mode, switchUnits: switchUnits ?? row.shopUnits, now };
  const problems = offerValueProblems(checked, { ...context, saved: checked });
  const [words] = Object.values(problems);
  return words ? `With the template “${given.name}”: ${words}` : null;
}

const pick = (values: OfferValues, wanted: (name: string) => boolean): Partial<OfferValues> =>
  Object.fromEntries(OFFER_VALUES.filter(wanted).map((name) => [name, values[name]]));
