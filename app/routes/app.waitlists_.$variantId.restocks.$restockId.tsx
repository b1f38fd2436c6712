/** One restock from the ledger: who was served, in which order, and why. */
import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, IndexTable, Page, Text, useBreakpoints } from "@shopify/polaris";
import { pageTitle } from "#app/components/page-title.ts";
import { pagesOf, usePageAddress } from "#app/components/use-page-address.ts";
import { variantName } from "#app/domain/variant-name.ts";
import { findAssignment } from "#app/data/assignments.ts";
import { inShop } from "#app/data/in-shop.ts";
import { listServed, readRestock } from "#app/data/views/restock-ledger.ts";
import { countOf, formatCount, formatInstant } from "#app/lib/format-instant.ts";
import { idOf, notFound, openShop } from "#app/routes/admin/open-shop.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const variantId = idOf(params.variantId);
  const restockId = idOf(params.restockId);
  const address = new URL(request.url).searchParams;
  return json(
    await inShop(shop.id, async (tx) => {
      const restock = await readRestock(tx, variantId, restockId);
      const assignment = await findAssignment(tx, variantId);
      if (!restock || !assignment) throw notFound();
      return {
        restock,
        name: variantName(assignment),
        variantId: String(variantId),
        page: await listServed(tx, restockId, { after: address.get("after"), before: address.get("before") }),
        timeZone: shop.timeZone,
      };
    }),
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data ? `Restock: ${data.name}` : "Waitlists");

export default function Restock() {
  const data = useLoaderData<typeof loader>();
  const { restock, name, variantId, timeZone } = data;
  return (
    <Page
      title={`Restock of ${formatInstant(restock.at, timeZone)}`}
      subtitle={name}
      backAction={{ content: "Waitlist", url: `/app/waitlists/${variantId}` }}
    >
      <BlockStack gap="400">
        <Card>
          <Text as="p">
            Stock went from {formatCount(restock.unitsFrom)} to {formatCount(restock.unitsTo)}. Of the{" "}
            {countOf(restock.freedUnits, "unit", "units")} that came, {formatCount(restock.allocatedUnits)} went to people
            waiting, first come, first served.
          </Text>
        </Card>
        <ServedTable page={data.page} />
      </BlockStack>
    </Page>
  );
}

function ServedTable({ page }: Pick<Data, "page">) {
  const { change } = usePageAddress();
  const condensed = useBreakpoints().smDown;
  return (
    <Card padding="0">
      <IndexTable
        selectable={false}
        condensed={condensed}
        resourceName={{ singular: "person", plural: "people" }}
        itemCount={page.rows.length}
        pagination={pagesOf(page, change)}
        emptyState={<Text as="p">Nobody was waiting.</Text>}
        headings={[
          { title: "Place", alignment: "end" },
          { title: "Shopper" },
          { title: "Units", alignment: "end" },
          { title: "Why" },
        ]}
      >
        {page.rows.map((row, position) => (
          <IndexTable.Row key={row.entryId} id={row.entryId} position={position}>
            {condensed ? (
              <div className="standby-condensed-row">
                <Text as="p" fontWeight="semibold">
                  {row.email ?? "Removed at their request"}
                </Text>
                <Text as="p" variant="bodySm" tone="subdued">
                  {countOf(row.units, "unit", "units")}, {row.reason}
                </Text>
              </div>
            ) : (
              <ServedCells row={row} />
            )}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

function ServedCells({ row }: { row: Data["page"]["rows"][number] }) {
  return (
    <>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {formatCount(row.place)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell className="standby-two-lines">{row.email ?? "Removed at their request"}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {formatCount(row.units)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell className="standby-two-lines standby-reason-cell">{row.reason}</IndexTable.Cell>
    </>
  );
}
