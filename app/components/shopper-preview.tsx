/** What shoppers see on the product page and in the cart, in each offer, drawn with the texts that will be written. */
import { effectiveFollowsEnd, type FollowsEndChoices } from "#app/domain/follows-end.ts";
import { useState } from "react";
import { BlockStack, Button, ButtonGroup, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { LANGUAGE_NAMES, languagesOf } from "#app/components/language-names.ts";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import { StorefrontDrawing, type Device, type PreviewSale } from "#app/components/storefront-drawing.tsx";
import type { Mode, Offer, OfferTexts } from "#app/domain/offer.ts";

const DEVICES: { device: Device; label: string }[] = [
  { device: "desktop", label: "Desktop" },
  { device: "phone", label: "Phone" },
];

export type ShopperPreviewProps = {
  productTitle: string;
  imageUrl: string | null;
  offer: Offer;
  mode: Mode;
  texts: OfferTexts;
  /** The waitlist stands beside the button of a pre-order or backorder. */
  withWaitlist?: boolean;
  /** What follows when the offer ends, where that is to be seen as well. */
  follows?: Offer;
  /** A calendar day, "2026-12-01". */
  backInStockOn?: string | null;
  /** How it is paid, where that can be other than in full. */
  sale?: PreviewSale | null;
  /** False where no variant stands behind the preview, so that nothing is "now". */
  inUse?: boolean;
  /** Where the language is chosen outside as well. */
  language?: string;
  onLanguage?: (language: string) => void;
};

export function ShopperPreview(props: ShopperPreviewProps) {
  const { offer, mode, texts, follows, inUse = true } = props;
  const [chosen, setChosen] = useState<Offer>(offer);
  const [device, setDevice] = useState<Device>("desktop");
  const [own, setOwn] = useState("en");
  const language = props.language ?? own;
  const offers = [...new Set<Offer>(["in_stock", mode, offer, ...(follows ? [follows] : [])])];
  const shown = offers.includes(chosen) ? chosen : offer;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What shoppers see
        </Text>
        <InlineStack gap="200">
          <ButtonGroup variant="segmented">
            {offers.map((one) => (
              <Button key={one} size="slim" pressed={one === shown} onClick={() => setChosen(one)}>
                {`${OFFER_WORDS[one].label}${inUse && one === offer ? " (now)" : ""}`}
              </Button>
            ))}
          </ButtonGroup>
          <ButtonGroup variant="segmented">
            {DEVICES.map((one) => (
              <Button key={one.device} size="slim" pressed={one.device === device} onClick={() => setDevice(one.device)}>
                {one.label}
              </Button>
            ))}
          </ButtonGroup>
        </InlineStack>
        <Select
          label="Language of the preview"
          labelHidden
          options={languagesOf(texts).map((value) => ({ label: LANGUAGE_NAMES[value] ?? value, value }))}
          value={language}
          onChange={props.onLanguage ?? setOwn}
        />
        <StorefrontDrawing
          {...props}
          shown={shown}
          language={language}
          device={device}
          backInStockOn={props.backInStockOn ?? null}
        />
      </BlockStack>
    </Card>
  );
}

/** What follows an offer's end, as far as it can be drawn without a stock number. */
export const followsOffer = (choices: FollowsEndChoices): Offer =>
  effectiveFollowsEnd(choices) === "waitlist" ? "waitlist" : "unavailable";
