/** The variant is gone from Shopify, or its product from the online store: what that means here. */
import { Banner } from "@shopify/polaris";
import { countOf } from "#app/lib/format-instant.ts";

type GoneBannerProps = { variantDeletedAt: string | null; isHidden: boolean; waitingEntries: number };

export function GoneBanner({ variantDeletedAt, isHidden, waitingEntries }: GoneBannerProps) {
  if (variantDeletedAt) {
    const line = countOf(waitingEntries, "person still waits", "people still wait");
    return (
      <Banner tone="warning" title="This variant was deleted in Shopify">
        Its history stays here. Nothing is switched any more.
        {waitingEntries > 0 && ` ${line} for it. Standby does not write to them: you may want to.`}
      </Banner>
    );
  }
  if (!isHidden) return null;
  return (
    <Banner tone="warning" title="Shoppers cannot see this product">
      It is a draft, archived or not on your online store. Nobody can join its waitlist, and restock mails wait until you publish
      it again.
    </Banner>
  );
}
