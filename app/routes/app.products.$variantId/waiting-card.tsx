/** How many wait for this variant, and the way to them. */
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { countOf, formatCount } from "#app/lib/format-instant.ts";
import type { VariantData } from "./route.tsx";

export function WaitingCard({ variant }: Pick<VariantData, "variant">) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Waiting
        </Text>
        <Text as="p" variant="headingLg" numeric>
          {formatCount(variant.waitingEntries)}
        </Text>
        <Text as="p" tone="subdued">
          {variant.waitingEntries === 0
            ? "Nobody is waiting for it now."
            : `${countOf(variant.waitingUnits, "unit", "units")} wanted by ${countOf(variant.waitingEntries, "person", "people")}.`}
        </Text>
        <InlineStack>
          <Button url={`/app/waitlists/${variant.variantId}`}>Open its waitlist</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
