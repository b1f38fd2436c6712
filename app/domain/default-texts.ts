/** What a new template says on the storefront, per mode and language: plain, short, and true for any product. */
import { BUILT_IN_TEXTS, type BuiltInText } from "./built-in-texts.ts";
import type { Mode, OfferText, OfferTexts } from "./offer.ts";

const toOfferText = (badge: string, buttonText: string, message: string): OfferText => ({
  badge,
  buttonText,
  message,
  cartMessage: "",
  dateLine: "",
});

export const DEFAULT_WAITLIST_TEXTS = {
  en: toOfferText(
    "Waitlist",
    "Notify me",
    "Sold out for now. Leave your e-mail address and we will write to you when it is back.",
  ),
  de: toOfferText(
    "Warteliste",
    "Benachrichtigen",
    "Zurzeit ausverkauft. Hinterlassen Sie Ihre E-Mail-Adresse, und wir schreiben Ihnen, sobald der Artikel wieder da ist.",
  ),
  fr: toOfferText(
    "Liste d’attente",
    "Me prévenir",
    "Épuisé pour le moment. Laissez votre adresse e-mail et nous vous écrirons dès que l’article sera de retour.",
  ),
  es: toOfferText(
    "Lista de espera",
    "Avísame",
    "Agotado por ahora. Déjanos tu correo electrónico y te escribiremos cuando vuelva a estar disponible.",
  ),
  it: toOfferText(
    "Lista d’attesa",
    "Avvisami",
    "Al momento esaurito. Lascia il tuo indirizzo e-mail e ti scriveremo quando tornerà disponibile.",
  ),
  nl: toOfferText(
    "Wachtlijst",
    "Houd me op de hoogte",
    "Tijdelijk uitverkocht. Laat je e-mailadres achter, dan schrijven we je zodra het artikel terug is.",
  ),
  "pt-BR": toOfferText(
    "Lista de espera",
    "Avise-me",
    "Esgotado no momento. Deixe seu e-mail e escreveremos para você quando o produto voltar.",
  ),
  ja: toOfferText(
    "入荷待ち",
    "入荷のお知らせを受け取る",
    "ただいま売り切れです。メールアドレスをご登録いただくと、再入荷の際にお知らせします。",
  ),
} satisfies OfferTexts;

/** A pre-order and a backorder begin with the extension's own words, to be changed. */
function builtIn(mode: "preorder" | "backorder"): OfferTexts {
  const toText = ({ badge, buttonText, message }: BuiltInText) => toOfferText(badge, buttonText, message);
  return Object.fromEntries(Object.entries(BUILT_IN_TEXTS).map(([language, texts]) => [language, toText(texts[mode])]));
}

export const DEFAULT_TEXTS: Record<Mode, OfferTexts> = {
  waitlist: DEFAULT_WAITLIST_TEXTS,
  preorder: builtIn("preorder"),
  backorder: builtIn("backorder"),
};
