/** A variant's restocks: what came and how much of it went to people waiting. */
import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { countOf, formatCount, formatInstant } from "#app/lib/format-instant.ts";
import type { WaitlistData } from "./route.tsx";

export function RestocksCard({ data }: { data: WaitlistData }) {
  const { restocks, timeZone, variant } = data;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Restocks
        </Text>
        {restocks.length === 0 && (
          <Text as="p" tone="subdued">
            No stock has come in since this variant was assigned. When it does, those first in line are served and you see here
            who and why.
          </Text>
        )}
        {restocks.map((restock) => (
          <InlineStack key={restock.restockId} align="space-between" gap="200">
            <BlockStack>
              <Text as="span">
                Stock from {formatCount(restock.unitsFrom)} to {formatCount(restock.unitsTo)}
              </Text>
              <Text as="span" variant="bodySm" tone="subdued">
                {formatInstant(restock.at, timeZone)}
              </Text>
            </BlockStack>
            {restock.allocatedUnits > 0 ? (
              <Link url={`/app/waitlists/${variant.variantId}/restocks/${restock.restockId}`}>
                {countOf(restock.allocatedUnits, "unit", "units")} went to people waiting
              </Link>
            ) : (
              <Text as="span" tone="subdued">
                Nobody was waiting
              </Text>
            )}
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
