/** What Shopify is told of an assigned variant: its inventory policy and its offer metafield. */
import { policyFor } from "./decide-offer.ts";
import { offerMetafield, type OfferMetafieldFacts } from "./offer-metafield.ts";
import type { InventoryPolicy, Mode, Offer, OfferTexts } from "./offer.ts";

/** An assignment's row, of which the database knows the words but not their types. */
export type WrittenFacts = Omit<OfferMetafieldFacts, "offer" | "mode" | "texts" | "payment" | "isCapped"> & {
  offer: string;
  mode: string;
  texts: unknown;
  charge: unknown;
  originalPolicy: string;
  /** Null where no exact cap holds. */
  capUnits: number | null;
};

export const policyOf = ({
  offer,
  originalPolicy,
  capUnits,
}: Pick<WrittenFacts, "offer" | "originalPolicy" | "capUnits">): InventoryPolicy =>
  policyFor(offer as Offer, originalPolicy as InventoryPolicy, capUnits !== null);

/** JSON text. */
export const metafieldOf = (facts: WrittenFacts): string =>
  offerMetafield({
    ...facts,
    offer: facts.offer as Offer,
    mode: facts.mode as Mode,
    texts: facts.texts as OfferTexts,
    payment: facts.charge,
    isCapped: facts.capUnits !== null,
  });
