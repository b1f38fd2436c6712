/** Stock that can be sold, by location, as Shopify last said. */
import { BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import { formatCount, formatInstant } from "#app/lib/format-instant.ts";
import type { VariantData } from "./route.tsx";

function noteOn({ isOwn, isOpen, updatedAt }: VariantData["variant"]["levels"][number], timeZone: string): string {
  if (!isOpen) return "Closed in Shopify: nothing is sold from it.";
  return isOwn ? "What is left to order. It is no stock." : formatInstant(updatedAt, timeZone);
}

export function StockCard({ data }: { data: VariantData }) {
  const { variant, timeZone } = data;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between">
          <Text as="h2" variant="headingMd">
            Stock
          </Text>
          <Text as="span" variant="headingMd" numeric>
            {variant.stockUnits === null ? "Not known yet" : formatCount(variant.stockUnits)}
          </Text>
        </InlineStack>
        {variant.levels.length === 0 && (
          <Text as="p" tone="subdued">
            Shopify has not told us of any location yet.
          </Text>
        )}
        {variant.levels.map((level) => (
          <InlineStack key={level.locationId} align="space-between" gap="400" wrap={false}>
            <BlockStack>
              <Text as="span">{level.locationName ?? `Location ${level.locationId}`}</Text>
              <Text as="span" variant="bodySm" tone="subdued">
                {noteOn(level, timeZone)}
              </Text>
            </BlockStack>
            <Box>
              <Text as="span" numeric>
                {formatCount(level.availableUnits)}
              </Text>
            </Box>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
