/** Assigned variants as an index table. On a phone the same cells stand below each other, by styles alone: nothing is drawn anew. */
import { memo, useCallback, useEffect, useRef } from "react";
import { Badge, IndexTable, Link } from "@shopify/polaris";
import { OfferBadge } from "#app/components/offer-badge.tsx";
import { variantName, variantSuffix } from "#app/domain/variant-name.ts";
import { VariantPicture } from "#app/components/variant-picture.tsx";
import type { AssignedVariant } from "#app/data/views/assigned-variants.ts";
import { formatCount } from "#app/lib/format-instant.ts";
import { OfferSwitch } from "./offer-switch.tsx";
import { ValueCell } from "./value-cell.tsx";

type Selection = {
  selectedResources: string[];
  allResourcesSelected: boolean;
  handleSelectionChange: NonNullable<React.ComponentProps<typeof IndexTable>["onSelectionChange"]>;
};
type TableProps = React.ComponentProps<typeof IndexTable>;

const HEADINGS: TableProps["headings"] = [
  { title: "Product" },
  { title: "On" },
  { title: "Offer now" },
  { title: "Stock", alignment: "end" },
  { title: "Waiting", alignment: "end" },
  { title: "Threshold", alignment: "end" },
  { title: "Incoming", alignment: "end" },
  { title: "Back in stock", alignment: "end" },
];

export function ProductsTable(props: {
  /** What was asked for: another list has other rows, so that none is seen to move when it comes late. */
  list: string;
  rows: AssignedVariant[];
  selection: Selection;
  /** There are more pages: "all" then means all that the filter finds. */
  hasMore: boolean;
  promotedBulkActions: TableProps["promotedBulkActions"];
  bulkActions: TableProps["bulkActions"];
  pagination: React.ComponentProps<typeof IndexTable>["pagination"];
  emptyState: React.ReactNode;
}) {
  const { list, rows, selection } = props;
  return (
    <div className="standby-assigned">
      <IndexTable
        resourceName={{ singular: "variant", plural: "variants" }}
        itemCount={rows.length}
        hasMoreItems={props.hasMore}
        selectedItemsCount={selection.allResourcesSelected ? "All" : selection.selectedResources.length}
        onSelectionChange={useSteady(selection.handleSelectionChange)}
        promotedBulkActions={props.promotedBulkActions}
        bulkActions={props.bulkActions}
        pagination={props.pagination}
        emptyState={props.emptyState}
        headings={HEADINGS}
      >
        {rows.map((row, position) => (
          <ProductRow
            key={`${list} ${row.variantId}`}
            row={row}
            position={position}
            selected={selection.selectedResources.includes(row.variantId)}
          />
        ))}
      </IndexTable>
    </div>
  );
}

/** Polaris makes its handler anew with each selection, and a table that is given another draws every row again. */
function useSteady(handler: Selection["handleSelectionChange"]): typeof handler {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  }, [handler]);
  return useCallback((...change) => latest.current(...change), []);
}

type RowProps = { row: AssignedVariant; position: number; selected: boolean };

/** Kept as it is while others are selected; its cells also while it is selected itself. */
const ProductRow = memo(function ProductRow({ row, position, selected }: RowProps) {
  return (
    <IndexTable.Row id={row.variantId} position={position} selected={selected} accessibilityLabel={`Select ${variantName(row)}`}>
      <Cells row={row} />
    </IndexTable.Row>
  );
});

const stockWords = (units: number | null) => (units === null ? "Not known yet" : formatCount(units));

const Cells = memo(function Cells({ row }: { row: AssignedVariant }) {
  return (
    <>
      <IndexTable.Cell className="standby-product-cell standby-assigned-product">
        <ProductName row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <OfferSwitch row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell className="standby-two-lines standby-assigned-offer">
        <OfferBadge offer={row.offer} manualOffer={row.manualOffer} />
        <span className="standby-row-more standby-row-reason">{row.offerReason}</span>
      </IndexTable.Cell>
      <IndexTable.Cell className="standby-number-cell">
        <span className="standby-phone-word">Stock: </span>
        {stockWords(row.stockUnits)}
      </IndexTable.Cell>
      <IndexTable.Cell className="standby-number-cell">
        <span className="standby-phone-word">Waiting: </span>
        {formatCount(row.waitingEntries)}
      </IndexTable.Cell>
      <IndexTable.Cell className="standby-number-cell">
        <ValueCell row={row} name="thresholdUnits" label="Threshold" />
      </IndexTable.Cell>
      <IndexTable.Cell className="standby-number-cell">
        <ValueCell row={row} name="incomingUnits" label="Incoming stock" />
      </IndexTable.Cell>
      <IndexTable.Cell className="standby-number-cell">
        <ValueCell row={row} name="backInStockOn" label="Back-in-stock date" />
      </IndexTable.Cell>
    </>
  );
});

/** Plain elements: there are fifty rows, and Polaris' stacks and texts are an element and a component each. */
function ProductName({ row }: { row: AssignedVariant }) {
  const second = [variantSuffix(row.variantTitle), row.sku].filter(Boolean).join(" · ");
  return (
    <div className="standby-row-product">
      <VariantPicture imageUrl={row.imageUrl} />
      <div>
        <Link dataPrimaryLink monochrome removeUnderline url={`/app/products/${row.variantId}`}>
          {row.productTitle}
        </Link>
        <span className="standby-row-more">{second}</span>
        {row.isHidden && (
          <div>
            <Badge tone="attention">Not on your online store</Badge>
          </div>
        )}
      </div>
    </div>
  );
}
