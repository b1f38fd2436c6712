/** A template: its values and texts, beside what shoppers see with them. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Card, Layout, Page, Text } from "@shopify/polaris";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import { ShopperPreview } from "#app/components/shopper-preview.tsx";
import { inShop } from "#app/data/in-shop.ts";
import { readTemplates } from "#app/data/views/template-list.ts";
import type { OfferText } from "#app/domain/offer.ts";
import { idOf, notFound, openShop } from "#app/routes/admin/open-shop.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const templateId = String(idOf(params.templateId));
  const templates = await inShop(shop.id, readTemplates);
  const template = templates.find((one) => one.templateId === templateId);
  if (!template) throw notFound();
  return json({ template, shopCondition: shop.switchCondition });
}

const TEXT_NAMES: [keyof OfferText, string][] = [
  ["buttonText", "Button"],
  ["message", "Message"],
  ["badge", "Badge"],
  ["cartMessage", "Line in the cart"],
  ["dateLine", "Line about the date"],
];

export default function Template() {
  const { template, shopCondition } = useLoaderData<typeof loader>();
  const texts = template.texts.en ?? {};
  const values: [string, string][] = [
    ["Switches to", OFFER_WORDS[template.mode].label],
    ["Switch condition", template.switchCondition === null ? `The shop's, ${shopCondition}` : String(template.switchCondition)],
  ];
  return (
    <Page
      title={template.name}
      titleMetadata={template.isDefault ? <Badge>Default</Badge> : undefined}
      backAction={{ content: "Templates", url: "/app/templates" }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Facts title="Values" facts={values} />
            <Facts title="Texts in English" facts={TEXT_NAMES.map(([name, label]) => [label, texts[name] || "None"])} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <ShopperPreview
            productTitle="Your product"
            imageUrl={null}
            offer={template.mode}
            mode={template.mode}
            texts={template.texts}
            inUse={false}
          />
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function Facts({ title, facts }: { title: string; facts: [string, string][] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {facts.map(([name, value]) => (
          <BlockStack key={name}>
            <Text as="span" variant="bodySm" tone="subdued">
              {name}
            </Text>
            <Text as="span">{value}</Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
