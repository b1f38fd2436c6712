/** Changes a variant's own dates, threshold, incoming stock and what follows its end, and decides its offer anew. */
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadOffers, lockVariants, saveOfferValues, type OfferRow } from "#app/data/offers.ts";
import {
  changedOfferValues,
  offerValueProblems,
  type OfferValue,
  type OfferValueProblems,
  type OfferValues,
} from "#app/domain/offer-values.ts";
import { effectiveSwitchCondition } from "#app/domain/switch-condition.ts";
import { toWallClock } from "#app/lib/wall-clock.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

export type ChangeOfferValuesInput = {
  variantId: bigint;
  /** What is left out stays. */
  values: Partial<OfferValues>;
  /** The variant's own that the caller saves along with them, for values that contradict it; null: none of its own. */
  switchCondition?: number | null;
  actor: string;
  now: Date;
};

export type OfferValuesChanged =
  | { ok: true; changed: OfferValue[] }
  /** Field by field, or `reason` for what is about none. */
  | { ok: false; problems: OfferValueProblems; reason?: string };

/** What is changed counts as set by hand: a change of the template leaves it alone. */
export async function changeOfferValues(tx: ShopTx, input: ChangeOfferValuesInput): Promise<OfferValuesChanged> {
  const { variantId, actor, now } = input;
  const [row] = await loadOffers(tx, await lockVariants(tx, [variantId]));
  if (!row) return { ok: false, problems: {}, reason: "This variant is not assigned to Standby, or was deleted in Shopify." };
  const saved = valuesOf(row);
  const values = { ...saved, ...input.values };
  const assignmentUnits = input.switchCondition === undefined ? row.assignmentUnits : input.switchCondition;
  const problems = problemsOf({ ...row, assignmentUnits }, values, now);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const changed = changedOfferValues(saved, values);
  if (changed.length === 0) return { ok: true, changed };
  await saveOfferValues(tx, variantId, values, changed);
  const detail = Object.fromEntries(changed.map((name) => [name, { from: told(saved[name], row), to: told(values[name], row) }]));
  await recordEvent(tx, { variantId, name: "offer-values-changed", actor, detail, at: now });
  await decideOffers(tx, { variantIds: [variantId], actor, cause: "dates and limits", now, rewrite: true });
  return { ok: true, changed };
}

/** What is wrong with values for this variant, field by field. */
export const problemsOf = (row: OfferRow, values: OfferValues, now: Date): OfferValueProblems =>
  offerValueProblems(values, { ...row, saved: valuesOf(row), switchUnits: effectiveSwitchCondition(row).units, now });

export const valuesOf = ({
  thresholdUnits,
  exactCap,
  incomingUnits,
  backInStockOn,
  startsAt,
  endsAt,
  followsEnd,
}: OfferRow): OfferValues => ({
  thresholdUnits,
  exactCap,
  incomingUnits,
  backInStockOn,
  startsAt,
  endsAt,
  followsEnd,
});

/** Instants stand in the history as the shop's clock shows them. */
const told = (value: OfferValues[OfferValue], { timeZone }: OfferRow) =>
  value instanceof Date ? toWallClock(value, timeZone) : value;
