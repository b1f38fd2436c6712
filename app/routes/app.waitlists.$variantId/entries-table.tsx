/** Waitlist entries with their state, and on demand everything we wrote to each. */
import { useState } from "react";
import { Badge, BlockStack, Button, EmptySearchResult, IndexTable, InlineStack, Text, useBreakpoints } from "@shopify/polaris";
import { ENTRY_WORDS } from "#app/components/message-words.ts";
import { pagesOf, usePageAddress } from "#app/components/use-page-address.ts";
import { countOf, formatCount, formatInstant } from "#app/lib/format-instant.ts";
import { EntryTrailDialog } from "./entry-trail-dialog.tsx";
import type { WaitlistData } from "./route.tsx";

type Entry = WaitlistData["page"]["rows"][number];

const EMPTY: Record<Entry["state"], string> = {
  waiting: "Nobody is in line. Shoppers join when the product page offers the waitlist.",
  allocated: "Nobody has been served whose turn is still open.",
  done: "Nobody from this waitlist has bought yet.",
  cancelled: "Nobody has left the line.",
  expired: "Nobody has let a turn pass.",
  pending: "Everybody who asked for a place has confirmed it.",
};

export function EntriesTable({ data }: { data: WaitlistData }) {
  const { page, timeZone, state, trails } = data;
  const { change } = usePageAddress();
  const condensed = useBreakpoints().smDown;
  const [opened, setOpened] = useState<Entry | null>(null);
  return (
    <>
      <IndexTable
        selectable={false}
        condensed={condensed}
        resourceName={{ singular: "entry", plural: "entries" }}
        itemCount={page.rows.length}
        pagination={pagesOf(page, change)}
        emptyState={<EmptySearchResult title="Nobody here" description={EMPTY[state]} />}
        headings={[
          { title: "Place", alignment: "end" },
          { title: "Shopper" },
          { title: "Units", alignment: "end" },
          { title: "Joined" },
          { title: "State" },
          { title: "Messages" },
        ]}
      >
        {page.rows.map((entry, position) => (
          <IndexTable.Row key={entry.entryId} id={entry.entryId} position={position}>
            {condensed ? (
              <CondensedRow entry={entry} data={data} onOpen={() => setOpened(entry)} />
            ) : (
              <WideCells entry={entry} data={data} onOpen={() => setOpened(entry)} />
            )}
          </IndexTable.Row>
        ))}
      </IndexTable>
      {opened && (
        <EntryTrailDialog entry={opened} trail={trails[opened.entryId]} timeZone={timeZone} onClose={() => setOpened(null)} />
      )}
    </>
  );
}

/** The place in line now, or the one from which it was last served. */
function placeOf(entry: Entry, data: WaitlistData): string {
  const place = entry.place ?? data.trails[entry.entryId]?.allocations.at(-1)?.place;
  return place === undefined ? "–" : formatCount(place);
}

type RowProps = { entry: Entry; data: WaitlistData; onOpen: () => void };

function WideCells({ entry, data, onOpen }: RowProps) {
  return (
    <>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {placeOf(entry, data)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell className="standby-two-lines">{entry.email ?? "Removed at their request"}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {formatCount(entry.quantity)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{formatInstant(entry.joinedAt, data.timeZone)}</IndexTable.Cell>
      <IndexTable.Cell>
        <StateBadge state={entry.state} />
        <KeptUntil entry={entry} data={data} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <TrailButton entry={entry} data={data} onOpen={onOpen} />
      </IndexTable.Cell>
    </>
  );
}

function CondensedRow({ entry, data, onOpen }: RowProps) {
  return (
    <div className="standby-condensed-row">
      <BlockStack gap="100">
        <Text as="span" fontWeight="semibold">
          {entry.email ?? "Removed at their request"}
        </Text>
        <InlineStack gap="200" blockAlign="center">
          <StateBadge state={entry.state} />
          <Text as="span" variant="bodySm" tone="subdued">
            {[`Place ${placeOf(entry, data)}`, countOf(entry.quantity, "unit", "units")].filter(Boolean).join(" · ")}
          </Text>
        </InlineStack>
        <Text as="span" variant="bodySm" tone="subdued">
          Joined {formatInstant(entry.joinedAt, data.timeZone)}
        </Text>
        <KeptUntil entry={entry} data={data} />
        <InlineStack>
          <TrailButton entry={entry} data={data} onOpen={onOpen} />
        </InlineStack>
      </BlockStack>
    </div>
  );
}

const StateBadge = ({ state }: Pick<Entry, "state">) => <Badge tone={ENTRY_WORDS[state].tone}>{ENTRY_WORDS[state].label}</Badge>;

function KeptUntil({ entry, data }: Omit<RowProps, "onOpen">) {
  const hold = data.trails[entry.entryId]?.hold;
  if (!hold) return null;
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      {countOf(hold.units, "unit", "units")} kept until {formatInstant(hold.until, data.timeZone)}
    </Text>
  );
}

function TrailButton({ entry, data, onOpen }: RowProps) {
  const messages = data.trails[entry.entryId]?.messages ?? [];
  const failed = messages.some((message) => message.state === "failed");
  return (
    <Button
      variant="plain"
      tone={failed ? "critical" : undefined}
      accessibilityLabel={`Messages to ${entry.email ?? "this shopper"}`}
      onClick={onOpen}
    >
      {failed ? "One could not be sent" : countOf(messages.length, "message", "messages")}
    </Button>
  );
}
