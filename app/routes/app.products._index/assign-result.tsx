/** What became of an assignment that was done at once: how many, and which variants were refused and why. */
import { Banner, BlockStack, List, Text } from "@shopify/polaris";
import { countOf, formatCount } from "#app/lib/format-instant.ts";
import type { ProductsAnswer } from "./change-products.server.ts";

const SHOWN = 10;

export function AssignResult({ answer }: { answer: ProductsAnswer | undefined }) {
  if (!answer) return null;
  if (!answer.ok) {
    return (
      <Banner tone="critical" title="Nothing was assigned">
        {answer.problem}
      </Banner>
    );
  }
  return <Refusals title={answer.toast} refused={answer.refused} />;
}

/** Nothing when nothing was refused. */
export function Refusals({ title, refused = [] }: { title: string; refused?: { title: string; reason: string }[] }) {
  if (refused.length === 0) return null;
  const rest = refused.length - SHOWN;
  return (
    <Banner tone="warning" title={`${title}, ${formatCount(refused.length)} left out`}>
      <BlockStack gap="200">
        <List>
          {refused.slice(0, SHOWN).map(({ title, reason }) => (
            <List.Item key={title}>
              {title}: {reason}
            </List.Item>
          ))}
        </List>
        {rest > 0 && <Text as="p">and {countOf(rest, "more", "more")}</Text>}
      </BlockStack>
    </Banner>
  );
}
