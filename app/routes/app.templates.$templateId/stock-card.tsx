/** When a template's offer shows, how much it may sell, and what follows it. */
import { BlockStack, Card, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import { ExactCapField } from "#app/components/exact-cap-field.tsx";
import { followsEndOptions } from "#app/components/offer-value-words.ts";
import type { Mode } from "#app/domain/offer.ts";
import type { EditorShop, TemplateForm } from "./template-form.ts";
import type { TemplateFormState } from "./use-template-form.ts";

type Field = "switchCondition" | "thresholdUnits" | "incomingUnits" | "backInStockOn" | "startsAt" | "endsAt";

type Props = { form: TemplateFormState; shop: EditorShop };

const fieldOf = (form: TemplateFormState) => (name: Field) => ({
  name,
  value: form.values[name],
  onChange: (value: string) => form.set(name, value),
  error: form.problems[name],
  autoComplete: "off",
});

export function StockCard({ form, shop }: Props) {
  const { mode, followsEnd, thresholdUnits, exactCap } = form.values;
  const field = fieldOf(form);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Stock and dates
        </Text>
        <TextField
          {...field("switchCondition")}
          label="Switch at this stock or less"
          type="number"
          inputMode="numeric"
          suffix="units"
          placeholder={String(shop.switchCondition)}
          helpText={`Leave empty to use ${shop.switchCondition}, from Settings.`}
        />
        {mode !== "waitlist" && (
          <BlockStack gap="200">
            <TextField
              {...field("thresholdUnits")}
              label={LIMIT_LABELS[mode]}
              type="number"
              inputMode="numeric"
              min={1}
              suffix="units"
              placeholder="No limit"
              helpText="Per variant. The offer ends by itself when so many are owed."
            />
            <ExactCapField
              isOn={exactCap}
              onChange={(isOn) => form.set("exactCap", isOn)}
              hasLimit={thresholdUnits !== ""}
              hindrance={shop.capHindrance}
            />
          </BlockStack>
        )}
        <DateFields form={form} timeZone={shop.timeZone} />
        <Select
          label="When the offer ends by itself, shoppers see"
          options={followsEndOptions({ mode, shop: shop.followsEnd })}
          value={followsEnd}
          onChange={(value) => form.set("followsEnd", value as TemplateForm["followsEnd"])}
          error={form.problems.followsEnd}
        />
      </BlockStack>
    </Card>
  );
}

function DateFields({ form, timeZone }: { form: TemplateFormState; timeZone: string }) {
  const field = fieldOf(form);
  return (
    <>
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <TextField
          {...field("incomingUnits")}
          label="Incoming stock"
          type="number"
          inputMode="numeric"
          min={0}
          suffix="units"
          helpText="How many are on their way, per variant."
        />
        <TextField
          {...field("backInStockOn")}
          label="Back-in-stock date"
          type="date"
          helpText="Shoppers see it, and the offer ends on this day."
        />
        <TextField {...field("startsAt")} label="Start" type="datetime-local" helpText="Leave empty to start at once." />
        <TextField {...field("endsAt")} label="End" type="datetime-local" helpText="Leave empty for no end." />
      </InlineGrid>
      <Text as="p" variant="bodySm" tone="subdued">
        {`Start and end are in your store’s time zone, ${timeZone}.`}
      </Text>
    </>
  );
}

const LIMIT_LABELS: Record<Exclude<Mode, "waitlist">, string> = {
  preorder: "Most units on pre-order at once",
  backorder: "Most units on backorder at once",
};
