/** Changes assigned variants as the merchant chose: the offer by hand, their template, their values. */
import { groupByMode, saveEditedValues } from "#app/data/assignment-values.ts";
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadOffers, lockVariants } from "#app/data/offers.ts";
import { shareTemplate } from "#app/data/templates.ts";
import type { Json } from "#app/domain/json.ts";
import type { EditedValues, VariantChange } from "#app/domain/variant-change.ts";
import type { Refusal } from "#app/domain/variant-facts.ts";
import { problemsOf, valuesOf } from "#app/flows/change-offer-values.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";
import { giveTemplate } from "#app/flows/give-template.ts";
import { liftManualOffer } from "#app/flows/lift-manual-offer.ts";
import { setManualOffer } from "#app/flows/set-manual-offer.ts";

export type ChangeVariantsInput = {
  variantIds: bigint[];
  change: VariantChange;
  actor: string;
  now: Date;
  /** As `decideOffers` has it. */
  tell?: "in-bulk";
};

export type VariantsChanged = { ok: true; changed: number; refused: Refusal[] } | { ok: false; reason: string };

const NO_TEMPLATE = "This template no longer exists, or it is archived. Choose another one and try again.";

/** Variants that are not assigned, or gone from Shopify, are left out. */
export async function changeVariants(tx: ShopTx, input: ChangeVariantsInput): Promise<VariantsChanged> {
  const { change, ...rest } = input;
  if (change.what === "on") return turnOn(tx, rest);
  if (change.what === "off") {
    const { chosen, refused } = await setManualOffer(tx, { ...rest, offer: "in_stock" });
    return { ok: true, changed: chosen, refused };
  }
  if (change.what === "lift") return { ok: true, changed: (await liftManualOffer(tx, rest)).lifted, refused: [] };
  if (change.what === "template") return changeTemplateOf(tx, rest, BigInt(change.templateId));
  return editValues(tx, rest, change.values);
}

type Rest = Omit<ChangeVariantsInput, "change">;

async function turnOn(tx: ShopTx, input: Rest): Promise<VariantsChanged> {
  const locked = await lockVariants(tx, input.variantIds);
  const refused: Refusal[] = [];
  let changed = 0;
  for (const [mode, variantIds] of await groupByMode(tx, locked)) {
    const outcome = await setManualOffer(tx, { ...input, variantIds, offer: mode });
    changed += outcome.chosen;
    refused.push(...outcome.refused);
  }
  return { ok: true, changed, refused };
}

async function changeTemplateOf(tx: ShopTx, input: Rest, templateId: bigint): Promise<VariantsChanged> {
  const template = await shareTemplate(tx, templateId);
  if (!template) return { ok: false, reason: NO_TEMPLATE };
  const variantIds = await lockVariants(tx, input.variantIds);
  const { changed, refused } = await giveTemplate(tx, { variantIds, template, now: input.now });
  await record(tx, input, changed, "template-changed", { template: template.name, mode: template.mode });
  return { ok: true, changed: changed.length, refused };
}

/** Variants that cannot take a value stay as they are, each with the reason; the others get it. A waitlist keeps a limit for later. */
async function editValues(tx: ShopTx, input: Rest, values: EditedValues): Promise<VariantsChanged> {
  const rows = await loadOffers(tx, await lockVariants(tx, input.variantIds));
  const edited = Object.keys(values) as (keyof EditedValues)[];
  const refused = rows.flatMap((row): Refusal[] => {
    const problems = problemsOf({ ...row, mode: "backorder" }, { ...valuesOf(row), ...values }, input.now);
    const reason = edited.flatMap((field) => problems[field] ?? []).join(" ");
    return reason ? [{ variantId: row.variantId, title: row.title, reason }] : [];
  });
  const out = new Set(refused.map(({ variantId }) => variantId));
  const good = rows.map(({ variantId }) => variantId).filter((variantId) => !out.has(variantId));
  const changed = await saveEditedValues(tx, good, values);
  await record(tx, input, changed, "values-changed", values as Json);
  return { ok: true, changed: changed.length, refused };
}

/** History, and the decision anew: Shopify gets the values even if no offer switches. */
async function record(tx: ShopTx, { actor, now, tell }: Rest, variantIds: bigint[], name: string, detail: Json): Promise<void> {
  await recordEvents(
    tx,
    variantIds.map((variantId) => ({ variantId, name, actor, detail, at: now })),
  );
  await decideOffers(tx, { variantIds, actor, cause: "change by hand", now, rewrite: true, quiet: true, tell });
}
