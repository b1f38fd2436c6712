/** What a variant's page says beside its name: the offer now, or that Shopify no longer has it and nothing is offered. */
import { Badge } from "@shopify/polaris";
import type { Offer } from "#app/domain/offer.ts";
import { OfferBadge } from "./offer-badge.tsx";

/** As the variant page's view has it, its instants written out. */
type Shown = { variantDeletedAt: string | null; offer: Offer; manualOffer: Offer | null };

export function VariantBadge({ variant }: { variant: Shown }) {
  if (variant.variantDeletedAt !== null) return <Badge tone="warning">Deleted</Badge>;
  return <OfferBadge offer={variant.offer} manualOffer={variant.manualOffer} />;
}
