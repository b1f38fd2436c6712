/** The key figures of Home: what each counts, and since when; where there is a list of it, its name leads there. */
import { BlockStack, Card, InlineGrid, Link, Text } from "@shopify/polaris";

export type Figure = { label: string; value: string; note: string; url?: string };

/** One card for all: on a phone two cards beside each other would have one edge each. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <Card>
      <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
        {figures.map((figure) => (
          <BlockStack key={figure.label} gap="100">
            <Text as="h2" variant="headingSm">
              <Name {...figure} />
            </Text>
            <Text as="p" variant="headingLg" numeric>
              {figure.value}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {figure.note}
            </Text>
          </BlockStack>
        ))}
      </InlineGrid>
    </Card>
  );
}

function Name({ label, url }: Figure) {
  if (!url) return label;
  return (
    <span className="standby-figure">
      <Link monochrome removeUnderline url={url}>
        {label}
      </Link>
    </span>
  );
}
