/** Whether restocked units are kept for those on the waitlist, and for how long. */
import { Banner, BlockStack, Card, Checkbox, ChoiceList, Text, TextField } from "@shopify/polaris";
import type { TemplateFormState } from "./use-template-form.ts";

const CHOICES = [
  { value: "off", label: "Tell them it is back", helpText: "Whoever is quickest buys it." },
  {
    value: "on",
    label: "Keep units for them",
    helpText: "Each gets an email with their own link to pay. Units not bought in time go to the next in line.",
  },
];

const ENDED = "Whoever does not pay in time leaves the line, and can sign up again. The emails say so.";
const KEPT = "Whoever does not pay in time waits on, ahead of those who came later, and has another turn when new units come.";

export function HoldCard({ form, mayHold }: { form: TemplateFormState; mayHold: boolean }) {
  const { hold } = form.values;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Waitlist turns
        </Text>
        <ChoiceList
          title="When it is a shopper’s turn after a restock"
          choices={CHOICES}
          selected={[hold.on ? "on" : "off"]}
          onChange={([choice]) => form.set("hold", { ...hold, on: choice === "on" })}
        />
        {hold.on && (
          <TextField
            label="Keep them for"
            type="number"
            min={1}
            max={720}
            suffix="hours"
            value={hold.hours}
            onChange={(hours) => form.set("hold", { ...hold, hours })}
            error={form.problems.hold}
            helpText="1 to 720. Kept units are draft orders in Shopify; nobody else can buy them until then. From 4 hours on, a reminder goes out before the time is over."
            autoComplete="off"
          />
        )}
        {hold.on && (
          <Checkbox
            label="A missed turn keeps the place"
            checked={hold.keepsPlace}
            onChange={(keepsPlace) => form.set("hold", { ...hold, keepsPlace })}
            helpText={hold.keepsPlace ? KEPT : ENDED}
          />
        )}
        {hold.on && !mayHold && (
          <Banner tone="warning" title="Standby may not make draft orders yet">
            <Text as="p">
              Open Standby again from Shopify and agree to the new permission. Until then shoppers hear that it is back, and
              nothing is kept.
            </Text>
          </Banner>
        )}
      </BlockStack>
    </Card>
  );
}
