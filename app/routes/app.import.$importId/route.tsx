/** One file: its questions, what it would change and what is wrong with it, and once applied, what became of it. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Page } from "@shopify/polaris";
import { problemOf, useAnswerToast, type ActionAnswer } from "#app/components/action-answer.ts";
import { downloadFile } from "#app/components/download-file.ts";
import { importBadge } from "#app/components/import-words.ts";
import { pageTitle } from "#app/components/page-title.ts";
import { ProblemBanner } from "#app/components/problem-banner.tsx";
import { RunProgress } from "#app/components/run-progress.tsx";
import { readInShop } from "#app/data/in-shop.ts";
import { readImportPage } from "#app/data/views/import-page.ts";
import { openQuestions } from "#app/flows/stage-import.ts";
import { countOf } from "#app/lib/format-instant.ts";
import { idOf, notFound, openShop } from "#app/routes/admin/open-shop.server.ts";
import { changeImport } from "./change-import.server.ts";
import { QuestionsCard } from "./questions-card.tsx";
import { RowsTable } from "./rows-table.tsx";
import { SummaryCard } from "./summary-card.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const importId = idOf(params.importId);
  const address = new URL(request.url).searchParams;
  return json(
    await readInShop(shop.id, async (tx) => {
      const page = await readImportPage(tx, importId, {
        after: address.get("after"),
        before: address.get("before"),
        only: address.get("only"),
      });
      if (!page) throw notFound();
      const { stored, ...shown } = page;
      const questions = stored.state === "asking" ? await openQuestions(tx, stored) : null;
      return { ...shown, questions, timeZone: shop.timeZone };
    }),
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  const open = await openShop(request);
  const answer = await changeImport(open, idOf(params.importId), await request.formData());
  return json<ActionAnswer>(answer, { status: answer.ok ? 200 : 422 });
}

export type ImportData = ReturnType<typeof useLoaderData<typeof loader>>;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.file.fileName ?? "Import");

export default function ImportPage() {
  const data = useLoaderData<typeof loader>();
  const fetcher = useFetcher<ActionAnswer>({ key: "import" });
  useAnswerToast(fetcher.data);
  const { file, run, counts, questions } = data;
  const badge = importBadge({ state: file.state, runState: run?.state ?? null, changes: counts.change > 0 });
  const busy = fetcher.state !== "idle" || run?.state === "running";
  const send = (intent: string) => fetcher.submit({ intent }, { method: "post" });
  const download = (only: string) => () =>
    void downloadFile(
      `/app/import/${file.id}/result?only=${only}`,
      `${only === "problem" ? "problems" : "result"}-${file.fileName}`,
    );
  const canApply = (file.state === "checked" || (file.state === "applying" && run?.state !== "running")) && counts.change > 0;
  const applyWords = file.state === "applying" ? "Apply the rest" : `Apply ${countOf(counts.change, "change", "changes")}`;
  const checked = file.state !== "asking" && file.state !== "checking";
  return (
    <Page
      fullWidth
      title={file.fileName}
      backAction={{ content: "Import", url: "/app/import" }}
      titleMetadata={<Badge tone={badge.tone}>{badge.label}</Badge>}
      primaryAction={canApply ? { content: applyWords, onAction: () => send("apply"), loading: busy } : undefined}
      secondaryActions={[
        ...(file.state === "checked" ? [{ content: "Check again", onAction: () => send("check"), disabled: busy }] : []),
        ...(checked && counts.problem > 0 ? [{ content: "Download problems", onAction: download("problem") }] : []),
        ...(file.state === "applied" ? [{ content: "Download result", onAction: download("all") }] : []),
      ]}
    >
      <BlockStack gap="400">
        <ProblemBanner problem={problemOf(fetcher.data)} />
        {questions && <QuestionsCard key={file.id} data={data} dateOrder={questions.dateOrder} />}
        {run && run.state !== "done" && (
          <RunProgress key={run.id} run={run} unit="rows" cancellable={file.state === "applying"} />
        )}
        {checked && <SummaryCard data={data} />}
        {checked && <RowsTable data={data} />}
      </BlockStack>
    </Page>
  );
}
