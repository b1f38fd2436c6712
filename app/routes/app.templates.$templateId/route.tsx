/** A template: its values and texts, beside what shoppers see with them. */
import { useState } from "react";
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { Badge, Banner, BlockStack, Page } from "@shopify/polaris";
import { useAnswerToast } from "#app/components/action-answer.ts";
import { ContextualSaveBar } from "#app/components/contextual-save-bar.tsx";
import { pageTitle } from "#app/components/page-title.ts";
import { ProblemBanner } from "#app/components/problem-banner.tsx";
import { RunDock } from "#app/components/run-dock.tsx";
import { readInShop } from "#app/data/in-shop.ts";
import { findPlan } from "#app/data/selling-plans.ts";
import { findTemplateRun, readTemplatePage } from "#app/data/views/template-page.ts";
import { countOf } from "#app/lib/format-instant.ts";
import { idOf, notFound, openShop } from "#app/routes/admin/open-shop.server.ts";
import { showRun } from "#app/routes/admin/show-run.server.ts";
import { readEditorShop } from "./editor-shop.server.ts";
import { KeptThresholds } from "./kept-thresholds.tsx";
import { SellingPlanBanner } from "./selling-plan-banner.tsx";
import { actOnTemplate, type TemplateAnswer } from "./template-actions.server.ts";
import { TemplateEditor } from "./template-editor.tsx";
import { toForm } from "./template-form.ts";
import { UpdateDialog } from "./update-dialog.tsx";
import { useTemplateForm } from "./use-template-form.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const templateId = idOf(params.templateId);
  const { page, run, plan, editorShop } = await readInShop(shop.id, async (tx) => ({
    page: await readTemplatePage(tx, templateId),
    run: await findTemplateRun(tx, templateId),
    plan: await findPlan(tx, templateId),
    editorShop: await readEditorShop(tx, shop),
  }));
  if (!page) throw notFound();
  const { values, ...template } = page;
  return json({
    template,
    saved: toForm(values, shop),
    shop: editorShop,
    run: run && showRun(run),
    planProblem: plan?.problem ?? null,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const open = await openShop(request);
  const answer = await actOnTemplate(open, idOf(params.templateId), await request.formData());
  return json(answer, { status: answer.ok || "ask" in answer ? 200 : 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.saved.name ?? "Templates");

export default function Template() {
  const data = useLoaderData<typeof loader>();
  const { template, saved, shop } = data;
  const saving = useSaving(template.version);
  const form = useTemplateForm(
    { version: template.version, takenNames: template.takenNames, saved, ...shop, isNew: false },
    saving.problems,
  );
  const verbs = useVerbs();
  const save = () => form.isGood() && saving.save(JSON.stringify(form.values));
  return (
    <Page
      title={saved.name}
      subtitle={template.usedBy > 0 ? `${countOf(template.usedBy, "variant uses", "variants use")} it` : "No variant uses it yet"}
      titleMetadata={<StateBadge isDefault={template.isDefault} isArchived={template.isArchived} />}
      backAction={{ content: "Templates", url: "/app/templates" }}
      secondaryActions={[
        { content: "Duplicate", onAction: () => verbs.act("duplicate"), disabled: verbs.busy },
        ...(template.isDefault || template.isArchived
          ? []
          : [{ content: "Make default", onAction: () => verbs.act("make-default"), disabled: verbs.busy }]),
        template.isArchived
          ? { content: "Bring back", onAction: () => verbs.act("restore"), disabled: verbs.busy }
          : { content: "Archive", onAction: () => verbs.act("archive"), disabled: verbs.busy },
      ]}
    >
      <ContextualSaveBar id="template" dirty={form.dirty} saving={saving.busy} onSave={save} onDiscard={form.discard} />
      <BlockStack gap="400">
        {template.isArchived && <Banner title="This template is archived">Bring it back to assign variants with it.</Banner>}
        <SellingPlanBanner problem={data.planProblem} />
        <ProblemBanner problem={verbs.problem ?? saving.problem} />
        <KeptThresholds kept={saving.kept} />
        <TemplateEditor form={form} shop={shop} onSubmit={save} />
        <RunDock runs={data.run ? [data.run] : []} stoppable={false} />
      </BlockStack>
      {saving.asking > 0 && (
        <UpdateDialog count={saving.asking} busy={saving.busy} onClose={saving.stopAsking} onChoose={saving.answer} />
      )}
    </Page>
  );
}

function StateBadge({ isDefault, isArchived }: { isDefault: boolean; isArchived: boolean }) {
  if (isDefault) return <Badge>Default</Badge>;
  return isArchived ? <Badge>Archived</Badge> : undefined;
}

/** Saves once, asks what becomes of variants where that must be asked, and saves with the answer. */
function useSaving(version: string) {
  const fetcher = useFetcher<TemplateAnswer>();
  const [template, setTemplate] = useState("");
  const [answered, setAnswered] = useState<TemplateAnswer>();
  const answer = fetcher.data;
  useAnswerToast(answer?.ok ? answer : undefined);
  const send = (typed: string, assignments?: string) => {
    setTemplate(typed);
    setAnswered(answer);
    fetcher.submit({ intent: "save", version, template: typed, ...(assignments && { assignments }) }, { method: "post" });
  };
  const open = answer && !answer.ok && answer !== answered ? answer : undefined;
  return {
    busy: fetcher.state !== "idle",
    problems: open && "problems" in open ? open.problems : {},
    problem: open && "problem" in open ? open.problem : undefined,
    kept: answer?.ok ? (answer.kept ?? []) : [],
    asking: open && "ask" in open ? open.ask : 0,
    save: (typed: string) => send(typed),
    answer: (assignments: string) => send(template, assignments),
    stopAsking: () => setAnswered(answer),
  };
}

function useVerbs() {
  const fetcher = useFetcher<TemplateAnswer>();
  const answer = fetcher.data;
  useAnswerToast(answer?.ok ? answer : undefined);
  return {
    busy: fetcher.state !== "idle",
    problem: answer && !answer.ok && "problem" in answer ? answer.problem : undefined,
    act: (intent: string) => fetcher.submit({ intent }, { method: "post" }),
  };
}
