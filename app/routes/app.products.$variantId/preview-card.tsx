/** What the offer would be with another stock number: the decision itself, tried out. */
import { useState } from "react";
import type { SerializeFrom } from "@remix-run/node";
import { BlockStack, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { OfferBadge } from "#app/components/offer-badge.tsx";
import { countOwed, coverSoldAhead } from "#app/domain/count-owed.ts";
import { decideOffer, type OfferDecision, type OfferFacts } from "#app/domain/decide-offer.ts";

export type PreviewFacts = OfferFacts & { soldAheadUnits: number };

export function PreviewCard({ facts }: { facts: SerializeFrom<PreviewFacts> }) {
  const [typed, setTyped] = useState(String(facts.stockUnits ?? 0));
  const stockUnits = /^-?\d{1,7}$/.test(typed.trim()) ? Number(typed) : null;
  const decision = stockUnits === null ? null : decideWith(facts, stockUnits);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Try it out
        </Text>
        <TextField
          label="With this stock"
          type="number"
          inputMode="numeric"
          autoComplete="off"
          suffix="units"
          value={typed}
          onChange={setTyped}
          error={stockUnits === null ? "Enter a whole number." : undefined}
        />
        <div aria-live="polite">
          {decision && (
            <BlockStack gap="100">
              <InlineStack gap="200" blockAlign="center">
                <Text as="span">it would be</Text>
                <OfferBadge offer={decision.offer} manualOffer={null} />
              </InlineStack>
              <Text as="p" tone="subdued" breakWord>
                Why: {decision.reason}.
              </Text>
            </BlockStack>
          )}
        </div>
        {facts.manualOffer && (
          <Text as="p" tone="subdued">
            As long as your choice by hand stays, that is what shoppers see.
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

/** The same function that decides on the server; a choice by hand is left out, since it is not about stock. */
export function decideWith(facts: SerializeFrom<PreviewFacts>, stockUnits: number): OfferDecision {
  const soldAheadUnits = coverSoldAhead(facts.soldAheadUnits, facts.stockUnits, stockUnits);
  return decideOffer({
    ...facts,
    now: new Date(facts.now),
    startsAt: toDate(facts.startsAt),
    endsAt: toDate(facts.endsAt),
    endedAt: toDate(facts.endedAt),
    resumedAt: toDate(facts.resumedAt),
    manualOffer: null,
    stockUnits,
    newStock: facts.stockUnits !== null && stockUnits > facts.stockUnits,
    newStockAt: null,
    owedUnits: countOwed({ stockUnits, soldAheadUnits }),
  });
}

const toDate = (text: string | null) => (text === null ? null : new Date(text));
