/** Why Shopify does not offer the template's way of paying yet. */
import { Banner } from "@shopify/polaris";

export function SellingPlanBanner({ problem }: { problem: string | null }) {
  if (problem === null) return null;
  return (
    <Banner tone="warning" title="Shoppers pay in full until this is solved">
      {problem}
    </Banner>
  );
}
