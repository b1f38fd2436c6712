/** The two templates beside the default one that the demo's merchant has made. */

import type { Mode, OfferTexts } from "#app/domain/offer.ts";

export const MODE_TEMPLATES: { name: string; mode: Mode; texts: OfferTexts }[] = [
  {
    name: "Pre-order",
    mode: "preorder",
    texts: {
      en: {
        buttonText: "Pre-order",
        message: "Pre-order now and we will send yours from the first delivery.",
        badge: "Pre-order",
      },
      de: {
        buttonText: "Vorbestellen",
        message: "Jetzt vorbestellen: Ihres kommt mit der ersten Lieferung.",
        badge: "Vorbestellung",
      },
      fr: {
        buttonText: "Précommander",
        message: "Précommandez et le vôtre partira avec la première livraison.",
        badge: "Précommande",
      },
    },
  },
  {
    name: "Backorder",
    mode: "backorder",
    texts: {
      en: {
        buttonText: "Order now, ships later",
        message: "We are out for a short while. Order now and yours ships first.",
        badge: "Ships later",
      },
      de: {
        buttonText: "Jetzt bestellen",
        message: "Kurz vergriffen. Bestellen Sie jetzt, und Ihres geht zuerst auf die Reise.",
        badge: "Kommt später",
      },
      fr: {
        buttonText: "Commander",
        message: "En rupture pour peu de temps. Commandez et le vôtre part en premier.",
        badge: "Envoi différé",
      },
    },
  },
];
