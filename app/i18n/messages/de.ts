/** Default message texts in German. */
import type { MessageTexts } from "./message-text.ts";

const WHY_CUSTOMER =
  "Du bekommst diese E-Mail, weil deine Adresse auf die Warteliste für {{ product }} bei {{ shop }} gesetzt wurde. Warst du das nicht? Dann verlass die Warteliste, und wir schreiben dir dazu nicht mehr.";
const LEAVE = "Warteliste verlassen";

export const de: MessageTexts = {
  waitlist_joined: {
    subject: "Du stehst auf der Warteliste für {{ product }}",
    preview: "Du hast Platz {{ place }}. Wir schreiben dir, sobald es wieder da ist.",
    heading: "Du stehst in der Reihe",
    paragraphs: [
      "Wir schreiben dir, sobald {{ product }} wieder da ist. Wer zuerst kam, erfährt es zuerst.",
      "{% if quantity > 1 %}Du möchtest {{ quantity }} Stück. {% endif %}Dein Platz in der Reihe: <strong>{{ place }}</strong>.",
    ],
    button: "Zum Produkt",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  back_in_stock: {
    subject: "{{ product }} ist wieder da",
    preview: "Du bist an der Reihe.",
    heading: "Wieder da, und du bist an der Reihe",
    paragraphs: [
      "{{ product }} ist bei {{ shop }} wieder auf Lager, und du bist die nächste Person in der Reihe.",
      "{% if units < quantity %}Du wolltest {{ quantity }} Stück; für dich sind {{ units }} angekommen.{% endif %}",
      "Zurücklegen können wir nichts. Warte also besser nicht zu lange.",
    ],
    button: "Zum Produkt",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  ran_out_again: {
    subject: "{{ product }}: schon wieder ausverkauft, du behältst deinen Platz",
    preview: "Du hast jetzt Platz {{ place }}.",
    heading: "Schon wieder ausverkauft",
    paragraphs: [
      "Von {{ product }} ist etwas angekommen, aber weniger, als Menschen darauf warten. Wer vor dir stand, war zuerst an der Reihe. Es tut uns leid, dass es diesmal nicht für alle gereicht hat.",
      "Du behältst deinen Platz: Du hast jetzt Platz <strong>{{ place }}</strong>, und wir schreiben dir, sobald du an der Reihe bist.",
    ],
    button: "Zum Produkt",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  offer_switched: {
    subject: "{{ product }}: jetzt {{ to }}",
    preview: "Vorher: {{ from }}.",
    heading: "Ein Angebot hat sich geändert",
    paragraphs: [
      "{{ product }}: vorher <strong>{{ from }}</strong>, jetzt <strong>{{ to }}</strong>.",
      "{% if reason != '' %}Grund: {{ reason }}.{% endif %}",
      "{% if others > 0 %}{{ others }} weitere haben sich zugleich geändert; die Produktliste in Standby zeigt sie alle.{% endif %}",
    ],
    button: "Im Shop ansehen",
    why: "Du bekommst diese E-Mail, weil in den Einstellungen von Standby für {{ shop }} Nachrichten über geänderte Angebote eingeschaltet sind.",
    leave: "",
  },
  privacy_data_request: {
    subject: "Jemand aus der Kundschaft von {{ shop }} möchte die eigenen Daten sehen",
    preview: "Was Standby über die Person gespeichert hat.",
    heading: "Eine Auskunft über gespeicherte Daten",
    paragraphs: [
      "Shopify hat die Bitte weitergegeben, die über eine Person gespeicherten Daten zu sehen. Das hat Standby gespeichert. Bitte gib es an die Person weiter.",
    ],
    button: "",
    why: "Du bekommst diese E-Mail, weil Menschen ein Recht auf Auskunft haben und Shopify Apps bittet, sie der Inhaberin oder dem Inhaber des Shops zu schicken.",
    leave: "",
  },
};
