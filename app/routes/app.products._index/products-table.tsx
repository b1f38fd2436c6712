/** Assigned variants as an index table; on a phone each is one condensed row. */
import { BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import { OfferBadge } from "#app/components/offer-badge.tsx";
import { variantSuffix } from "#app/components/variant-name.ts";
import { VariantPicture } from "#app/components/variant-picture.tsx";
import type { AssignedVariant } from "#app/data/views/assigned-variants.ts";
import { formatCount } from "#app/lib/format-instant.ts";

type Row = AssignedVariant & { effectiveCondition: string };
type Selection = {
  selectedResources: string[];
  allResourcesSelected: boolean;
  handleSelectionChange: React.ComponentProps<typeof IndexTable>["onSelectionChange"];
};

export function ProductsTable(props: {
  rows: Row[];
  selection: Selection;
  bulkActions: React.ComponentProps<typeof IndexTable>["promotedBulkActions"];
  pagination: React.ComponentProps<typeof IndexTable>["pagination"];
  emptyState: React.ReactNode;
}) {
  const { rows, selection } = props;
  const condensed = useBreakpoints().smDown;
  return (
    <IndexTable
      condensed={condensed}
      resourceName={{ singular: "variant", plural: "variants" }}
      itemCount={rows.length}
      selectedItemsCount={selection.allResourcesSelected ? "All" : selection.selectedResources.length}
      onSelectionChange={selection.handleSelectionChange}
      promotedBulkActions={props.bulkActions}
      pagination={props.pagination}
      emptyState={props.emptyState}
      headings={[
        { title: "Product" },
        { title: "SKU" },
        { title: "Stock", alignment: "end" },
        { title: "Offer now" },
        { title: "Waiting", alignment: "end" },
        { title: "Switch condition" },
      ]}
    >
      {rows.map((row, position) => (
        <IndexTable.Row
          key={row.variantId}
          id={row.variantId}
          position={position}
          selected={selection.selectedResources.includes(row.variantId)}
          accessibilityLabel={`Select ${row.productTitle} ${variantSuffix(row.variantTitle)}`}
        >
          {condensed ? <CondensedRow row={row} /> : <WideCells row={row} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function WideCells({ row }: { row: Row }) {
  return (
    <>
      <IndexTable.Cell className="standby-product-cell">
        <ProductName row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>{row.sku || "–"}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {row.stockUnits === null ? "Not known yet" : formatCount(row.stockUnits)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack gap="050" inlineAlign="start">
          <OfferBadge offer={row.offer} manualOffer={row.manualOffer} />
          <Text as="span" variant="bodySm" tone="subdued">
            {row.offerReason}
          </Text>
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {formatCount(row.waitingEntries)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{row.effectiveCondition}</IndexTable.Cell>
    </>
  );
}

function ProductName({ row }: { row: Row }) {
  return (
    <InlineStack gap="300" blockAlign="center" wrap={false}>
      <VariantPicture imageUrl={row.imageUrl} />
      <BlockStack>
        <Link dataPrimaryLink monochrome removeUnderline url={`/app/products/${row.variantId}`}>
          <Text as="span" fontWeight="semibold">
            {row.productTitle}
          </Text>
        </Link>
        <Text as="span" tone="subdued">
          {variantSuffix(row.variantTitle)}
        </Text>
      </BlockStack>
    </InlineStack>
  );
}

function CondensedRow({ row }: { row: Row }) {
  const stock = row.stockUnits === null ? "Stock not known yet" : `${formatCount(row.stockUnits)} in stock`;
  return (
    <div className="standby-condensed-row">
      <BlockStack gap="200">
        <ProductName row={row} />
        <InlineStack gap="200" blockAlign="center">
          <OfferBadge offer={row.offer} manualOffer={row.manualOffer} />
          <Text as="span" variant="bodySm" tone="subdued">
            {[stock, `${formatCount(row.waitingEntries)} waiting`].join(" · ")}
          </Text>
        </InlineStack>
      </BlockStack>
    </div>
  );
}
