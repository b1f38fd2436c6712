/** What shoppers see on the product page, in each offer, drawn with the texts that will be written. */
import { useState } from "react";
import { Badge, BlockStack, Box, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import { VariantPicture } from "#app/components/variant-picture.tsx";
import type { Offer, OfferText, OfferTexts } from "#app/domain/offer.ts";

const LANGUAGE = "en";

export function ShopperPreview(props: {
  productTitle: string;
  imageUrl: string | null;
  offer: Offer;
  mode: Offer;
  texts: OfferTexts;
  /** False where no variant stands behind the preview, so that nothing is "now". */
  inUse?: boolean;
}) {
  const { offer, mode, texts, inUse = true } = props;
  const [shown, setShown] = useState(offer);
  const offers = [...new Set<Offer>(["in_stock", mode, offer])];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What shoppers see
        </Text>
        <ButtonGroup variant="segmented">
          {offers.map((one) => (
            <Button key={one} size="slim" pressed={one === shown} onClick={() => setShown(one)}>
              {`${OFFER_WORDS[one].label}${inUse && one === offer ? " (now)" : ""}`}
            </Button>
          ))}
        </ButtonGroup>
        <Box borderWidth="025" borderColor="border" borderRadius="200" padding="400">
          <BlockStack gap="300">
            <InlineStack gap="300" wrap={false} blockAlign="center">
              <VariantPicture imageUrl={props.imageUrl} size="medium" />
              <Text as="p" fontWeight="semibold">
                {props.productTitle}
              </Text>
            </InlineStack>
            <Shown offer={shown} text={texts[LANGUAGE] ?? {}} />
          </BlockStack>
        </Box>
      </BlockStack>
    </Card>
  );
}

function Shown({ offer, text }: { offer: Offer; text: Partial<OfferText> }) {
  if (offer === "in_stock") return <StorefrontButton label="Add to cart" />;
  if (offer === "unavailable") return <StorefrontButton label="Sold out" faded />;
  return (
    <BlockStack gap="200" inlineAlign="start">
      {text.badge && <Badge>{text.badge}</Badge>}
      {text.message && <Text as="p">{text.message}</Text>}
      {text.dateLine && (
        <Text as="p" tone="subdued">
          {text.dateLine}
        </Text>
      )}
      {offer === "waitlist" && <div className="standby-preview-field">you@example.com</div>}
      <StorefrontButton label={text.buttonText || OFFER_WORDS[offer].label} />
    </BlockStack>
  );
}

/** Drawn, not real: nothing in a preview can be pressed. */
function StorefrontButton({ label, faded = false }: { label: string; faded?: boolean }) {
  return <div className={faded ? "standby-preview-button standby-preview-button-faded" : "standby-preview-button"}>{label}</div>;
}
