/** A new template, from scratch. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { ContextualSaveBar } from "#app/components/contextual-save-bar.tsx";
import { pageTitle } from "#app/components/page-title.ts";
import { inShop } from "#app/data/in-shop.ts";
import { readTemplateNames } from "#app/data/views/template-page.ts";
import type { TemplateProblems } from "#app/domain/template-problems.ts";
import { newTemplateValues } from "#app/domain/template-values.ts";
import { createTemplate } from "#app/flows/create-template.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";
import { readEditorShop } from "#app/routes/app.templates.$templateId/editor-shop.server.ts";
import { TemplateEditor } from "#app/routes/app.templates.$templateId/template-editor.tsx";
import { toForm, toValues, unpackForm } from "#app/routes/app.templates.$templateId/template-form.ts";
import { useTemplateForm } from "#app/routes/app.templates.$templateId/use-template-form.ts";

const FRESH = newTemplateValues("waitlist");

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  return json(
    await inShop(shop.id, async (tx) => ({ takenNames: await readTemplateNames(tx), shop: await readEditorShop(tx, shop) })),
  );
}

type CreateAnswer = { problems: TemplateProblems };

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await openShop(request);
  const template = (await request.formData()).get("template");
  const read = toValues(unpackForm(template), shop);
  if (!read.ok) return json<CreateAnswer>({ problems: read.problems }, 422);
  const made = await inShop(shop.id, (tx) => createTemplate(tx, { values: read.values, actor, now: new Date() }));
  return made.ok ? redirect(`/app/templates/${made.templateId}`) : json<CreateAnswer>({ problems: made.problems }, 422);
}

export const meta = () => pageTitle("New template");

export default function NewTemplate() {
  const { takenNames, shop } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<CreateAnswer>();
  const saved = toForm(FRESH, shop);
  const facts = { version: "new", takenNames, saved, ...shop, isNew: true };
  const form = useTemplateForm(facts, fetcher.data?.problems ?? {});
  const save = () => {
    if (form.isGood()) fetcher.submit({ template: JSON.stringify(form.values) }, { method: "post" });
  };
  return (
    <Page title="New template" backAction={{ content: "Templates", url: "/app/templates" }}>
      <BlockStack gap="400">
        <ContextualSaveBar
          id="new-template"
          dirty={form.dirty}
          saving={fetcher.state !== "idle"}
          onSave={save}
          onDiscard={form.discard}
        />
        <TemplateEditor form={form} shop={shop} onSubmit={save} />
      </BlockStack>
    </Page>
  );
}
