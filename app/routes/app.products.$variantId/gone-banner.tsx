/** The variant is gone from Shopify, or its product from the online store: what that means here. */
import { Banner, BlockStack, Text } from "@shopify/polaris";
import { EndWaitlist } from "./end-waitlist.tsx";
import type { VariantData } from "./route.tsx";

export function GoneBanner({ data: { variant, goneLine } }: { data: VariantData }) {
  const { variantId, variantDeletedAt, isHidden } = variant;
  if (variantDeletedAt) {
    return (
      <Banner tone="warning" title="This variant was deleted in Shopify">
        <BlockStack gap="200">
          <Text as="p">Its history stays here. Nothing is switched any more.</Text>
          {goneLine && <EndWaitlist variantId={variantId} line={goneLine} />}
        </BlockStack>
      </Banner>
    );
  }
  if (!isHidden) return null;
  return (
    <Banner tone="warning" title="Shoppers cannot see this product">
      It is a draft, archived or not on your online store. Nobody can join its waitlist, and restock emails wait until you publish
      it again.
    </Banner>
  );
}
