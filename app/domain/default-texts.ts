/** What the default template says on the storefront, per language: plain, short, and true for any product. */
import type { OfferText, OfferTexts } from "./offer.ts";

const waitlist = (badge: string, buttonText: string, message: string): OfferText => ({
  badge,
  buttonText,
  message,
  cartMessage: "",
  dateLine: "",
});

export const DEFAULT_WAITLIST_TEXTS = {
  en: waitlist("Waitlist", "Notify me", "Sold out for now. Leave your e-mail address and we will write to you when it is back."),
  de: waitlist(
    "Warteliste",
    "Benachrichtigen",
    "Zurzeit ausverkauft. Hinterlassen Sie Ihre E-Mail-Adresse, und wir schreiben Ihnen, sobald der Artikel wieder da ist.",
  ),
  fr: waitlist(
    "Liste d’attente",
    "Me prévenir",
    "Épuisé pour le moment. Laissez votre adresse e-mail et nous vous écrirons dès que l’article sera de retour.",
  ),
  es: waitlist(
    "Lista de espera",
    "Avísame",
    "Agotado por ahora. Déjanos tu correo electrónico y te escribiremos cuando vuelva a estar disponible.",
  ),
  it: waitlist(
    "Lista d’attesa",
    "Avvisami",
    "Al momento esaurito. Lascia il tuo indirizzo e-mail e ti scriveremo quando tornerà disponibile.",
  ),
  nl: waitlist(
    "Wachtlijst",
    "Houd me op de hoogte",
    "Tijdelijk uitverkocht. Laat je e-mailadres achter, dan schrijven we je zodra het artikel terug is.",
  ),
  "pt-BR": waitlist(
    "Lista de espera",
    "Avise-me",
    "Esgotado no momento. Deixe seu e-mail e escreveremos para você quando o produto voltar.",
  ),
  ja: waitlist(
    "入荷待ち",
    "入荷のお知らせを受け取る",
    "ただいま売り切れです。メールアドレスをご登録いただくと、再入荷の際にお知らせします。",
  ),
} satisfies OfferTexts;
