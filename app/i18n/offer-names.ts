/** What each offer is called in a sentence ("is now …"). */
import type { Texts } from "./locales.ts";

export const OFFER_NAMES: Texts<Record<string, string>> = {
  en: {
    in_stock: "in stock",
    preorder: "on pre-order",
    backorder: "on backorder",
    waitlist: "on a waitlist",
    unavailable: "unavailable",
  },
  de: {
    in_stock: "auf Lager",
    preorder: "zum Vorbestellen",
    backorder: "mit Rückstand bestellbar",
    waitlist: "auf Warteliste",
    unavailable: "nicht erhältlich",
  },
};
