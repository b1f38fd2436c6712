/** Whether checkout refuses what breaks an offer's terms: how it stands, and one button to change it. */
import { useEffect } from "react";
import { useFetcher, useRevalidator } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Text, type BadgeProps } from "@shopify/polaris";
import { useAnswerToast, type ActionAnswer } from "#app/components/action-answer.ts";
import type { CheckoutLimitsState } from "#app/domain/checkout-limits.ts";

const LOOK_AGAIN_MS = 2_000;

const WORDS: Record<CheckoutLimitsState, { label: string; tone?: BadgeProps["tone"]; button: string; next: "on" | "off" }> = {
  off: { label: "Off", button: "Turn on", next: "on" },
  on: { label: "On", tone: "success", button: "Turn off", next: "off" },
  turning_on: { label: "Being turned on", tone: "attention", button: "Turn off", next: "off" },
  turning_off: { label: "Being turned off", tone: "attention", button: "Turn on", next: "on" },
  needs_permission: { label: "Needs permission", tone: "warning", button: "Turn off", next: "off" },
  refused: { label: "Not on", tone: "critical", button: "Try again", next: "on" },
};

export function CheckoutLimitsCard({ state, problem }: { state: CheckoutLimitsState; problem: string | null }) {
  const fetcher = useFetcher<ActionAnswer>();
  useAnswerToast(fetcher.data);
  useLookAgain(state === "turning_on" || state === "turning_off");
  const words = WORDS[state];
  const choose = () => fetcher.submit({ wanted: words.next }, { method: "post", action: "/app/settings/checkout-limits" });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              Check carts and orders
            </Text>
            <Badge tone={words.tone}>{words.label}</Badge>
          </InlineStack>
          <Button onClick={choose} loading={fetcher.state !== "idle"}>
            {words.button}
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          Refuses more units than an offer allows, and pre-orders or backorders that were put into the cart without their payment
          terms or their delivery date. Shoppers read why, in their language.
        </Text>
        {state === "needs_permission" && (
          <Banner tone="warning">
            <p>
              Shopify has not allowed Standby to check carts yet. Close Standby, open it again from your apps, and agree when
              Shopify asks.
            </p>
          </Banner>
        )}
        {state === "refused" && (
          <Banner tone="critical">
            <p>{problem}</p>
          </Banner>
        )}
      </BlockStack>
    </Card>
  );
}

/** Shopify is told in the background: until it has answered, the page looks again. */
function useLookAgain(waiting: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(revalidate, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waiting, revalidate]);
}
