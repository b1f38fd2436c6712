/** Variants that keep their own threshold after a template was saved, since more is owed than the new one allows. */
import { Banner, BlockStack, List, Text } from "@shopify/polaris";
import { countOf } from "#app/lib/format-instant.ts";

const MOST_NAMED = 10;

export function KeptThresholds({ kept }: { kept: { title: string; reason: string }[] }) {
  if (kept.length === 0) return null;
  const more = kept.length - MOST_NAMED;
  return (
    <Banner tone="warning" title={`${countOf(kept.length, "variant keeps", "variants keep")} the old threshold`}>
      <BlockStack gap="200">
        <List>
          {kept.slice(0, MOST_NAMED).map(({ title, reason }, index) => (
            <List.Item key={index}>
              {title}: {reason}
            </List.Item>
          ))}
        </List>
        {more > 0 && <Text as="p">And {more} more: each variant’s history says it.</Text>}
      </BlockStack>
    </Banner>
  );
}
