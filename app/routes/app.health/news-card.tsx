/** What Shopify told Standby lately, and the news that could not be worked on. */
import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useAnswerToast, type ActionAnswer } from "#app/components/action-answer.ts";
import { countOf, formatInstant } from "#app/lib/format-instant.ts";

export type Heard = { about: string; at: string | null };
export type DeadLetter = { id: string; topic: string; receivedAt: string; lastError: string };

export function NewsCard({ heard, timeZone }: { heard: Heard[]; timeZone: string }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Updates from Shopify
        </Text>
        <BlockStack gap="100">
          {heard.map(({ about, at }) => (
            <InlineStack key={about} align="space-between" gap="200">
              <Text as="span">{about}</Text>
              <Text as="span" tone="subdued">
                {at ? formatInstant(at, timeZone) : "none lately"}
              </Text>
            </InlineStack>
          ))}
        </BlockStack>
        <Text as="p" tone="subdued">
          When Shopify last told Standby of a change. What it does not tell, the check finds.
        </Text>
      </BlockStack>
    </Card>
  );
}

export function DeadLetters({ letters, timeZone }: { letters: DeadLetter[]; timeZone: string }) {
  const fetcher = useFetcher<ActionAnswer>();
  useAnswerToast(fetcher.data);
  if (letters.length === 0) return null;
  return (
    <Banner
      tone="warning"
      title={`${countOf(letters.length, "update", "updates")} from Shopify could not be processed`}
      action={{
        content: "Try again",
        loading: fetcher.state !== "idle",
        onAction: () => fetcher.submit({ intent: "revive" }, { method: "post" }),
      }}
    >
      <BlockStack gap="200">
        <Text as="p">They are kept. Until they are processed, their products and orders may be a little behind.</Text>
        <List>
          {letters.map(({ id, topic, receivedAt, lastError }) => (
            <List.Item key={id}>
              {topic}, {formatInstant(receivedAt, timeZone)}: {lastError}
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Banner>
  );
}
