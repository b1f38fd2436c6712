/** One variant: its offer now and why, and its numbers. */
import type { BlockVariant } from "../../../app/domain/admin-block.ts";
import { factsOf, offerName, OFFER_TONES } from "./block-words.ts";
import { words } from "./host.ts";

export function VariantFacts({ variant, isNamed }: { variant: BlockVariant; isNamed: boolean }) {
  const { offer, offerReason, title, isDeleted, toldShopify, manualOffer } = variant;
  if (isDeleted) return <s-paragraph>{words("deleted")}</s-paragraph>;
  return (
    <s-stack gap="small-200">
      {isNamed && title !== "" && <s-text type="strong">{title}</s-text>}
      <s-stack direction="inline" gap="small-200">
        <s-badge tone={OFFER_TONES[offer]}>{offerName(offer)}</s-badge>
        {manualOffer !== null && <s-badge>{words("byHand.badge")}</s-badge>}
        {!toldShopify && <s-badge tone="caution">{words("telling")}</s-badge>}
      </s-stack>
      <s-paragraph>{words(`offers.${offer}.shoppers`)}</s-paragraph>
      <s-paragraph>{offerReason === "" ? words("justAssigned") : words("why", { reason: offerReason })}</s-paragraph>
      {factsOf(variant).map(({ label, value }) => (
        <s-stack key={label} direction="inline" justifyContent="space-between">
          <s-text color="subdued">{label}</s-text>
          <s-text>{value}</s-text>
        </s-stack>
      ))}
    </s-stack>
  );
}
