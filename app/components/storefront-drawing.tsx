/** A product page and a cart line as a theme would show them. Drawn, not real: nothing in it can be pressed. */
import { Badge, BlockStack, Text } from "@shopify/polaris";
import { VariantPicture } from "#app/components/variant-picture.tsx";
import type { Offer, OfferTexts } from "#app/domain/offer.ts";
import { storefrontTexts, type StorefrontTexts } from "#app/domain/storefront-texts.ts";

export type Device = "desktop" | "phone";

export function StorefrontDrawing(props: {
  productTitle: string;
  imageUrl: string | null;
  shown: Offer;
  texts: OfferTexts;
  language: string;
  device: Device;
  backInStockOn: string | null;
}) {
  const { shown, texts, language, backInStockOn, productTitle, imageUrl } = props;
  const said = storefrontTexts({ offer: shown, texts, locale: language, backInStockOn });
  return (
    <div className={`standby-drawing standby-drawing-${props.device}`} data-testid="storefront-preview">
      <div className="standby-drawing-product">
        <VariantPicture imageUrl={imageUrl} size={props.device === "phone" ? "medium" : "large"} />
        <div className="standby-drawing-words">
          <BlockStack gap="200" inlineAlign="stretch">
            <Text as="p" fontWeight="semibold">
              {productTitle}
            </Text>
            <div lang={language}>
              <OnProductPage offer={shown} said={said} />
            </div>
          </BlockStack>
        </div>
      </div>
      {said.cartLine && (
        <InCart productTitle={productTitle} language={language} line={said.cartLine} message={said.cartMessage} />
      )}
    </div>
  );
}

function OnProductPage({ offer, said }: { offer: Offer; said: StorefrontTexts }) {
  if (offer === "in_stock") return <DrawnButton label="Add to cart" />;
  return (
    <BlockStack gap="200">
      {offer === "unavailable" && <DrawnButton label="Sold out" faded />}
      {offer !== "waitlist" && offer !== "unavailable" && <DrawnButton label={said.buttonText} />}
      <div>
        <Badge>{said.badge}</Badge>
      </div>
      <Text as="p">{said.message}</Text>
      {said.dateLine && (
        <Text as="p" tone="subdued">
          {said.dateLine}
        </Text>
      )}
      {offer === "waitlist" && (
        <>
          <div className="standby-preview-field">you@example.com</div>
          <DrawnButton label={said.buttonText} />
        </>
      )}
    </BlockStack>
  );
}

type InCartProps = { productTitle: string; language: string; line: { name: string; value: string }; message: string };

function InCart(props: InCartProps) {
  return (
    <div className="standby-drawing-cart">
      <Text as="p" variant="bodySm" tone="subdued">
        In the cart
      </Text>
      <Text as="p" fontWeight="semibold">
        {props.productTitle}
      </Text>
      <p lang={props.language}>
        {props.line.name}: {props.line.value}
      </p>
      {props.message !== props.line.value && (
        <p lang={props.language}>
          {props.productTitle}: {props.message}
        </p>
      )}
    </div>
  );
}

function DrawnButton({ label, faded = false }: { label: string; faded?: boolean }) {
  return <div className={faded ? "standby-preview-button standby-preview-button-faded" : "standby-preview-button"}>{label}</div>;
}
