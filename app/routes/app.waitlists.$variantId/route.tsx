/** One variant's waitlist: the line with everybody's place, those who left it, what we wrote to each, and its restocks. */
import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, Page, Tabs } from "@shopify/polaris";
import { downloadFile } from "#app/components/download-file.ts";
import { ENTRY_WORDS } from "#app/components/message-words.ts";
import { pageTitle } from "#app/components/page-title.ts";
import { usePageAddress } from "#app/components/use-page-address.ts";
import { VariantBadge } from "#app/components/variant-badge.tsx";
import { variantName, variantSuffix } from "#app/domain/variant-name.ts";
import { inShop } from "#app/data/in-shop.ts";
import { readEntryTrails } from "#app/data/views/entry-trails.ts";
import { listRestocks } from "#app/data/views/restock-ledger.ts";
import { readVariantPage } from "#app/data/views/variant-page.ts";
import { listEntries } from "#app/data/views/waitlist-entries.ts";
import { ENTRY_STATES, type EntryState } from "#app/domain/waitlist-entry.ts";
import { countOf } from "#app/lib/format-instant.ts";
import { idOf, notFound, openShop } from "#app/routes/admin/open-shop.server.ts";
import { EntriesTable } from "./entries-table.tsx";
import { RestocksCard } from "./restocks-card.tsx";

const isState = (text: string | null): text is EntryState => ENTRY_STATES.includes(text as EntryState);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const variantId = idOf(params.variantId);
  const address = new URL(request.url).searchParams;
  const asked = address.get("state");
  const state = isState(asked) ? asked : "waiting";
  return json(
    await inShop(shop.id, async (tx) => {
      const variant = await readVariantPage(tx, variantId);
      if (!variant) throw notFound();
      const page = await listEntries(tx, { variantId, state, after: address.get("after"), before: address.get("before") });
      return {
        variant,
        state,
        page,
        trails: await readEntryTrails(
          tx,
          page.rows.map((entry) => entry.entryId),
        ),
        restocks: await listRestocks(tx, variantId),
        timeZone: shop.timeZone,
      };
    }),
  );
}

export type WaitlistData = ReturnType<typeof useLoaderData<typeof loader>>;

const TABS = ENTRY_STATES.map((state) => ({ id: state, content: ENTRY_WORDS[state].many, panelID: "entries" }));

const download = (variantId: string) =>
  void downloadFile(`/app/import/files/waitlist?variant=${variantId}&excel=1`, "standby-waitlist.csv");

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Waitlist: ${variantName(data.variant)}` : "Waitlists");

export default function Waitlist() {
  const data = useLoaderData<typeof loader>();
  const { variant, state } = data;
  const { change } = usePageAddress();
  const waiting = `${countOf(variant.waitingEntries, "person", "people")} waiting`;
  return (
    <Page
      title={variant.productTitle}
      subtitle={[variantSuffix(variant.variantTitle), waiting].filter(Boolean).join(" · ")}
      titleMetadata={<VariantBadge variant={variant} />}
      backAction={{ content: "Waitlists", url: "/app/waitlists" }}
      secondaryActions={[
        { content: "Offer and history", url: `/app/products/${variant.variantId}` },
        { content: "Download", accessibilityLabel: "Download this waitlist", onAction: () => download(variant.variantId) },
      ]}
    >
      <BlockStack gap="400">
        <Card padding="0">
          <Tabs
            tabs={TABS}
            selected={ENTRY_STATES.indexOf(state)}
            onSelect={(index) => change({ state: index === 0 ? null : (ENTRY_STATES[index] ?? null) })}
          />
          <EntriesTable key={state} data={data} />
        </Card>
        <RestocksCard data={data} />
      </BlockStack>
    </Page>
  );
}
