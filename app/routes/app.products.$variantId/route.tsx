/** A variant: what is offered now and why, its stock, the merchant's say in it, and its history. */
import { useState } from "react";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { problemOf, type ActionAnswer } from "#app/components/action-answer.ts";
import { conditionWords } from "#app/components/condition-words.ts";
import { pageTitle } from "#app/components/page-title.ts";
import { ProblemBanner } from "#app/components/problem-banner.tsx";
import { followsOffer, ShopperPreview } from "#app/components/shopper-preview.tsx";
import { UnassignDialog } from "#app/components/unassign-dialog.tsx";
import { VariantBadge } from "#app/components/variant-badge.tsx";
import { variantName, variantSuffix } from "#app/domain/variant-name.ts";
import { inShop } from "#app/data/in-shop.ts";
import { loadOffers } from "#app/data/offers.ts";
import { ownerAddressFor, usualAfterwards, usualFollowsEnd } from "#app/data/shops.ts";
import { listVariantEvents, readVariantPage } from "#app/data/views/variant-page.ts";
import { capHindrance } from "#app/domain/exact-cap.ts";
import { offerFacts } from "#app/flows/decide-variant.ts";
import { idOf, notFound, openShop } from "#app/routes/admin/open-shop.server.ts";
import { changeVariant } from "./change-variant.server.ts";
import { EndedBanner } from "./ended-banner.tsx";
import { readGoneLine } from "./gone-line.server.ts";
import { HistoryCard } from "./history-card.tsx";
import { OfferCard } from "./offer-card.tsx";
import { PreviewCard } from "./preview-card.tsx";
import { StockCard } from "./stock-card.tsx";
import { ValuesCard } from "./values-card.tsx";
import { GoneBanner } from "./gone-banner.tsx";
import { WaitingCard } from "./waiting-card.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const variantId = idOf(params.variantId);
  const older = new URL(request.url).searchParams.get("before");
  return json(
    await inShop(shop.id, async (tx) => {
      const variant = await readVariantPage(tx, variantId);
      if (!variant) throw notFound();
      const [row] = await loadOffers(tx, [variantId]);
      const template = { name: variant.templateName, switchCondition: variant.templateSwitchCondition };
      return {
        variant,
        history: await listVariantEvents(tx, variantId, older),
        isOldHistory: older !== null,
        condition: conditionWords(variant.switchCondition, template, shop.switchCondition),
        inheritedCondition: conditionWords(null, template, shop.switchCondition),
        goneLine: await readGoneLine(tx, shop, variant),
        facts: row ? { ...offerFacts(row, new Date()), soldAheadUnits: row.soldAheadUnits } : null,
        usualAfterwards: usualAfterwards(shop),
        mailsStockData: ownerAddressFor(shop, "stock_data") !== null,
        followsEnd: usualFollowsEnd(shop),
        capHindrance: capHindrance(shop),
        timeZone: shop.timeZone,
        money: { currencyCode: shop.currencyCode, locale: shop.locale, timeZone: shop.timeZone },
        adminUrl: `shopify://admin/products/${variant.productId}/variants/${variant.variantId}`,
      };
    }),
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  const open = await openShop(request);
  const answer = await changeVariant(open, idOf(params.variantId), await request.formData());
  if (answer === "gone") return redirect("/app/products");
  return json(answer, { status: answer.ok ? 200 : 422 });
}

export type VariantData = ReturnType<typeof useLoaderData<typeof loader>>;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data ? variantName(data.variant) : "Products");

export default function Variant() {
  const data = useLoaderData<typeof loader>();
  const { variant } = data;
  const unassign = useUnassign(data);
  // Offer, values and preview would speak of something that is not there any more.
  const isGone = variant.variantDeletedAt !== null;
  const subtitle = [variantSuffix(variant.variantTitle), variant.sku && `SKU ${variant.sku}`].filter(Boolean).join(" · ");
  return (
    <Page
      title={variant.productTitle}
      subtitle={subtitle}
      titleMetadata={<VariantBadge variant={variant} />}
      backAction={{ content: "Products", url: "/app/products" }}
      secondaryActions={[
        ...(isGone ? [] : [{ content: "View in Shopify", url: data.adminUrl, target: "_top" as const }]),
        { content: "Unassign", destructive: true, onAction: unassign.ask },
      ]}
    >
      <div className="standby-variant">
        <div className="standby-variant-main">
          <BlockStack gap="400">
            <GoneBanner data={data} />
            <ProblemBanner problem={problemOf(unassign.answer)} />
            {!isGone && <OfferCards data={data} />}
          </BlockStack>
        </div>
        <div className="standby-variant-side">
          <BlockStack gap="400">
            <WaitingCard variant={variant} />
            {!isGone && <Preview data={data} />}
            {!isGone && data.facts && <PreviewCard facts={data.facts} />}
          </BlockStack>
        </div>
        <div className="standby-variant-history">
          <HistoryCard data={data} />
        </div>
      </div>
      {unassign.dialog}
    </Page>
  );
}

function OfferCards({ data }: { data: VariantData }) {
  return (
    <>
      <EndedBanner data={data} />
      <OfferCard data={data} />
      <StockCard data={data} />
      <ValuesCard key={data.variant.variantId} data={data} />
    </>
  );
}

function Preview({ data }: { data: VariantData }) {
  const { variant } = data;
  return (
    <ShopperPreview
      key={variant.offer}
      productTitle={variant.productTitle}
      imageUrl={variant.imageUrl}
      offer={variant.offer}
      mode={variant.mode}
      texts={variant.texts}
      follows={followsOffer({ ...variant, shopFollowsEnd: data.followsEnd })}
      backInStockOn={variant.backInStockOn}
      sale={{ ...data.money, payment: variant.payment }}
      withWaitlist={variant.withWaitlist}
    />
  );
}

function useUnassign({ usualAfterwards, mailsStockData }: VariantData) {
  const [asked, setAsked] = useState(false);
  const fetcher = useFetcher<ActionAnswer>();
  const close = () => setAsked(false);
  const confirm = (afterwards: string) => {
    fetcher.submit({ intent: "unassign", afterwards }, { method: "post" });
    close();
  };
  const count = asked ? 1 : 0;
  const busy = fetcher.state !== "idle";
  const dialog = (
    <UnassignDialog
      count={count}
      busy={busy}
      usual={usualAfterwards}
      mails={mailsStockData}
      onClose={close}
      onConfirm={confirm}
    />
  );
  // It leads away from the page: what is not saved is asked about first, and stays for who goes back.
  const ask = () =>
    window.shopify.saveBar.leaveConfirmation().then(
      () => setAsked(true),
      () => undefined,
    );
  return { dialog, answer: fetcher.data, ask: () => void ask() };
}
