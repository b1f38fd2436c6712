/** Languages as merchants know them, and those in which a template can speak. */
import type { OfferTexts } from "#app/domain/offer.ts";
import { LOCALES } from "#app/i18n/locales.ts";

export const LANGUAGE_NAMES: Record<string, string> = {
  en: "English",
  de: "German",
  fr: "French",
  es: "Spanish",
  it: "Italian",
  nl: "Dutch",
  "pt-BR": "Portuguese (Brazil)",
  ja: "Japanese",
};

/** Standby's own languages, and any other in which the texts say something. */
export const languagesOf = (texts: OfferTexts): string[] => [...new Set([...LOCALES, ...Object.keys(texts).sort()])];
