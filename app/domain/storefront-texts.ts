/** What shoppers read for an offer in their language: the very rules of the storefront extension, for the preview and for tests. */
import { builtInTexts } from "./built-in-texts.ts";
import type { Offer, OfferText, OfferTexts } from "./offer.ts";
import { fillTexts, writeDay } from "./text-placeholders.ts";

export type StorefrontTexts = {
  buttonText: string;
  badge: string;
  message: string;
  dateLine: string;
  /** What the line in the cart says beneath the product's name. */
  cartLine: { name: string; value: string } | null;
  /** What the cart message says of the product, where the theme has its block. */
  cartMessage: string;
};

const NOTHING: StorefrontTexts = { buttonText: "", badge: "", message: "", dateLine: "", cartLine: null, cartMessage: "" };

/** One text: the merchant's for the locale, else for its base language, else in English; else empty. */
export function merchantText(texts: OfferTexts, locale: string, part: keyof OfferText): string {
  const language = locale.split("-")[0] ?? locale;
  return texts[locale]?.[part] || texts[language]?.[part] || texts.en?.[part] || "";
}

/** In normal sale the theme speaks for itself, and so nothing is said. */
export function storefrontTexts(facts: {
  offer: Offer;
  texts: OfferTexts;
  locale: string;
  /** A calendar day, "2026-12-01". */
  backInStockOn: string | null;
}): StorefrontTexts {
  const { offer, locale, backInStockOn } = facts;
  if (offer === "in_stock") return NOTHING;
  // What a template says speaks of its mode, never of an offer that has ended (offer-metafield.ts).
  const texts = fillTexts(offer === "unavailable" ? {} : facts.texts, backInStockOn);
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
    cartLine: owing ? { name: own.badge, value: dateLine || words.later } : null,
    cartMessage: owing ? merchantText(texts, locale, "cartMessage") || dateLine || words.later : "",
  };
}
