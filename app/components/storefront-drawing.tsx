/** A product page and a cart line as a theme would show them. Drawn, not real: nothing in it can be pressed. */
import { Badge, BlockStack, Text } from "@shopify/polaris";
import { VariantPicture } from "#app/components/variant-picture.tsx";
import { formatMoney } from "#app/domain/minor-units.ts";
import type { Mode, Offer, OfferTexts } from "#app/domain/offer.ts";
import { sellingPlanTerms, splitPrice, type SellingPlanTerms } from "#app/domain/selling-plan.ts";
import { storefrontTexts, type SplitSum, type StorefrontTexts } from "#app/domain/storefront-texts.ts";
import type { Payment } from "#app/domain/template-payment.ts";

export type Device = "desktop" | "phone";

/** How an offer is paid, in the shop's money, clock and language. */
export type PreviewSale = { payment: Payment; currencyCode: string; timeZone: string; locale: string };

/** 100.00, in most currencies. */
const EXAMPLE_CENTS = 10_000;

export function StorefrontDrawing(props: {
  productTitle: string;
  imageUrl: string | null;
  shown: Offer;
  mode: Mode;
  texts: OfferTexts;
  withWaitlist?: boolean;
  language: string;
  device: Device;
  backInStockOn: string | null;
  sale?: PreviewSale | null;
}) {
  const { shown, mode, texts, language, backInStockOn, productTitle, imageUrl, sale } = props;
  const plan = planOf(shown, sale);
  const priced = plan && sale ? priceExample(plan, sale, language) : null;
  const said = storefrontTexts({ offer: shown, mode, texts, locale: language, backInStockOn, split: priced?.split });
  const waits = props.withWaitlist && (shown === "preorder" || shown === "backorder");
  const beside = waits
    ? storefrontTexts({ offer: "waitlist", mode: "waitlist", texts: {}, locale: language, backInStockOn: null })
    : null;
  return (
    <div className={`standby-drawing standby-drawing-${props.device}`} data-testid="storefront-preview">
      <div className="standby-drawing-product">
        <VariantPicture imageUrl={imageUrl} size={props.device === "phone" ? "medium" : "large"} />
        <div className="standby-drawing-words">
          <BlockStack gap="200" inlineAlign="stretch">
            <Text as="p" fontWeight="semibold">
              {productTitle}
            </Text>
            {priced && (
              <Text as="p" tone="subdued">
                {`${priced.price}, as an example`}
              </Text>
            )}
            <div lang={language}>
              <OnProductPage offer={shown} said={said} beside={beside} />
            </div>
          </BlockStack>
        </div>
      </div>
      {said.cartLine && (
        <InCart
          productTitle={productTitle}
          language={language}
          line={said.cartLine}
          message={said.cartMessage}
          plan={plan && sale ? { name: plan.plan.name, language: sale.locale } : null}
        />
      )}
    </div>
  );
}

type OnProductPageProps = { offer: Offer; said: StorefrontTexts; beside: StorefrontTexts | null };

function OnProductPage({ offer, said, beside }: OnProductPageProps) {
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
      {said.charge && <Text as="p">{said.charge}</Text>}
      {beside && <Text as="p">{beside.message}</Text>}
      {(offer === "waitlist" || beside) && (
        <>
          <div className="standby-preview-field">you@example.com</div>
          <DrawnButton label={(beside ?? said).buttonText} />
        </>
      )}
    </BlockStack>
  );
}

type InCartProps = { productTitle: string; language: string; line: { name: string; value: string }; message: string } & {
  /** In the shop's language, whatever the shopper's. */
  plan: { name: string; language: string } | null;
};

function InCart(props: InCartProps) {
  return (
    <div className="standby-drawing-cart">
      <Text as="p" variant="bodySm" tone="subdued">
        In the cart
      </Text>
      <Text as="p" fontWeight="semibold">
        {props.productTitle}
      </Text>
      {props.plan && <p lang={props.plan.language}>{props.plan.name}</p>}
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

function planOf(shown: Offer, sale: PreviewSale | null | undefined): SellingPlanTerms | null {
  if (!sale || (shown !== "preorder" && shown !== "backorder")) return null;
  return sellingPlanTerms({ ...sale, templateId: 0n, mode: shown });
}

/** The template's terms on a price of our own, since no variant stands behind them; a deposit above it makes it dearer. */
function priceExample({ charge }: SellingPlanTerms, { currencyCode }: PreviewSale, language: string) {
  const priceCents = Math.max(EXAMPLE_CENTS, (charge.amountCents ?? 0) * 2);
  const money = (cents: number) => formatMoney(cents, currencyCode, language);
  const { nowCents, laterCents } = splitPrice(charge, priceCents);
  const { balance, balanceOn } = charge;
  const split: SplitSum = { now: nowCents > 0 ? money(nowCents) : null, later: money(laterCents), balance, balanceOn };
  return { price: money(priceCents), split };
}
