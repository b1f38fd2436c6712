/** Products: every assigned variant with its stock and its offer, and the ways to assign, change and unassign many. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useAnswerToast } from "#app/components/action-answer.ts";
import { NothingYet } from "#app/components/nothing-yet.tsx";
import { pageTitle } from "#app/components/page-title.ts";
import { RunDock } from "#app/components/run-dock.tsx";
import { readInShop } from "#app/data/in-shop.ts";
import { listProductViews } from "#app/data/product-views.ts";
import { listRuns } from "#app/data/runs.ts";
import { ownerAddressFor, usualAfterwards } from "#app/data/shops.ts";
import { hasAssignments, listAssignedVariants } from "#app/data/views/assigned-variants.ts";
import { readTemplates } from "#app/data/views/template-list.ts";
import { readProductsFilter, readProductsOrder } from "#app/domain/products-filter.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";
import { showRun } from "#app/routes/admin/show-run.server.ts";
import { AssignDialog, useAssign } from "./assign-dialog.tsx";
import { AssignResult } from "./assign-result.tsx";
import { changeProducts } from "./change-products.server.ts";
import { ProductsCard } from "./products-card.tsx";

/** Ended runs stay to be seen for a while. */
const SEEN_MS = 15 * 60 * 1000;
const RUNS_SHOWN = 3;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const address = new URL(request.url).searchParams;
  const filter = readProductsFilter(address);
  const order = readProductsOrder(address);
  return json(
    await readInShop(shop.id, async (tx) => {
      const paging = { after: address.get("after"), before: address.get("before") };
      const page = await listAssignedVariants(tx, { filter, order, ...paging });
      const templates = await readTemplates(tx);
      const runs = await listRuns(tx, ["assign", "unassign", "change"], RUNS_SHOWN);
      const since = Date.now() - SEEN_MS;
      return {
        ...page,
        filter,
        order,
        templates: templates.map(({ templateId, name, isDefault }) => ({ templateId, name, isDefault })),
        views: (await listProductViews(tx)).map(({ id, name, filters }) => ({ id: String(id), name, filters })),
        runs: runs.filter((run) => run.state === "running" || run.updatedAt.getTime() > since).map(showRun),
        usualAfterwards: usualAfterwards(shop),
        mailsStockData: ownerAddressFor(shop, "stock_data") !== null,
        anyAssigned: page.rows.length > 0 || (await hasAssignments(tx)),
      };
    }),
  );
}

export type ProductsData = ReturnType<typeof useLoaderData<typeof loader>>;

export async function action({ request }: ActionFunctionArgs) {
  const open = await openShop(request);
  const answer = await changeProducts(open, await request.formData());
  return json(answer, { status: answer.ok ? 200 : 422 });
}

export const meta = () => pageTitle("Products");

export default function Products() {
  const { anyAssigned, templates, runs } = useLoaderData<typeof loader>();
  const assign = useAssign();
  useAnswerToast(assign.answer);
  const action = { content: "Assign products", onAction: assign.open, loading: assign.busy };
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
        <RunDock runs={runs} />
      </BlockStack>
      {assign.isOpen && <AssignDialog assign={assign} templates={templates} />}
    </Page>
  );
}
