/** Templates: the named sets of values that variants get when they are assigned. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { Card, EmptySearchResult, Page, Tabs } from "@shopify/polaris";
import { NothingYet } from "#app/components/nothing-yet.tsx";
import { pageTitle } from "#app/components/page-title.ts";
import { usePageAddress } from "#app/components/use-page-address.ts";
import { inShop } from "#app/data/in-shop.ts";
import { countTemplateUsers, readTemplates } from "#app/data/views/template-list.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";
import { TemplatesTable } from "./templates-table.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const archived = new URL(request.url).searchParams.get("view") === "archived";
  return json(
    await inShop(shop.id, async (tx) => {
      const users = await countTemplateUsers(tx);
      const all = (await readTemplates(tx)).map(({ texts: _, ...template }) => ({
        ...template,
        usedBy: users.get(template.templateId) ?? 0,
      }));
      const templates = all.filter((template) => template.isArchived === archived);
      return { templates, archived, any: all.length > 0, shopCondition: shop.switchCondition };
    }),
  );
}

const VIEWS = [
  { id: "in-use", content: "Templates", panelID: "templates" },
  { id: "archived", content: "Archived", panelID: "templates" },
];

export const meta = () => pageTitle("Templates");

export default function Templates() {
  const { templates, archived, any, shopCondition } = useLoaderData<typeof loader>();
  const { change } = usePageAddress();
  const navigate = useNavigate();
  return (
    <Page
      title="Templates"
      subtitle="What shoppers see when a product leaves normal sale"
      primaryAction={any ? { content: "Create template", onAction: () => navigate("/app/templates/new") } : undefined}
    >
      {any ? (
        <Card padding="0">
          <Tabs tabs={VIEWS} selected={archived ? 1 : 0} onSelect={(index) => change({ view: index === 1 ? "archived" : null })}>
            {templates.length > 0 ? (
              <TemplatesTable templates={templates} shopCondition={shopCondition} />
            ) : (
              <EmptySearchResult
                title="No archived templates"
                description="A template that you archive on its page is kept here, and can be brought back."
              />
            )}
          </Tabs>
        </Card>
      ) : (
        <NothingYet heading="Your default template is being made">
          <p>This takes a moment after installing Standby. Reload the page to see it.</p>
        </NothingYet>
      )}
    </Page>
  );
}
