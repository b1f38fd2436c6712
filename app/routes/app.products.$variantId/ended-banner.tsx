/** Says that the offer ended by itself, and lets the merchant resume switching. */
import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack } from "@shopify/polaris";
import { problemOf, useAnswerToast, type ActionAnswer } from "#app/components/action-answer.ts";
import { ProblemBanner } from "#app/components/problem-banner.tsx";
import { formatInstant } from "#app/lib/format-instant.ts";
import type { VariantData } from "./route.tsx";

export function EndedBanner({ data }: { data: VariantData }) {
  const { variant, timeZone } = data;
  const fetcher = useFetcher<ActionAnswer>();
  useAnswerToast(fetcher.data);
  if (!variant.endedAt || variant.variantDeletedAt) return null;
  const resume = () => fetcher.submit({ intent: "resume" }, { method: "post" });
  return (
    <BlockStack gap="200">
      <ProblemBanner problem={problemOf(fetcher.data)} />
      <Banner
        tone="info"
        title={`Switching is paused: the offer ended ${formatInstant(variant.endedAt, timeZone)}`}
        action={{ content: "Resume switching", loading: fetcher.state !== "idle", onAction: resume }}
      >
        It goes on by itself when new stock comes in. Resume it to sell on without.
      </Banner>
    </BlockStack>
  );
}
