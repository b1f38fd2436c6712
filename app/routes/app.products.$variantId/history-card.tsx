/** The history of a variant: who or what did what, when and why, newest first. */
import { BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { describeEvent } from "#app/components/describe-event.ts";
import { formatInstant } from "#app/lib/format-instant.ts";
import type { VariantData } from "./route.tsx";

export function HistoryCard({ data }: { data: VariantData }) {
  const { history, isOldHistory, timeZone } = data;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          History
        </Text>
        {history.events.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing has happened yet.
          </Text>
        )}
        <ol className="standby-timeline">
          {history.events.map((event) => (
            <HistoryLine key={event.id} event={event} timeZone={timeZone} />
          ))}
        </ol>
        <InlineStack gap="200">
          {isOldHistory && <Button url="?">Newest</Button>}
          {history.older && <Button url={`?before=${history.older}`}>Older</Button>}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function HistoryLine({ event, timeZone }: { event: VariantData["history"]["events"][number]; timeZone: string }) {
  const { title, why } = describeEvent(event.name, event.detail);
  return (
    <li>
      <Box>
        <Text as="p" fontWeight="medium">
          {title}
        </Text>
        {why && <Text as="p">{why}</Text>}
        <Text as="p" variant="bodySm" tone="subdued">
          {formatInstant(event.at, timeZone)} by {event.actor}
        </Text>
      </Box>
    </li>
  );
}
