/** Assigned products that shoppers cannot see: nothing differs, but a merchant may have forgotten them. */
import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import type { HiddenProducts } from "#app/data/views/hidden-products.ts";
import { countOf, formatCount } from "#app/lib/format-instant.ts";

export function HiddenCard({ products, some }: HiddenProducts) {
  if (products === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {countOf(products, "product", "products")} shoppers cannot see
        </Text>
        <BlockStack gap="100">
          {some.map(({ productTitle, variantId }) => (
            <Link key={variantId} monochrome url={`/app/products/${variantId}`}>
              {productTitle}
            </Link>
          ))}
          {products > some.length && (
            <Text as="span" tone="subdued">
              and {formatCount(products - some.length)} more
            </Text>
          )}
        </BlockStack>
        <Text as="p" tone="subdued">
          A draft, archived, or not on your online store. Nobody can join their waitlists, and restock emails wait until they are
          back.
        </Text>
      </BlockStack>
    </Card>
  );
}
