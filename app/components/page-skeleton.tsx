/** The outline of a page that takes long to come. */
import { BlockStack, Card, SkeletonBodyText, SkeletonPage } from "@shopify/polaris";

const CARDS = [3, 6];

export function PageSkeleton() {
  return (
    <SkeletonPage fullWidth primaryAction>
      <BlockStack gap="400">
        {CARDS.map((lines) => (
          <Card key={lines}>
            <SkeletonBodyText lines={lines} />
          </Card>
        ))}
      </BlockStack>
    </SkeletonPage>
  );
}
