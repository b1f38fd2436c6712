/** What Shopify must have for an assigned variant: the policy, the offer metafield and the selling plan that follow from its offer. */
import { policyFor } from "./decide-offer.ts";
import type { VariantIntent } from "./find-drift.ts";
import { offerMetafield, type OfferMetafieldFacts } from "./offer-metafield.ts";
import type { InventoryPolicy, Mode, Offer, OfferTexts } from "./offer.ts";

/** An assignment as its row has it. */
export type OfferIntentFacts = Omit<OfferMetafieldFacts, "offer" | "mode" | "texts"> & {
  offer: string;
  mode: string;
  texts: unknown;
  originalPolicy: string;
  /** What its selling plan charges. */
  charge?: unknown;
};

/** @param sellingPlanGroupIds the groups that the offer asks for (data/plan-membership.ts) */
export function offerIntent(assignment: OfferIntentFacts, sellingPlanGroupIds: bigint[]): VariantIntent {
  const offer = assignment.offer as Offer;
  const facts = {
    ...assignment,
    offer,
    mode: assignment.mode as Mode,
    texts: assignment.texts as OfferTexts,
    payment: assignment.charge,
  };
  return {
    policy: policyFor(offer, assignment.originalPolicy as InventoryPolicy),
    metafield: offerMetafield(facts),
    sellingPlanGroupIds,
  };
}
