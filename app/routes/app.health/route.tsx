/** Health check: what Shopify has compared with what Standby means, each difference explained and repaired. */
import { useEffect } from "react";
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useRevalidator } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useAnswerToast, type ActionAnswer } from "#app/components/action-answer.ts";
import { NothingYet } from "#app/components/nothing-yet.tsx";
import { pageTitle } from "#app/components/page-title.ts";
import { pagesOf, usePageAddress } from "#app/components/use-page-address.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";
import { CheckCard, CheckProblem } from "./check-card.tsx";
import { DriftList } from "./drift-list.tsx";
import { HiddenCard } from "./hidden-card.tsx";
import { carryOut, loadHealth } from "./health.server.ts";
import { DeadLetters, NewsCard } from "./news-card.tsx";
import { ThemeCard } from "./theme-card.tsx";

const POLL_MS = 2_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const { searchParams } = new URL(request.url);
  return json(await loadHealth(shop, { after: searchParams.get("after"), before: searchParams.get("before") }));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await openShop(request);
  const answer = await carryOut(await request.formData(), { shop, actor, now: new Date() });
  return json<ActionAnswer>(answer, answer.ok ? 200 : 422);
}

export const meta = () => pageTitle("Health check");

export default function HealthCheck() {
  const { page, counts, check, letters, heard, hidden, timeZone, editorUrl } = useLoaderData<typeof loader>();
  const { change } = usePageAddress();
  usePolling(check.checking || counts.repairing > 0);
  const checkNow = useIntent("check");
  const repairAll = useIntent("repair-all");
  return (
    <Page
      title="Health check"
      subtitle="Does Shopify match what you set in Standby?"
      primaryAction={
        counts.repairable > 0 ? { content: "Repair all", onAction: repairAll.submit, loading: repairAll.busy } : undefined
      }
    >
      <div className="standby-columns">
        <BlockStack gap="400">
          <CheckProblem problem={check.problem} />
          <DeadLetters letters={letters} timeZone={timeZone} />
          {page.rows.length > 0 && <DriftList subjects={page.rows} pages={pagesOf(page, change)} />}
          {page.rows.length === 0 && check.endedAt !== null && <AllWell />}
          {page.rows.length === 0 && check.endedAt === null && (
            <NothingYet heading="Nothing has been checked yet">
              <p>The first check begins by itself. Press Check now to begin at once.</p>
            </NothingYet>
          )}
        </BlockStack>
        <BlockStack gap="400">
          <CheckCard state={check} timeZone={timeZone} onCheck={checkNow.submit} busy={checkNow.busy} />
          <HiddenCard {...hidden} />
          <ThemeCard editorUrl={editorUrl} />
          <NewsCard heard={heard} timeZone={timeZone} />
        </BlockStack>
      </div>
    </Page>
  );
}

const AllWell = () => (
  <NothingYet heading="Shopify matches what you set in Standby">
    <p>Offers, stock settings and your store&apos;s set-up agree. Standby keeps checking.</p>
  </NothingYet>
);

function useIntent(intent: string) {
  const fetcher = useFetcher<ActionAnswer>();
  useAnswerToast(fetcher.data);
  return { busy: fetcher.state !== "idle", submit: () => fetcher.submit({ intent }, { method: "post" }) };
}

/** While something is under way the page follows it. */
function usePolling(active: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!active || state !== "idle") return;
    const timer = setTimeout(revalidate, POLL_MS);
    return () => clearTimeout(timer);
  }, [active, revalidate, state]);
}
