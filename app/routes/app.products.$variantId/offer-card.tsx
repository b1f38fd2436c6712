/** The offer now and why, whether Shopify knows, and the switch for choosing by hand. */
import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, ButtonGroup, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { problemOf, useAnswerToast, type ActionAnswer } from "#app/components/action-answer.ts";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import { ProblemBanner } from "#app/components/problem-banner.tsx";
import type { Offer } from "#app/domain/offer.ts";
import { formatInstant } from "#app/lib/format-instant.ts";
import type { VariantData } from "./route.tsx";

export function OfferCard({ data }: { data: VariantData }) {
  const { variant, timeZone } = data;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Offer now
          </Text>
          <Text as="p">
            {OFFER_WORDS[variant.offer].shoppers} Why: {variant.offerReason || "just assigned"}.
          </Text>
          <InlineStack gap="200" blockAlign="center">
            <ToldShopify variant={variant} timeZone={timeZone} />
          </InlineStack>
        </BlockStack>
        {!variant.variantDeletedAt && (
          <>
            <Divider />
            <ByHand offer={variant.offer} manualOffer={variant.manualOffer} mode={variant.mode} />
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function ToldShopify({ variant, timeZone }: Pick<VariantData, "variant" | "timeZone">) {
  const since = `Since ${formatInstant(variant.offerChangedAt, timeZone)}`;
  return (
    <>
      {variant.toldShopify ? (
        <Badge tone="success" progress="complete">
          Shopify knows
        </Badge>
      ) : (
        <Badge tone="attention" progress="incomplete">
          Telling Shopify
        </Badge>
      )}
      <Text as="span" variant="bodySm" tone="subdued">
        {variant.toldShopify && variant.toldShopifyAt
          ? `${since}. Written to Shopify ${formatInstant(variant.toldShopifyAt, timeZone)}.`
          : `${since}. The storefront changes once Shopify has answered.`}
      </Text>
    </>
  );
}

function byHandWords(manualOffer: Offer | null, mode: Offer): string {
  if (manualOffer === null) {
    return "Standby decides by stock. An offer you turn on stays on until you lift it; one you turn off also goes on once new stock is entered.";
  }
  const until = manualOffer === mode ? "" : ", or new stock is entered";
  return `You chose ${OFFER_WORDS[manualOffer].label.toLowerCase()}. It stays until you let Standby decide again${until}.`;
}

function ByHand({ offer, manualOffer, mode }: { offer: Offer; manualOffer: Offer | null; mode: Offer }) {
  const fetcher = useFetcher<ActionAnswer>();
  useAnswerToast(fetcher.data);
  const busy = fetcher.state !== "idle";
  const choose = (choice: string) => fetcher.submit({ intent: "manual", choice }, { method: "post" });
  const modeName = OFFER_WORDS[mode].label.toLowerCase();
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        Choose by hand
      </Text>
      <ProblemBanner problem={problemOf(fetcher.data)} />
      <Text as="p" tone="subdued">
        {byHandWords(manualOffer, mode)}
      </Text>
      <ButtonGroup>
        {manualOffer && (
          <Button variant="primary" disabled={busy} onClick={() => choose("lift")}>
            Let Standby decide again
          </Button>
        )}
        {manualOffer !== mode && (
          <Button disabled={busy} onClick={() => choose("on")}>
            {offer === mode ? `Keep ${modeName} on` : `Turn ${modeName} on`}
          </Button>
        )}
        {manualOffer !== "in_stock" && (
          <Button disabled={busy} onClick={() => choose("off")}>
            {offer === "in_stock" ? "Keep normal sale" : `Turn ${offer === mode ? modeName : "it"} off`}
          </Button>
        )}
      </ButtonGroup>
    </BlockStack>
  );
}
