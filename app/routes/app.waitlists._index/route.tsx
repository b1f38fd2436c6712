/** Waitlists: which variants people wait for, the longest line first, and the latest restocks. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Card, IndexTable, InlineStack, Link, Page, Text, useBreakpoints } from "@shopify/polaris";
import { NothingYet } from "#app/components/nothing-yet.tsx";
import { OfferBadge } from "#app/components/offer-badge.tsx";
import { pageTitle } from "#app/components/page-title.ts";
import { pagesOf, usePageAddress } from "#app/components/use-page-address.ts";
import { variantName, variantSuffix } from "#app/domain/variant-name.ts";
import { VariantPicture } from "#app/components/variant-picture.tsx";
import { inShop } from "#app/data/in-shop.ts";
import { listLatestRestocks, listWaitlists } from "#app/data/views/waitlists.ts";
import { countOf, formatCount, formatInstant } from "#app/lib/format-instant.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const address = new URL(request.url).searchParams;
  return json(
    await inShop(shop.id, async (tx) => ({
      page: await listWaitlists(tx, { after: address.get("after"), before: address.get("before") }),
      restocks: await listLatestRestocks(tx),
      timeZone: shop.timeZone,
    })),
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export const meta = () => pageTitle("Waitlists");

export default function Waitlists() {
  const { page, restocks, timeZone } = useLoaderData<typeof loader>();
  return (
    <Page fullWidth title="Waitlists" subtitle="Who waits for what, and who was served">
      <BlockStack gap="400">
        {page.rows.length === 0 ? (
          <NothingYet heading="Nobody is waiting" action={{ content: "See products", url: "/app/products" }}>
            <p>
              When an assigned product sells out, shoppers can join its waitlist. They are listed here, first come, first served.
            </p>
          </NothingYet>
        ) : (
          <WaitlistTable page={page} />
        )}
        {restocks.length > 0 && <LatestRestocks restocks={restocks} timeZone={timeZone} />}
      </BlockStack>
    </Page>
  );
}

function WaitlistTable({ page }: Pick<Data, "page">) {
  const { change } = usePageAddress();
  const condensed = useBreakpoints().smDown;
  return (
    <Card padding="0">
      <IndexTable
        selectable={false}
        condensed={condensed}
        resourceName={{ singular: "waitlist", plural: "waitlists" }}
        itemCount={page.rows.length}
        pagination={pagesOf(page, change)}
        headings={[
          { title: "Product" },
          { title: "Offer now" },
          { title: "People waiting", alignment: "end" },
          { title: "Units wanted", alignment: "end" },
          { title: "Stock", alignment: "end" },
        ]}
      >
        {page.rows.map((row, position) => (
          <IndexTable.Row key={row.variantId} id={row.variantId} position={position}>
            {condensed ? <CondensedRow row={row} /> : <WideCells row={row} />}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

type Row = Data["page"]["rows"][number];

function WideCells({ row }: { row: Row }) {
  return (
    <>
      <IndexTable.Cell className="standby-product-cell">
        <WaitlistName row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <OfferNow row={row} />
      </IndexTable.Cell>
      {[row.waitingEntries, row.waitingUnits, row.stockUnits].map((count, index) => (
        <IndexTable.Cell key={index}>
          <Text as="span" alignment="end" numeric>
            {count === null ? "Not known yet" : formatCount(count)}
          </Text>
        </IndexTable.Cell>
      ))}
    </>
  );
}

/** A variant that is gone offers nothing: it leads to where the merchant decides what those who wait are told. */
function OfferNow({ row }: { row: Row }) {
  if (!row.isGone) return <OfferBadge offer={row.offer} />;
  return (
    <Link
      url={`/app/products/${row.variantId}`}
      accessibilityLabel={`Decide what to tell those who wait for ${variantName(row)}`}
    >
      <Badge tone="warning">Deleted: tell them</Badge>
    </Link>
  );
}

function WaitlistName({ row }: { row: Row }) {
  return (
    <InlineStack gap="300" blockAlign="center" wrap={false}>
      <VariantPicture imageUrl={row.imageUrl} />
      <BlockStack>
        <Link dataPrimaryLink monochrome removeUnderline url={`/app/waitlists/${row.variantId}`}>
          <Text as="span" fontWeight="semibold">
            {row.productTitle}
          </Text>
        </Link>
        <Text as="span" tone="subdued">
          {[variantSuffix(row.variantTitle), row.sku].filter(Boolean).join(" · ")}
        </Text>
      </BlockStack>
    </InlineStack>
  );
}

function CondensedRow({ row }: { row: Row }) {
  return (
    <div className="standby-condensed-row">
      <BlockStack gap="200">
        <WaitlistName row={row} />
        <InlineStack gap="200" blockAlign="center">
          <OfferNow row={row} />
          <Text as="span" variant="bodySm" tone="subdued">
            {countOf(row.waitingEntries, "person", "people")}, {countOf(row.waitingUnits, "unit", "units")} wanted
          </Text>
        </InlineStack>
      </BlockStack>
    </div>
  );
}

function LatestRestocks({ restocks, timeZone }: Pick<Data, "restocks" | "timeZone">) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Latest restocks
        </Text>
        {restocks.map((restock) => (
          <InlineStack key={restock.restockId} align="space-between" gap="200">
            <BlockStack>
              <Link monochrome url={`/app/waitlists/${restock.variantId}/restocks/${restock.restockId}`}>
                {variantName(restock)}
              </Link>
              <Text as="span" variant="bodySm" tone="subdued">
                {formatInstant(restock.at, timeZone)}
              </Text>
            </BlockStack>
            <Text as="span">
              {countOf(restock.freedUnits, "unit", "units")} came, {formatCount(restock.allocatedUnits)} went to people waiting
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
