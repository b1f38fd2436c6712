/** A variant: what is offered now and why, its stock, the merchant's say in it, and its history. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Layout, Page } from "@shopify/polaris";
import { conditionWords } from "#app/components/condition-words.ts";
import { OfferBadge } from "#app/components/offer-badge.tsx";
import { ShopperPreview } from "#app/components/shopper-preview.tsx";
import { variantSuffix } from "#app/components/variant-name.ts";
import { inShop } from "#app/data/in-shop.ts";
import { listVariantEvents, readVariantPage } from "#app/data/views/variant-page.ts";
import { idOf, notFound, openShop } from "#app/routes/admin/open-shop.server.ts";
import { changeVariant } from "./change-variant.server.ts";
import { HistoryCard } from "./history-card.tsx";
import { OfferCard } from "./offer-card.tsx";
import { StockCard } from "./stock-card.tsx";
import { SwitchConditionCard } from "./switch-condition-card.tsx";
import { WaitingCard } from "./waiting-card.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const variantId = idOf(params.variantId);
  const older = new URL(request.url).searchParams.get("before");
  return json(
    await inShop(shop.id, async (tx) => {
      const variant = await readVariantPage(tx, variantId);
      if (!variant) throw notFound();
      const template = { name: variant.templateName, switchCondition: variant.templateSwitchCondition };
      return {
        variant,
        history: await listVariantEvents(tx, variantId, older),
        isOldHistory: older !== null,
        condition: conditionWords(variant.switchCondition, template, shop.switchCondition),
        inheritedCondition: conditionWords(null, template, shop.switchCondition),
        timeZone: shop.timeZone,
        adminUrl: `shopify://admin/products/${variant.productId}/variants/${variant.variantId}`,
      };
    }),
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  const open = await openShop(request);
  const answer = await changeVariant(open, idOf(params.variantId), await request.formData());
  return json(answer, { status: answer.ok ? 200 : 422 });
}

export type VariantData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Variant() {
  const data = useLoaderData<typeof loader>();
  const { variant } = data;
  const subtitle = [variantSuffix(variant.variantTitle), variant.sku && `SKU ${variant.sku}`].filter(Boolean).join(" · ");
  return (
    <Page
      title={variant.productTitle}
      subtitle={subtitle}
      titleMetadata={<OfferBadge offer={variant.offer} manualOffer={variant.manualOffer} />}
      backAction={{ content: "Products", url: "/app/products" }}
      secondaryActions={[{ content: "See it in Shopify", url: data.adminUrl, target: "_top" }]}
    >
      <Layout>
        {variant.variantDeletedAt && (
          <Layout.Section variant="fullWidth">
            <Banner tone="warning" title="This variant was deleted in Shopify">
              Its history stays here. Nothing is switched any more.
            </Banner>
          </Layout.Section>
        )}
        <Layout.Section>
          <BlockStack gap="400">
            <OfferCard data={data} />
            <StockCard data={data} />
            <HistoryCard data={data} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <WaitingCard variant={variant} />
            <ShopperPreview
              key={variant.offer}
              productTitle={variant.productTitle}
              imageUrl={variant.imageUrl}
              offer={variant.offer}
              mode={variant.mode}
              texts={variant.texts}
            />
            <SwitchConditionCard key={variant.switchCondition} data={data} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
