/** What the packing slip of an order with owed units says: the templates' text, and what follows later. */
import { builtInTexts } from "./built-in-texts.ts";
import { fillPlaceholders, writeDay } from "./text-placeholders.ts";

/** The order's metafield; plain text, so that Shopify's own packing slip can print it. */
export const SLIP_METAFIELD = { namespace: "$app", key: "packing_slip", type: "multi_line_text_field" } as const;

export type SlipLine = {
  title: string;
  units: number;
  /** A calendar day, "2026-12-01". */
  promisedOn: string | null;
  /** Per language. */
  slipText: Record<string, string>;
};

/** @param locale the shopper's, "de" or "pt-BR" */
export function packingSlip(lines: SlipLine[], locale: string): string {
  const words = builtInTexts(spokenIn(locale));
  const texts = lines.map(({ slipText, promisedOn }) => fillPlaceholders(textFor(slipText, locale), locale, promisedOn).trim());
  const follow = lines.map(({ units, title, promisedOn }) => {
    const when = promisedOn === null ? words.later : words.expected.replace("{{ date }}", writeDay(promisedOn, locale));
    return `${units} × ${title}: ${when}`;
  });
  return [...new Set(texts.filter(Boolean)), ...follow].join("\n");
}

/** Orders say "de-AT" where Standby's own words know "de". */
function spokenIn(locale: string): string {
  const language = locale.split("-")[0] ?? locale;
  return language === "pt" ? "pt-BR" : language;
}

/** For the locale, else its base language, else English. */
function textFor(slipText: Record<string, string>, locale: string): string {
  const language = locale.split("-")[0] ?? locale;
  return slipText[locale] || slipText[language] || slipText.en || "";
}
