/** What became of an assignment: how many, and which variants were refused and why. */
import { Banner, BlockStack, List, Text } from "@shopify/polaris";
import { countOf } from "#app/lib/format-instant.ts";
import type { AssignAnswer } from "./change-assignments.server.ts";

const SHOWN = 10;

export function AssignResult({ answer }: { answer: AssignAnswer | undefined }) {
  if (!answer || (answer.ok && answer.refused.length === 0)) return null;
  if (!answer.ok) {
    return (
      <Banner tone="critical" title="Nothing was assigned">
        {answer.problem}
      </Banner>
    );
  }
  const { assigned, refused } = answer;
  const rest = refused.length - SHOWN;
  return (
    <Banner
      tone="warning"
      title={`${countOf(assigned, "variant", "variants")} assigned, ${countOf(refused.length, "was", "were")} not taken on`}
    >
      <BlockStack gap="200">
        <List>
          {refused.slice(0, SHOWN).map(({ variantId, title, reason }) => (
            <List.Item key={variantId}>
              {title}: {reason}
            </List.Item>
          ))}
        </List>
        {rest > 0 && <Text as="p">and {countOf(rest, "more", "more")}</Text>}
      </BlockStack>
    </Banner>
  );
}
