/** The key figures of Home; each leads to what it counts. */
import { BlockStack, Card, InlineGrid, Link, Text } from "@shopify/polaris";

export type Figure = { label: string; value: string; note: string; url: string };

export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
      {figures.map(({ label, value, note, url }) => (
        <Card key={label}>
          <BlockStack gap="100">
            <Text as="h2" variant="headingSm">
              <Link monochrome removeUnderline url={url}>
                {label}
              </Link>
            </Text>
            <Text as="p" variant="headingLg" numeric>
              {value}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {note}
            </Text>
          </BlockStack>
        </Card>
      ))}
    </InlineGrid>
  );
}
