/** The languages Standby speaks, and which of them a shopper's language tag means. */

export const LOCALES = ["en", "de", "fr", "es", "it", "nl", "pt-BR", "ja"] as const;
export type Locale = (typeof LOCALES)[number];

/** Texts per language; English is always there and stands in for what is missing. */
export type Texts<T> = { en: T } & Partial<Record<Locale, T>>;

/** The nearest language of `texts`: "de-AT" and "DE" mean "de", "pt" and "pt-PT" mean "pt-BR", anything unknown English. */
export function pickLocale<T>(texts: Texts<T>, tag: string): Locale {
  const wanted = tag.trim().toLowerCase().replace("_", "-");
  const language = wanted.split("-")[0];
  const there = LOCALES.filter((locale) => texts[locale] !== undefined);
  return (
    there.find((locale) => locale.toLowerCase() === wanted) ?? there.find((locale) => locale.split("-")[0] === language) ?? "en"
  );
}

export const pickTexts = <T>(texts: Texts<T>, tag: string): T => texts[pickLocale(texts, tag)] ?? texts.en;
