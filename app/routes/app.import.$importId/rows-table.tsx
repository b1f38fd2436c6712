/** A file's rows: what each changes, from what to what, or what is wrong with it. */
import {
  Badge,
  BlockStack,
  Card,
  EmptySearchResult,
  IndexTable,
  InlineStack,
  Tabs,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import { rowWords, ROW_STATES } from "#app/components/import-words.ts";
import { pagesOf, usePageAddress } from "#app/components/use-page-address.ts";
import { formatCount } from "#app/lib/format-instant.ts";
import type { ImportData } from "./route.tsx";

type Row = ImportData["page"]["rows"][number];

const TABS = [
  { id: "all", content: "All", only: null },
  { id: "change", content: "Will change", only: "change" },
  { id: "applied", content: "Changed", only: "applied" },
  { id: "problem", content: "Only problems", only: "problem" },
  { id: "same", content: "Stay", only: "same" },
] as const;

export function RowsTable({ data }: { data: ImportData }) {
  const { page, only, counts } = data;
  const { change } = usePageAddress();
  const condensed = useBreakpoints().smDown;
  const tabs = TABS.filter((tab) => tab.only === null || counts[tab.only] > 0 || tab.only === only);
  const selected = Math.max(
    0,
    tabs.findIndex((tab) => tab.only === only),
  );
  return (
    <Card padding="0">
      <Tabs
        tabs={tabs.map(({ id, content }) => ({ id, content, panelID: "import-rows" }))}
        selected={selected}
        onSelect={(index) => change({ only: tabs[index]?.only ?? null })}
      />
      <div id="import-rows" role="tabpanel" aria-labelledby={tabs[selected]?.id}>
        <IndexTable
          selectable={false}
          condensed={condensed}
          resourceName={{ singular: "row", plural: "rows" }}
          itemCount={page.rows.length}
          pagination={pagesOf(page, change)}
          emptyState={<EmptySearchResult title="No rows here" description="Choose another view." withIllustration />}
          headings={[{ title: "Row" }, { title: "Variant" }, { title: "What happens" }, { title: "Result" }]}
        >
          {page.rows.map((row, position) => (
            <IndexTable.Row key={row.rowNumber} id={String(row.rowNumber)} position={position}>
              {condensed ? <CondensedRow row={row} /> : <WideCells row={row} />}
            </IndexTable.Row>
          ))}
        </IndexTable>
      </div>
    </Card>
  );
}

function WideCells({ row }: { row: Row }) {
  return (
    <>
      <IndexTable.Cell>
        <Text as="span" numeric tone="subdued">
          {formatCount(row.rowNumber)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell className="standby-product-cell">
        <Text as="span" fontWeight="medium">
          {row.name}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell className="standby-wrapping-cell">
        <WhatHappens row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <RowBadge row={row} />
      </IndexTable.Cell>
    </>
  );
}

function WhatHappens({ row }: { row: Row }) {
  return (
    <BlockStack gap="050">
      {rowWords(row).map((words) => (
        <Text key={words} as="span" breakWord>
          {words}
        </Text>
      ))}
      {row.note && (
        <Text as="span" breakWord tone={row.state === "problem" ? "critical" : "subdued"}>
          {row.note}
        </Text>
      )}
    </BlockStack>
  );
}

const RowBadge = ({ row }: { row: Row }) => (
  <Badge tone={ROW_STATES[row.state]?.tone}>{ROW_STATES[row.state]?.label ?? row.state}</Badge>
);

function CondensedRow({ row }: { row: Row }) {
  return (
    <div className="standby-condensed-row">
      <BlockStack gap="150">
        <InlineStack align="space-between" gap="200" wrap={false}>
          <Text as="span" fontWeight="medium" breakWord>
            {row.name}
          </Text>
          <RowBadge row={row} />
        </InlineStack>
        <WhatHappens row={row} />
        <Text as="span" variant="bodySm" tone="subdued">
          Row {formatCount(row.rowNumber)}
        </Text>
      </BlockStack>
    </div>
  );
}
