/** What shoppers read for an offer in their language: the very rules of the storefront extension, for the preview and for tests. */
import { builtInTexts } from "./built-in-texts.ts";
import type { Mode, Offer, OfferText, OfferTexts } from "./offer.ts";
import { spokenFor } from "./spoken-for.ts";
import type { Balance } from "./template-payment.ts";
import { fillTexts, writeDay } from "./text-placeholders.ts";

export type StorefrontTexts = {
  buttonText: string;
  badge: string;
  message: string;
  dateLine: string;
  /** What the line in the cart says beneath the product's name. */
  cartLine: { name: string; value: string } | null;
  /** What is charged when; empty where everything is paid at once. */
  charge: string;
  /** What the cart message says of the product, where the theme has its block. */
  cartMessage: string;
};

const NOTHING: StorefrontTexts = {
  buttonText: "",
  badge: "",
  message: "",
  dateLine: "",
  charge: "",
  cartLine: null,
  cartMessage: "",
};

/** A price that is not all paid with the order: the two sums as the theme writes money, and when the second is due. */
export type SplitSum = { now: string | null; later: string; balance: Balance; balanceOn: string | null };

/** One text: the merchant's for the locale, else for its base language, else in English; else empty. */
export function merchantText(texts: OfferTexts, locale: string, part: keyof OfferText): string {
  const language = locale.split("-")[0] ?? locale;
  return texts[locale]?.[part] || texts[language]?.[part] || texts.en?.[part] || "";
}

/** In normal sale the theme speaks for itself, and so nothing is said. */
export function storefrontTexts(facts: {
  offer: Offer;
  mode: Mode;
  texts: OfferTexts;
  locale: string;
  /** A calendar day, "2026-12-01". */
  backInStockOn: string | null;
  split?: SplitSum | null;
}): StorefrontTexts {
  const { offer, locale, backInStockOn } = facts;
  if (offer === "in_stock") return NOTHING;
  const texts = fillTexts(spokenFor(facts) ? facts.texts : {}, backInStockOn);
  const words = builtInTexts(locale);
  const own = words[offer];
  const expected = backInStockOn === null ? "" : words.expected.replace("{{ date }}", writeDay(backInStockOn, locale));
  const dateLine = merchantText(texts, locale, "dateLine") || expected;
  const owing = offer === "preorder" || offer === "backorder";
  return {
    buttonText: merchantText(texts, locale, "buttonText") || own.buttonText,
    badge: merchantText(texts, locale, "badge") || own.badge,
    message: merchantText(texts, locale, "message") || own.message,
    dateLine,
    charge: owing && facts.split ? chargeWords(facts.split, locale) : "",
    cartLine: owing ? { name: own.badge, value: dateLine || words.later } : null,
    cartMessage: owing ? merchantText(texts, locale, "cartMessage") || dateLine || words.later : "",
  };
}

function chargeWords({ now, later, balance, balanceOn }: SplitSum, locale: string): string {
  const words = builtInTexts(locale).payment;
  const moment = words[balance].replace("{{ date }}", () => (balanceOn === null ? "" : writeDay(balanceOn, locale)));
  const sums: Record<string, string> = { now: now ?? "", later, moment };
  return words[now === null ? "later" : "split"].replaceAll(/\{\{ (\w+) \}\}/g, (_, name: string) => sums[name] ?? "");
}
