/** Import: take the variants with you as a file, hand in what you filled in, bring a waitlist along. */
import { useState } from "react";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, Checkbox, InlineStack, Layout, Link, List, Page, Text } from "@shopify/polaris";
import { downloadFile } from "#app/components/download-file.ts";
import { FileDrop } from "#app/components/file-drop.tsx";
import { IMPORT_KINDS, importBadge } from "#app/components/import-words.ts";
import { pageTitle } from "#app/components/page-title.ts";
import { inShop } from "#app/data/in-shop.ts";
import { listImports } from "#app/data/imports.ts";
import { countOf, formatInstant } from "#app/lib/format-instant.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";

const SHOWN = 20;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const imports = await inShop(shop.id, (tx) => listImports(tx, SHOWN));
  return json({
    timeZone: shop.timeZone,
    imports: imports.map(({ id, ...shown }) => ({ id: String(id), ...shown })),
  });
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export const meta = () => pageTitle("Import");

export default function Import() {
  const { imports, timeZone } = useLoaderData<typeof loader>();
  const [forExcel, setForExcel] = useState(true);
  const download = (file: string) => () =>
    void downloadFile(`/app/import/files/${file}?excel=${forExcel ? 1 : 0}`, `standby-${file}.csv`);
  return (
    <Page title="Import" subtitle="Change many variants with one file, and bring your waitlist from another app">
      <Layout>
        <Layout.AnnotatedSection
          title="Variants"
          description="Download the file, fill in what should change and upload it again. You see every change before it is made."
        >
          <Card>
            <BlockStack gap="400">
              <HowToFillIn />
              <InlineStack gap="300" blockAlign="center">
                <Button onClick={download("variants")}>Download variants</Button>
                <Checkbox label="For Excel" checked={forExcel} onChange={setForExcel} />
              </InlineStack>
              <FileDrop kind="stock" label="The filled-in variants file" />
            </BlockStack>
          </Card>
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection
          title="Waitlist"
          description="Bring waiting shoppers from STOQ, Swym, Back in Stock or Klaviyo. They keep their place in line, and no email is sent."
        >
          <Card>
            <BlockStack gap="400">
              <Text as="p">
                Upload the other app’s export as it is. Assign its products first: rows for other products are listed as problems,
                and you can check the file again afterwards.
              </Text>
              <FileDrop kind="waitlist" label="The other app’s export" />
            </BlockStack>
          </Card>
        </Layout.AnnotatedSection>
        {imports.length > 0 && (
          <Layout.AnnotatedSection title="Files" description="Your latest uploads. Rows are kept for 30 days.">
            <ImportList imports={imports} timeZone={timeZone} />
          </Layout.AnnotatedSection>
        )}
        <Layout.AnnotatedSection title="Everything else" description="Download what Standby keeps for your store.">
          <Card>
            <InlineStack gap="300">
              <Button onClick={download("waitlist")}>Download waitlists</Button>
              <Button onClick={download("history")}>Download history</Button>
              <Button onClick={download("messages")}>Download messages</Button>
            </InlineStack>
          </Card>
        </Layout.AnnotatedSection>
      </Layout>
    </Page>
  );
}

function HowToFillIn() {
  return (
    <List gap="extraTight">
      <List.Item>You can change incoming stock, threshold, back-in-stock date and switch condition.</List.Item>
      <List.Item>An empty cell leaves the value as it is. A single - takes it away.</List.Item>
      <List.Item>Stock is for your information: Standby never overwrites the stock in Shopify.</List.Item>
    </List>
  );
}

function ImportList({ imports, timeZone }: Pick<Data, "imports" | "timeZone">) {
  return (
    <Card>
      <BlockStack gap="300" as="ul">
        {imports.map((one) => (
          <li key={one.id} className="standby-plain-item">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <BlockStack>
                <Link monochrome url={`/app/import/${one.id}`}>
                  {one.fileName}
                </Link>
                <Text as="span" variant="bodySm" tone="subdued">
                  {[IMPORT_KINDS[one.kind], countOf(one.readRows, "row", "rows"), formatInstant(one.createdAt, timeZone)].join(
                    " · ",
                  )}
                </Text>
              </BlockStack>
              <ImportBadge file={one} />
            </InlineStack>
          </li>
        ))}
      </BlockStack>
    </Card>
  );
}

function ImportBadge({ file }: { file: Data["imports"][number] }) {
  const { label, tone } = importBadge(file);
  return <Badge tone={tone}>{label}</Badge>;
}
