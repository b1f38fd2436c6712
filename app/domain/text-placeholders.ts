/** {{ date }} in a template's texts: the back-in-stock date as people of that language write it. */
import type { OfferText, OfferTexts } from "./offer.ts";

export const PLACEHOLDERS = ["date"] as const;

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** English says the day first, as the storefront extension does. */
const asWritten = (language: string) => (language.startsWith("en") ? "en-GB" : language);

/** "9 May 2027", "9 mai 2027", "2027年5月9日". A language that is not one is written as English. */
export function writeDay(day: string, language: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  const parts = { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" } as const;
  try {
    return at.toLocaleDateString(asWritten(language), parts);
  } catch {
    return at.toLocaleDateString("en-GB", parts);
  }
}

/** "9 May at 14:30 CEST": an instant on the clock of that time zone. */
export function writeMoment(instant: string, timeZone: string, language: string): string {
  const at = new Date(instant);
  const day = { timeZone, day: "numeric", month: "long", hour: "numeric", minute: "2-digit", timeZoneName: "short" } as const;
  try {
    return at.toLocaleString(asWritten(language), day);
  } catch {
    return at.toLocaleString("en-GB", { ...day, timeZone: "UTC" });
  }
}

/** A text that speaks of a date falls back, as an empty one does, while there is none. */
export function fillPlaceholders(text: string, language: string, day: string | null): string {
  if (!text.includes("{{")) return text;
  if (day === null) return "";
  return text.replaceAll(PLACEHOLDER, (whole, name: string) => (name === "date" ? writeDay(day, language) : whole));
}

export function fillTexts(texts: OfferTexts, day: string | null): OfferTexts {
  const fill = (language: string, text: Partial<OfferText>) =>
    Object.fromEntries(Object.entries(text).map(([part, words]) => [part, fillPlaceholders(words, language, day)]));
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, fill(language, text)]));
}

/** Null when every placeholder is one, else what to tell the merchant. */
export function placeholderProblem(text: string): string | null {
  for (const [, name = ""] of text.matchAll(PLACEHOLDER)) {
    if (!(PLACEHOLDERS as readonly string[]).includes(name))
      return `There is no placeholder {{ ${name} }}. You can use {{ date }}.`;
  }
  const rest = text.replaceAll(PLACEHOLDER, "");
  if (/\{\{|\}\}|\{%|%\}/.test(rest)) return "A placeholder is written with two braces on each side: {{ date }}.";
  return null;
}
