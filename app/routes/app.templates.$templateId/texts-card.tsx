/** What a template says on the storefront, one language at a time. */
import { BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { LANGUAGE_NAMES, languagesOf } from "#app/components/language-names.ts";
import { builtInTexts } from "#app/domain/built-in-texts.ts";
import type { OfferText } from "#app/domain/offer.ts";
import { merchantText } from "#app/domain/storefront-texts.ts";
import { TEXT_LIMITS } from "#app/domain/template-problems.ts";
import type { TemplateFormState } from "./use-template-form.ts";

const PARTS: { part: keyof OfferText; label: string; help?: string; lines?: number; onlyOwed?: boolean }[] = [
  { part: "buttonText", label: "Button" },
  { part: "message", label: "Message", lines: 3 },
  { part: "badge", label: "Badge" },
  { part: "dateLine", label: "Line about the date", help: "Such as “Ships 12–19 May”. It stands in the cart as well." },
  {
    part: "cartMessage",
    label: "Cart message",
    help: "Shown where your theme’s cart page has the block “Standby cart message”.",
    lines: 2,
    onlyOwed: true,
  },
];

type Props = { form: TemplateFormState; language: string; onLanguage: (language: string) => void };

export function TextsCard({ form, language, onLanguage }: Props) {
  const languages = languagesOf(form.values.texts);
  const wrong = new Set(Object.keys(form.problems).flatMap((at) => (at.startsWith("texts.") ? [at.split(".")[1]] : [])));
  const name = (one: string) => LANGUAGE_NAMES[one] ?? one;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Texts on your storefront
          </Text>
          <Text as="p" tone="subdued">
            {
              "Write {{ date }} where the back-in-stock date should stand: it is written as people of each language write dates. While there is no date, a text with it counts as empty."
            }
          </Text>
        </BlockStack>
        <div role="group" aria-label="Language">
          <InlineStack gap="100">
            {languages.map((one) => (
              <Button
                key={one}
                variant="tertiary"
                tone={wrong.has(one) ? "critical" : undefined}
                pressed={one === language}
                onClick={() => onLanguage(one)}
              >
                {wrong.has(one) ? `${name(one)} (check)` : name(one)}
              </Button>
            ))}
          </InlineStack>
        </div>
        {PARTS.filter(({ onlyOwed }) => !onlyOwed || form.values.mode !== "waitlist").map(({ part, label, help, lines }) => (
          <TextField
            key={part}
            label={`${label} in ${name(language)}`}
            value={form.values.texts[language]?.[part] ?? ""}
            onChange={(text) => form.setText(language, part, text)}
            placeholder={standIn(form, language, part)}
            error={form.problems[`texts.${language}.${part}`]}
            helpText={help}
            multiline={lines}
            maxLength={TEXT_LIMITS[part]}
            autoComplete="off"
          />
        ))}
        <InlineStack gap="300" blockAlign="center" align="space-between">
          <Text as="p" variant="bodySm" tone="subdued">
            {language === "en"
              ? "What you leave empty, Standby says in its own words."
              : "What you leave empty is said in English, or else in Standby’s own words."}
          </Text>
          <Button variant="plain" onClick={() => form.resetTexts(language)}>
            {`Reset ${name(language)} to Standby’s texts`}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** What shoppers would read instead of an empty field. */
function standIn({ values }: TemplateFormState, language: string, part: keyof OfferText): string {
  const own = { dateLine: "", cartMessage: "", ...builtInTexts(language)[values.mode] };
  return merchantText({ ...values.texts, [language]: {} }, language, part) || own[part];
}
