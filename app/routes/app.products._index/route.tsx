/** Products: every assigned variant with its stock and its offer, and the way to assign more. */
import { useEffect, useState } from "react";
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Card,
  EmptySearchResult,
  IndexFilters,
  Page,
  useIndexResourceState,
  useSetIndexFiltersMode,
} from "@shopify/polaris";
import { useAnswerToast, type ActionAnswer } from "#app/components/action-answer.ts";
import { NothingYet } from "#app/components/nothing-yet.tsx";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import { pagesOf, usePageAddress } from "#app/components/use-page-address.ts";
import { UnassignDialog } from "#app/components/unassign-dialog.tsx";
import { inShop } from "#app/data/in-shop.ts";
import { hasAssignments, listAssignedVariants } from "#app/data/views/assigned-variants.ts";
import { readTemplates } from "#app/data/views/template-list.ts";
import { OFFERS, type Offer } from "#app/domain/offer.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";
import { conditionWords } from "#app/components/condition-words.ts";
import { AssignResult } from "./assign-result.tsx";
import { useAssignDialog } from "./assign-dialog.tsx";
import { changeAssignments } from "./change-assignments.server.ts";
import { ProductsTable } from "./products-table.tsx";

const SEARCH_PAUSE_MS = 300;
const MAX_SEARCH_CHARACTERS = 100;
const isOffer = (text: string | null): text is Offer => OFFERS.includes(text as Offer);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const address = new URL(request.url).searchParams;
  const offer = address.get("offer");
  const search = (address.get("q") ?? "").slice(0, MAX_SEARCH_CHARACTERS);
  return json(
    await inShop(shop.id, async (tx) => {
      const page = await listAssignedVariants(tx, {
        search,
        offer: isOffer(offer) ? offer : null,
        after: address.get("after"),
        before: address.get("before"),
      });
      const templates = new Map((await readTemplates(tx)).map((template) => [template.templateId, template]));
      const rows = page.rows.map((row) => ({
        ...row,
        effectiveCondition: conditionWords(row.switchCondition, templates.get(row.templateId), shop.switchCondition),
      }));
      return { ...page, rows, search, offer, anyAssigned: rows.length > 0 || (await hasAssignments(tx)) };
    }),
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const open = await openShop(request);
  const answer = await changeAssignments(open, await request.formData());
  return json(answer, { status: answer.ok ? 200 : 422 });
}

export default function Products() {
  const { anyAssigned } = useLoaderData<typeof loader>();
  const assign = useAssignDialog();
  useAnswerToast(assign.answer);
  const action = { content: "Assign products", onAction: assign.pick, loading: assign.busy };
  return (
    <Page fullWidth title="Products" primaryAction={anyAssigned ? action : undefined}>
      <BlockStack gap="400">
        <AssignResult answer={assign.answer} />
        {anyAssigned ? (
          <ProductsCard />
        ) : (
          <NothingYet heading="Choose the products that shoppers may wait for" action={action}>
            <p>Standby watches their stock, opens a waitlist when they sell out, and tells people when they are back.</p>
          </NothingYet>
        )}
      </BlockStack>
      {assign.dialog}
    </Page>
  );
}

const TABS: { id: string; content: string; offer: Offer | null }[] = [
  { id: "all", content: "All", offer: null },
  ...OFFERS.map((offer) => ({ id: offer, content: OFFER_WORDS[offer].label, offer })),
];

function ProductsCard() {
  const { rows, previous, next, offer } = useLoaderData<typeof loader>();
  const { change } = usePageAddress();
  const selection = useIndexResourceState(rows, { resourceIDResolver: (row) => row.variantId });
  const unassign = useUnassign(selection.clearSelection);
  const { mode, setMode } = useSetIndexFiltersMode();
  const search = useSearch(change);
  const loading = useNavigation().state === "loading";
  return (
    <Card padding="0">
      <IndexFilters
        mode={mode}
        setMode={setMode}
        tabs={TABS}
        selected={Math.max(
          0,
          TABS.findIndex((tab) => tab.offer === offer),
        )}
        onSelect={(index) => change({ offer: TABS[index]?.offer ?? null })}
        canCreateNewView={false}
        filters={[]}
        hideFilters
        queryPlaceholder="Search by product, variant or SKU"
        queryValue={search.value}
        onQueryChange={search.type}
        onQueryClear={() => search.type("")}
        onClearAll={() => search.type("")}
        cancelAction={{ onAction: () => search.type("") }}
        loading={loading}
      />
      <ProductsTable
        rows={rows}
        selection={selection}
        bulkActions={[{ content: "Unassign", onAction: () => unassign.ask(selection.selectedResources) }]}
        pagination={pagesOf({ previous, next }, change)}
        emptyState={
          <EmptySearchResult title="No variants found" description="Try another word or another view." withIllustration />
        }
      />
      <UnassignDialog
        count={unassign.asked.length}
        busy={unassign.busy}
        onClose={() => unassign.ask([])}
        onConfirm={unassign.confirm}
      />
    </Card>
  );
}

function useSearch(change: ReturnType<typeof usePageAddress>["change"]) {
  const { search } = useLoaderData<typeof loader>();
  const [value, type] = useState(search);
  useEffect(() => {
    if (value === search) return;
    const timer = setTimeout(() => change({ q: value }, true), SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, search, change]);
  return { value, type };
}

function useUnassign(clearSelection: () => void) {
  const fetcher = useFetcher<ActionAnswer>({ key: "unassign" });
  const [asked, ask] = useState<string[]>([]);
  useAnswerToast(fetcher.data);
  const confirm = (afterwards: string) => {
    fetcher.submit({ intent: "unassign", variantIds: asked.join(), afterwards }, { method: "post" });
    ask([]);
    clearSelection();
  };
  return { asked, ask, confirm, busy: fetcher.state !== "idle" };
}
