/** What happens to orders that wait for units: held or not, tags, the text on their packing slip. */
import { BlockStack, Card, ChoiceList, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import { LANGUAGE_NAMES, languagesOf } from "#app/components/language-names.ts";
import { SLIP_CHARACTERS } from "#app/domain/template-fulfilment.ts";
import type { TemplateForm } from "./template-form.ts";
import type { TemplateFormState } from "./use-template-form.ts";

type OrderHold = TemplateForm["orderHold"];

const CHOICES: { value: OrderHold; label: string; helpText: string }[] = [
  { value: "order", label: "The whole order", helpText: "Nothing ships until everything is there: one parcel." },
  {
    value: "lines",
    label: "Only what is not there yet",
    helpText: "Shopify splits it off. What is in stock ships now, the rest follows in a second parcel.",
  },
  {
    value: "nothing",
    label: "Nothing",
    helpText: "For warehouses that do not heed Shopify’s holds, and for orders that you hold yourself.",
  },
];

type Props = { form: TemplateFormState; ordersAllowed: boolean; language: string; onLanguage: (language: string) => void };

export function FulfilmentCard({ form, ordersAllowed, language, onLanguage }: Props) {
  const { orderHold, tags, slipText } = form.values;
  const languages = languagesOf(form.values.texts).map((value) => ({ value, label: LANGUAGE_NAMES[value] ?? value }));
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Fulfilment
        </Text>
        {!ordersAllowed && (
          <Text as="p">
            Standby may not tag or hold orders yet: open Standby from your Shopify admin again and agree to the new permissions.
            Until then orders stay as Shopify makes them.
          </Text>
        )}
        <ChoiceList
          title="Hold until the units come"
          choices={CHOICES}
          selected={[orderHold]}
          onChange={([value]) => form.set("orderHold", value as OrderHold)}
        />
        <TextField
          label="Order tags"
          value={tags}
          onChange={(text) => form.set("tags", text)}
          error={form.problems["fulfilment.tags"]}
          helpText="Separate them with commas. Tags that an order has already stay."
          placeholder="Backorder, Ships later"
          autoComplete="off"
        />
        <InlineGrid columns={{ xs: 1, sm: "1fr 3fr" }} gap="400">
          <Select label="Packing slip in" options={languages} value={language} onChange={onLanguage} />
          <TextField
            label={`Text on the packing slip in ${LANGUAGE_NAMES[language] ?? language}`}
            value={slipText[language] ?? ""}
            onChange={(text) => form.set("slipText", { ...slipText, [language]: text })}
            error={form.problems[`fulfilment.slipText.${language}`] ?? form.problems["fulfilment.slipText"]}
            placeholder={language === "en" ? "" : slipText.en}
            helpText="What follows, and when, is listed below it. {{ date }} stands for the back-in-stock date."
            multiline={2}
            maxLength={SLIP_CHARACTERS}
            autoComplete="off"
          />
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}
