/** A variant's offer as a badge; a choice by hand is said in it. */
import { Badge } from "@shopify/polaris";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import type { Offer } from "#app/domain/offer.ts";

export function OfferBadge({ offer, manualOffer = null }: { offer: Offer; manualOffer?: Offer | null }) {
  const { label, tone } = OFFER_WORDS[offer];
  return <Badge tone={tone}>{manualOffer ? `${label}, by hand` : label}</Badge>;
}
