/** Templates: the named sets of values that variants get when they are assigned. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Card, IndexTable, InlineStack, Link, Page, Text, useBreakpoints } from "@shopify/polaris";
import { NothingYet } from "#app/components/nothing-yet.tsx";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import { inShop } from "#app/data/in-shop.ts";
import { readTemplates } from "#app/data/views/template-list.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  return json({ templates: await inShop(shop.id, readTemplates), shopCondition: shop.switchCondition });
}

export default function Templates() {
  const { templates, shopCondition } = useLoaderData<typeof loader>();
  const condensed = useBreakpoints().smDown;
  return (
    <Page title="Templates" subtitle="What shoppers see when a product leaves normal sale">
      {templates.length === 0 ? (
        <NothingYet heading="Your default template is being made">
          <p>This takes a moment after installing Standby. Reload the page to see it.</p>
        </NothingYet>
      ) : (
        <Card padding="0">
          <IndexTable
            selectable={false}
            condensed={condensed}
            resourceName={{ singular: "template", plural: "templates" }}
            itemCount={templates.length}
            headings={[{ title: "Template" }, { title: "Switches to" }, { title: "Switch condition" }]}
          >
            {templates.map((template, position) => (
              <IndexTable.Row key={template.templateId} id={template.templateId} position={position}>
                {condensed ? (
                  <div className="standby-condensed-row">
                    <BlockStack gap="100">
                      <TemplateName template={template} />
                      <Text as="span" variant="bodySm" tone="subdued">
                        Switches to {OFFER_WORDS[template.mode].label.toLowerCase()} at{" "}
                        {template.switchCondition ?? shopCondition} units
                      </Text>
                    </BlockStack>
                  </div>
                ) : (
                  <>
                    <IndexTable.Cell className="standby-product-cell">
                      <TemplateName template={template} />
                    </IndexTable.Cell>
                    <IndexTable.Cell>{OFFER_WORDS[template.mode].label}</IndexTable.Cell>
                    <IndexTable.Cell>{template.switchCondition ?? `${shopCondition}, shop's`}</IndexTable.Cell>
                  </>
                )}
              </IndexTable.Row>
            ))}
          </IndexTable>
        </Card>
      )}
    </Page>
  );
}

type Template = ReturnType<typeof useLoaderData<typeof loader>>["templates"][number];

function TemplateName({ template }: { template: Template }) {
  return (
    <InlineStack gap="200" blockAlign="center">
      <Link dataPrimaryLink monochrome removeUnderline url={`/app/templates/${template.templateId}`}>
        <Text as="span" fontWeight="semibold">
          {template.name}
        </Text>
      </Link>
      {template.isDefault && <Badge>Default</Badge>}
    </InlineStack>
  );
}
