/** The table of assigned variants with its views, filters, orders and bulk actions. */
import { useLoaderData } from "@remix-run/react";
import { Box, Card, EmptySearchResult, Text, useIndexResourceState } from "@shopify/polaris";
import { UnassignDialog } from "#app/components/unassign-dialog.tsx";
import { pagesOf, usePageAddress } from "#app/components/use-page-address.ts";
import { ProblemBanner } from "#app/components/problem-banner.tsx";
import { formatCount } from "#app/lib/format-instant.ts";
import { Refusals } from "./assign-result.tsx";
import { EditValuesDialog } from "./edit-values-dialog.tsx";
import { ProductsFilters } from "./products-filters.tsx";
import { ProductsTable } from "./products-table.tsx";
import type { loader } from "./route.tsx";
import { TemplateDialog } from "./template-dialog.tsx";
import { useBulk } from "./use-bulk.ts";

export function ProductsCard() {
  const data = useLoaderData<typeof loader>();
  const { rows, previous, next } = data;
  const { params, change } = usePageAddress();
  const isMore = previous !== null || next !== null;
  const selection = useIndexResourceState(rows, { resourceIDResolver: (row) => row.variantId });
  const bulk = useBulk(selection, params.toString());
  return (
    <>
      <ProblemBanner problem={bulk.problem} />
      <Refusals title={bulk.toast} refused={bulk.refused} />
      <Card padding="0">
        <ProductsFilters data={data} />
        {data.cutAt !== null && (
          <Box padding="300" background="bg-surface-secondary">
            <Text as="p" tone="subdued">
              These are {formatCount(data.cutAt)} of the variants found. Add a word or a filter to find the others.
            </Text>
          </Box>
        )}
        <ProductsTable
          list={params.toString()}
          rows={rows}
          selection={selection}
          hasMore={isMore}
          promotedBulkActions={[
            { content: "Turn on", onAction: () => bulk.change("on") },
            { content: "Turn off", onAction: () => bulk.change("off") },
          ]}
          bulkActions={[
            { content: "Let stock decide", onAction: () => bulk.change("lift") },
            { content: "Edit values", onAction: () => bulk.ask("values") },
            { content: "Change template", onAction: () => bulk.ask("template") },
            { content: "Unassign", onAction: () => bulk.ask("unassign") },
          ]}
          pagination={pagesOf({ previous, next }, change)}
          emptyState={
            <EmptySearchResult title="No variants found" description="Try another word or another view." withIllustration />
          }
        />
        {bulk.asked === "unassign" && (
          <UnassignDialog
            count={bulk.count}
            busy={bulk.busy}
            usual={data.usualAfterwards}
            mails={data.mailsStockData}
            onClose={bulk.close}
            onConfirm={(afterwards) => bulk.send({ intent: "unassign", afterwards })}
          />
        )}
        {bulk.asked === "values" && <EditValuesDialog bulk={bulk} />}
        {bulk.asked === "template" && <TemplateDialog bulk={bulk} templates={data.templates} />}
      </Card>
    </>
  );
}
