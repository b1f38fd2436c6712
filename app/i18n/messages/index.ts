/** Default message texts by language: those to shoppers in all of them, those to owners and staff in some. */
import { pickLocale, type Locale, type Texts } from "#app/i18n/locales.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import type { MessageText, MessageTexts, ShopperMessageTexts } from "./message-text.ts";
import { nl } from "./nl.ts";
import { ptBR } from "./pt-br.ts";

export const MESSAGE_TEXTS: { en: MessageTexts } & Record<Locale, ShopperMessageTexts & Partial<MessageTexts>> = {
  en,
  de,
  fr,
  es,
  it,
  nl,
  "pt-BR": ptBR,
  ja,
};

/** A kind's text in the nearest language that has it. @returns with the language it is in */
export function messageText(kind: keyof MessageTexts, tag: string): { locale: Locale; text: MessageText } {
  const there = Object.fromEntries(Object.entries(MESSAGE_TEXTS).map(([locale, texts]) => [locale, texts[kind]]));
  const texts = { ...there, en: MESSAGE_TEXTS.en[kind] } as Texts<MessageText>;
  const locale = pickLocale(texts, tag);
  return { locale, text: texts[locale] ?? texts.en };
}

export type { MessageText, MessageTexts, ShopperMessageTexts } from "./message-text.ts";
