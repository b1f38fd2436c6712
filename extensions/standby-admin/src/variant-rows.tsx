/** A product's assigned variants, the first few, each with a link to its page. */
import type { Block, BlockVariant } from "../../../app/domain/admin-block.ts";
import { offerName, OFFER_TONES } from "./block-words.ts";
import { number, words } from "./host.ts";

export function VariantRows({ block }: { block: Block }) {
  const more = block.assignedVariants - block.variants.length;
  return (
    <s-stack gap="small-200">
      <s-paragraph>{words("summary.several", { count: block.assignedVariants })}</s-paragraph>
      {block.variants.map((variant) => (
        <Row key={variant.variantId} variant={variant} />
      ))}
      {more > 0 && <s-text color="subdued">{words("moreVariants", { count: more })}</s-text>}
    </s-stack>
  );
}

function Row({ variant }: { variant: BlockVariant }) {
  const { variantId, title, offer, offerReason, manualOffer, stockUnits, waitingEntries } = variant;
  const stock = stockUnits === null ? words("facts.stockUnknown") : words("row.stock", { units: number(stockUnits) });
  const people = waitingEntries === 0 ? words("row.nobody") : words("row.waiting", { count: waitingEntries });
  const why = offerReason === "" ? words("justAssigned") : words("why", { reason: offerReason });
  return (
    <s-stack gap="none">
      <s-stack direction="inline" justifyContent="space-between" gap="small-200">
        <s-link href={`/app/products/${variantId}`}>{title || words("onlyVariant")}</s-link>
        <s-badge tone={OFFER_TONES[offer]}>
          {manualOffer === null ? offerName(offer) : words("byHand.named", { offer: offerName(offer) })}
        </s-badge>
      </s-stack>
      <s-text color="subdued">{`${stock} · ${people}. ${why}`}</s-text>
    </s-stack>
  );
}
