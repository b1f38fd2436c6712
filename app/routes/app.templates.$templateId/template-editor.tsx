/** The fields of a template beside what shoppers see with them. */
import { useState } from "react";
import { BlockStack, Card, Checkbox, ChoiceList, Form, TextField } from "@shopify/polaris";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import { followsOffer, ShopperPreview } from "#app/components/shopper-preview.tsx";
import { MODES, type Mode } from "#app/domain/offer.ts";
import { FulfilmentCard } from "./fulfilment-card.tsx";
import { HoldCard } from "./hold-card.tsx";
import { MixedCartsCard } from "./mixed-carts-card.tsx";
import { PaymentCard } from "./payment-card.tsx";
import { readPayment } from "./payment-form.ts";
import { StockCard } from "./stock-card.tsx";
import { TextsCard } from "./texts-card.tsx";
import type { EditorShop } from "./template-form.ts";
import type { TemplateFormState } from "./use-template-form.ts";

const MODE_HELP: Record<Mode, string> = {
  waitlist: "Shoppers leave their address and hear when it is back. Also for products that are not out yet.",
  preorder: "Shoppers buy now what comes out later.",
  backorder: "Shoppers buy now what is coming back.",
};

type Props = { form: TemplateFormState; shop: EditorShop; onSubmit: () => void };

export function TemplateEditor({ form, shop, onSubmit }: Props) {
  const [language, setLanguage] = useState("en");
  const { values } = form;
  const paid = readPayment(values.payment, shop.currencyCode);
  return (
    <Form onSubmit={onSubmit}>
      <div className="standby-columns">
        <BlockStack gap="400">
          <ModeCard form={form} />
          <TextsCard form={form} language={language} onLanguage={setLanguage} />
          <StockCard form={form} shop={shop} />
          {values.mode !== "waitlist" && <PaymentCard form={form} shop={shop} />}
          {values.mode !== "waitlist" && (
            <FulfilmentCard form={form} ordersAllowed={shop.ordersAllowed} language={language} onLanguage={setLanguage} />
          )}
          {values.mode !== "waitlist" && <MixedCartsCard form={form} checkoutLimits={shop.checkoutLimits} />}
          {(values.mode === "waitlist" || values.withWaitlist) && <HoldCard form={form} mayHold={shop.mayHold} />}
        </BlockStack>
        <div>
          <div className="standby-beside">
            <ShopperPreview
              key={values.mode}
              productTitle="Your product"
              imageUrl={null}
              offer={values.mode}
              mode={values.mode}
              follows={followsOffer({ ...values, shopFollowsEnd: shop.followsEnd })}
              texts={values.texts}
              withWaitlist={values.withWaitlist}
              backInStockOn={/^\d{4}-\d{2}-\d{2}$/.test(values.backInStockOn) ? values.backInStockOn : null}
              sale={paid.ok ? { ...shop, payment: paid.payment } : null}
              inUse={false}
              language={language}
              onLanguage={setLanguage}
            />
          </div>
        </div>
      </div>
    </Form>
  );
}

function ModeCard({ form }: Pick<Props, "form">) {
  const { values, problems } = form;
  return (
    <Card>
      <BlockStack gap="400">
        <TextField
          label="Name"
          value={values.name}
          onChange={(name) => form.set("name", name)}
          error={problems.name}
          helpText="Only you and your staff see it."
          autoComplete="off"
        />
        <ChoiceList
          title="When stock runs out, switch to"
          choices={MODES.map((mode) => ({ label: OFFER_WORDS[mode].label, value: mode, helpText: MODE_HELP[mode] }))}
          selected={[values.mode]}
          onChange={([mode]) => form.setMode(mode as Mode)}
        />
        {values.mode !== "waitlist" && (
          <Checkbox
            label="Offer the waitlist beside the button"
            helpText="Shoppers who would rather not buy now leave their address instead."
            checked={values.withWaitlist}
            onChange={(withWaitlist) => form.set("withWaitlist", withWaitlist)}
          />
        )}
      </BlockStack>
    </Card>
  );
}
