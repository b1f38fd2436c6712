/** When this variant's offer switches, opens and ends, how much it may owe, and what is on its way. */
import { BlockStack, Card, Form, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import { ContextualSaveBar } from "#app/components/contextual-save-bar.tsx";
import { ExactCapField } from "#app/components/exact-cap-field.tsx";
import { followsEndOptions } from "#app/components/offer-value-words.ts";
import { ProblemBanner } from "#app/components/problem-banner.tsx";
import { countOf } from "#app/lib/format-instant.ts";
import type { VariantData } from "./route.tsx";
import { useValues } from "./use-values.ts";
import { savedValues } from "./values-form.ts";

export function ValuesCard({ data }: { data: VariantData }) {
  const { variant, timeZone } = data;
  const form = useValues(savedValues(variant, timeZone), variant);
  const isWaitlist = variant.mode === "waitlist";
  return (
    <Card>
      <ContextualSaveBar id="values" dirty={form.dirty} saving={form.saving} onSave={form.save} onDiscard={form.discard} />
      <Form onSubmit={form.save}>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              Switching, dates and limits
            </Text>
            <Text as="p" tone="subdued">
              What you set here stays when the template changes. Times are your store’s, {timeZone}.
            </Text>
          </BlockStack>
          <ProblemBanner problem={form.problem} />
          <Condition form={form} data={data} />
          <InlineGrid columns={TWO} gap="400">
            {!isWaitlist && <Threshold form={form} data={data} />}
            <TextField
              {...form.field("incomingUnits")}
              label="Incoming stock"
              type="number"
              inputMode="numeric"
              min={0}
              suffix="units"
              placeholder="Not known"
            />
          </InlineGrid>
          <InlineGrid columns={TWO} gap="400">
            <TextField {...form.field("startsAt")} label="Opens" type="datetime-local" />
            <TextField {...form.field("endsAt")} label="Ends" type="datetime-local" />
          </InlineGrid>
          <InlineGrid columns={TWO} gap="400">
            <TextField
              {...form.field("backInStockOn", "The offer ends as this day begins.")}
              label="Back-in-stock date"
              type="date"
            />
            <Select
              label="After the end shoppers see"
              name="followsEnd"
              options={followsEndOptions({ mode: variant.mode, shop: data.followsEnd })}
              value={form.values.followsEnd}
              onChange={(value) => form.set("followsEnd", value)}
              error={form.problems.followsEnd}
              helpText={form.setHere("followsEnd")}
            />
          </InlineGrid>
        </BlockStack>
      </Form>
    </Card>
  );
}

function Condition({ form, data }: { form: ReturnType<typeof useValues>; data: VariantData }) {
  const { condition, inheritedCondition } = data;
  const now = condition === inheritedCondition ? "" : `Now: ${condition}. `;
  return (
    <TextField
      {...form.field("switchCondition", `${now}Leave empty to use ${inheritedCondition}.`)}
      label="Leaves normal sale at this stock or less"
      type="number"
      inputMode="numeric"
      placeholder={inheritedCondition}
      suffix="units"
    />
  );
}

function Threshold({ form, data }: { form: ReturnType<typeof useValues>; data: VariantData }) {
  const { values } = form;
  return (
    <BlockStack gap="200">
      <TextField
        {...form.field("thresholdUnits", owedNow(data.variant.owedUnits))}
        label="Threshold"
        type="number"
        inputMode="numeric"
        min={1}
        suffix="units"
        placeholder="No limit"
      />
      <ExactCapField
        isOn={values.exactCap === "on"}
        onChange={(isOn) => form.set("exactCap", isOn ? "on" : "off")}
        hasLimit={values.thresholdUnits !== ""}
        hindrance={data.capHindrance}
        note={form.setHere("exactCap")}
      />
    </BlockStack>
  );
}

const TWO = { xs: 1, sm: 2 } as const;

const owedNow = (owedUnits: number) => (owedUnits > 0 ? `${countOf(owedUnits, "unit is", "units are")} owed now.` : "");
