/** The merchant's choice of an offer by hand: it stays until lifted, or until new stock comes if it switched the offer off. */
import { saveManualOffer } from "#app/data/assignments.ts";
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { forgetRises, loadOffers, lockVariants, type OfferRow } from "#app/data/offers.ts";
import { legalOffers } from "#app/domain/decide-offer.ts";
import type { Offer } from "#app/domain/offer.ts";
import type { Refusal } from "#app/domain/variant-facts.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

export type SetManualOfferInput = {
  variantIds: bigint[];
  offer: Offer;
  actor: string;
  now: Date;
  /** As `decideOffers` has it. */
  tell?: "in-bulk";
};

/** @returns how many carry the choice now, and those of whose mode it is no offer. */
export async function setManualOffer(tx: ShopTx, input: SetManualOfferInput): Promise<{ chosen: number; refused: Refusal[] }> {
  const { offer, actor, now, tell } = input;
  const rows = await loadOffers(tx, await lockVariants(tx, input.variantIds));
  const fitting = rows.filter((row) => legalOffers(row.mode).includes(offer));
  const refused = rows.filter((row) => !fitting.includes(row)).map((row) => refuse(row, offer));
  const variantIds = fitting.map((row) => row.variantId);
  await saveManualOffer(tx, variantIds, offer);
  await forgetRises(tx, variantIds);
  const chosen = fitting.filter((row) => row.manualOffer !== offer);
  await recordEvents(
    tx,
    chosen.map(({ variantId }) => ({ variantId, name: "manual-offer-set", actor, detail: { offer }, at: now })),
  );
  await decideOffers(tx, { variantIds, actor, cause: "chosen by hand", now, tell });
  return { chosen: fitting.length, refused };
}

const refuse = ({ variantId, title, mode }: OfferRow, offer: Offer): Refusal => ({
  variantId,
  title,
  reason: `Its template's mode is ${mode}, so it cannot show ${offer}. Assign it with another template first.`,
});
