/** People joining and people served, day by day: bars to look at, and the same numbers as a table to read or hear. */
import { useId, useState } from "react";
import { BlockStack, Box, Button, Card, Collapsible, DataTable, InlineStack, Text } from "@shopify/polaris";
import { DemandBars, type DemandDay } from "#app/components/demand-bars.tsx";
import { formatCalendarDay, formatCount } from "#app/lib/format-instant.ts";

export function DemandChart({ days }: { days: DemandDay[] }) {
  const quiet = days.every(({ joined, served }) => joined + served === 0);
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            People joining and served
          </Text>
          <Text as="p" tone="subdued">
            {summary(days)}
          </Text>
        </BlockStack>
        {!quiet && (
          <div aria-hidden="true">
            <DemandBars days={days} />
          </div>
        )}
        {!quiet && <NumbersAsTable days={days} />}
      </BlockStack>
    </Card>
  );
}

function summary(days: DemandDay[]): string {
  const total = (key: "joined" | "served") => formatCount(days.reduce((sum, day) => sum + day[key], 0));
  return `Last ${days.length} days: ${total("joined")} joined a waitlist, ${total("served")} were served.`;
}

function NumbersAsTable({ days }: { days: DemandDay[] }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button variant="plain" ariaControls={id} ariaExpanded={open} onClick={() => setOpen(!open)}>
          {open ? "Hide the numbers" : "Show the numbers"}
        </Button>
      </InlineStack>
      <Collapsible id={id} open={open} transition={false}>
        <Box borderWidth="025" borderColor="border" borderRadius="200">
          <DataTable
            columnContentTypes={["text", "numeric", "numeric"]}
            headings={["Day", "Joined", "Served"]}
            rows={days
              .filter(({ joined, served }) => joined + served > 0)
              .reverse()
              .map(({ day, joined, served }) => [formatCalendarDay(day), formatCount(joined), formatCount(served)])}
          />
        </Box>
      </Collapsible>
    </BlockStack>
  );
}
