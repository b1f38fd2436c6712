/** What needs the merchant now: troubles first, then the longest waitlists. */
import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Box, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import type { ActionAnswer } from "#app/components/action-answer.ts";
import { useAnswerToast } from "#app/components/action-answer.ts";
import { OfferBadge } from "#app/components/offer-badge.tsx";
import { variantSuffix } from "#app/domain/variant-name.ts";
import { VariantPicture } from "#app/components/variant-picture.tsx";
import type { Troubles } from "#app/data/views/home-page.ts";
import type { Waitlist } from "#app/data/views/waitlists.ts";
import { countOf } from "#app/lib/format-instant.ts";

export function TroubleBanners({ troubles, needsReauth }: { troubles: Troubles; needsReauth: boolean }) {
  const { messagesFailed, webhooksDead, writesSlow, driftsOpen } = troubles;
  if (!needsReauth && messagesFailed + webhooksDead + writesSlow + driftsOpen === 0) return null;
  return (
    <BlockStack gap="400">
      {needsReauth && (
        <Banner tone="critical" title="Standby lost its access to Shopify" action={{ content: "Reload", onAction: reload }}>
          Offers can&apos;t be switched until you reload this page. If that does not help, install Standby again: nothing is lost.
        </Banner>
      )}
      {messagesFailed > 0 && (
        <Banner tone="warning" title={`${countOf(messagesFailed, "message", "messages")} could not be sent in the last 7 days`}>
          Open a waitlist to see which and why. Check the sender address in <Link url="/app/settings">Settings</Link>.
        </Banner>
      )}
      {webhooksDead > 0 && <DeadNews count={webhooksDead} />}
      {driftsOpen > 0 && (
        <Banner
          tone="warning"
          title={`Shopify differs from Standby in ${countOf(driftsOpen, "place", "places")}`}
          action={{ content: "Open Health check", url: "/app/health" }}
        >
          Shoppers may see or buy something other than you set. The Health check explains and repairs each difference.
        </Banner>
      )}
      {writesSlow > 0 && (
        <Banner tone="info" title={`Shopify has not been told of ${countOf(writesSlow, "offer", "offers")} yet`}>
          Standby keeps trying. Storefronts show the new offer once Shopify answers.
        </Banner>
      )}
    </BlockStack>
  );
}

const reload = () => window.location.reload();

function DeadNews({ count }: { count: number }) {
  const fetcher = useFetcher<ActionAnswer>();
  useAnswerToast(fetcher.data);
  return (
    <Banner
      tone="warning"
      title={`${countOf(count, "update", "updates")} from Shopify could not be processed`}
      action={{
        content: "Try again",
        loading: fetcher.state !== "idle",
        onAction: () => fetcher.submit({ intent: "revive" }, { method: "post" }),
      }}
    >
      They are kept. Stock may be a little behind for their products.
    </Banner>
  );
}

export function LongestLines({ waitlists }: { waitlists: Waitlist[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between">
          <Text as="h2" variant="headingMd">
            Most wanted now
          </Text>
          {waitlists.length > 0 && <Link url="/app/waitlists">See all</Link>}
        </InlineStack>
        {waitlists.length === 0 && (
          <Text as="p" tone="subdued">
            Nobody is waiting. When a product sells out and shoppers join its waitlist, the longest waitlists are listed here.
          </Text>
        )}
        {waitlists.map((waitlist, index) => (
          <BlockStack gap="300" key={waitlist.variantId}>
            {index > 0 && <Divider />}
            <Line waitlist={waitlist} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function Line({ waitlist }: { waitlist: Waitlist }) {
  const { variantId, productTitle, variantTitle, waitingEntries, waitingUnits, stockUnits, offer, imageUrl } = waitlist;
  const wanted = waitingUnits > waitingEntries ? `, ${countOf(waitingUnits, "unit", "units")} wanted` : "";
  return (
    <InlineStack gap="300" blockAlign="center" wrap={false}>
      <VariantPicture imageUrl={imageUrl} />
      <Box width="100%">
        <div className="standby-wanted">
          <BlockStack>
            <Link monochrome removeUnderline url={`/app/waitlists/${variantId}`}>
              <Text as="span" fontWeight="semibold">
                {productTitle}
              </Text>
            </Link>
            <Text as="span" variant="bodySm" tone="subdued">
              {[variantSuffix(variantTitle), `${stockUnits ?? "unknown"} in stock`].filter(Boolean).join(" · ")}
            </Text>
          </BlockStack>
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" variant="bodySm">
              {countOf(waitingEntries, "person", "people")}
              {wanted}
            </Text>
            <OfferBadge offer={offer} />
          </InlineStack>
        </div>
      </Box>
    </InlineStack>
  );
}
