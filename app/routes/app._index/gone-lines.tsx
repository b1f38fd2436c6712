/** People wait for variants that were deleted in Shopify: somebody must say what they are told. */
import { Banner, BlockStack, Link, List } from "@shopify/polaris";
import type { GoneLine } from "#app/data/views/home-page.ts";
import { variantName } from "#app/domain/variant-name.ts";
import { countOf } from "#app/lib/format-instant.ts";

export function GoneLines({ lines }: { lines: GoneLine[] }) {
  if (lines.length === 0) return null;
  return (
    <Banner tone="warning" title="People wait for what was deleted in Shopify">
      <BlockStack gap="200">
        <p>They have not been told. Decide for each whether Standby writes to them:</p>
        <List>
          {lines.map((line) => (
            <List.Item key={line.variantId}>
              <Link url={`/app/products/${line.variantId}`}>{variantName(line)}</Link>,{" "}
              {countOf(line.waitingEntries, "person", "people")}
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Banner>
  );
}
