/** The merchant's word that an offer which ended may switch again. */
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadOffers, lockVariants, saveResumed, type OfferRow } from "#app/data/offers.ts";
import { isUsedUp } from "#app/domain/offer-end.ts";
import type { Refusal } from "#app/domain/variant-facts.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

/** Dates up to now are spent. @returns how many go on, and those that would end again at once */
export async function resumeSwitching(
  tx: ShopTx,
  input: { variantIds: bigint[]; actor: string; now: Date },
): Promise<{ resumed: number; refused: Refusal[] }> {
  const { actor, now } = input;
  const rows = await loadOffers(tx, await lockVariants(tx, input.variantIds));
  const ended = rows.filter((row) => row.endedAt !== null);
  const refused = ended.filter(isUsedUp).map(refuse);
  const variantIds = ended.filter((row) => !isUsedUp(row)).map((row) => row.variantId);
  await saveResumed(tx, variantIds, now);
  await recordEvents(
    tx,
    variantIds.map((variantId) => ({ variantId, name: "switching-resumed", actor, at: now })),
  );
  await decideOffers(tx, { variantIds, actor, cause: "switching resumed", now });
  return { resumed: variantIds.length, refused };
}

const refuse = ({ variantId, title, owedUnits, thresholdUnits }: OfferRow): Refusal => ({
  variantId,
  title,
  reason: `Its threshold is used up: ${owedUnits} of ${thresholdUnits} units are owed. Raise the threshold first, then resume.`,
});
