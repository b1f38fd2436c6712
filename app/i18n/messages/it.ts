/** Default message texts to shoppers in Italian. */
import type { ShopperMessageTexts } from "./message-text.ts";

const WHY_CUSTOMER =
  "Ricevi questo messaggio perché il tuo indirizzo è stato aggiunto alla lista d’attesa per {{ product }} da {{ shop }}. Se non sei stato tu, esci dalla lista e non ti scriveremo più per questo prodotto.";
const LEAVE = "Esci da questa lista d’attesa";

export const it: ShopperMessageTexts = {
  waitlist_joined: {
    subject: "Sei nella lista d’attesa per {{ product }}",
    preview: "Hai il posto {{ place }}. Ti scriveremo appena torna.",
    heading: "Il tuo posto c’è",
    paragraphs: [
      "Ti scriveremo appena {{ product }} torna disponibile. Chi si è iscritto prima lo sa prima.",
      "{% if quantity > 1 %}Ne desideri {{ quantity }}. {% endif %}Il tuo posto in lista in questo momento: <strong>{{ place }}</strong>.",
    ],
    button: "Vedi il prodotto",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_confirm: {
    subject: "Conferma il tuo posto nella lista d’attesa per {{ product }}",
    preview: "Un clic e il posto è tuo.",
    heading: "Manca solo un clic",
    paragraphs: [
      "Vuoi sapere quando torna {{ product }}{% if quantity > 1 %} e ne desideri {{ quantity }}{% endif %}. Conferma che questo indirizzo è tuo: il tuo posto in lista conta da quel momento.",
      "Il link vale sette giorni e si usa una volta sola.",
    ],
    button: "Conferma il mio posto",
    why: "Ricevi questo messaggio perché il tuo indirizzo è stato inserito nella lista d’attesa per {{ product }} da {{ shop }}. Se non sei stato tu, non fare nulla: senza conferma non ti scriveremo più.",
    leave: "",
  },
  back_in_stock: {
    subject: "{{ product }} è tornato",
    preview: "È il tuo turno.",
    heading: "È tornato, ed è il tuo turno",
    paragraphs: [
      "{{ product }} è di nuovo disponibile da {{ shop }}, e tocca a te.",
      "{% if units < quantity %}Ne desideravi {{ quantity }}; per il tuo turno ne sono disponibili {{ units }}.{% endif %}",
      "Non possiamo metterlo da parte per te: meglio non aspettare troppo.",
    ],
    button: "Vai al prodotto",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  unit_held: {
    subject: "{{ product }}: da parte per te fino al {{ until }}",
    preview: "È il tuo turno. Paga in tempo ed è tuo.",
    heading: "È tornato, ed è da parte per te",
    paragraphs: [
      "{{ product }} è di nuovo disponibile da {{ shop }}, e tocca a te. Ne teniamo da parte {% if units > 1 %}{{ units }}{% else %}uno{% endif %} per te fino al <strong>{{ until }}</strong>.",
      "{% if units < quantity %}Ne desideravi {{ quantity }}; per il tuo turno ne sono disponibili {{ units }}.{% endif %}",
      "Il pulsante porta alla tua pagina di pagamento. Se non paghi entro quel momento, toccherà alla persona successiva{% if keepsPlace == 1 %}, ma mantieni il tuo posto per i prossimi arrivi.{% else %} e il tuo posto terminerà.{% endif %}",
    ],
    button: "Paga ora",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  hold_expiring: {
    subject: "{{ product }}: ancora da parte per te fino al {{ until }}",
    preview: "Poi toccherà alla persona successiva.",
    heading: "Ancora da parte per te",
    paragraphs: [
      "{{ product }} è ancora da parte per te da {{ shop }}, fino al <strong>{{ until }}</strong>. Poi toccherà alla persona successiva{% if keepsPlace == 1 %}, ma mantieni il tuo posto per i prossimi arrivi.{% else %} e il tuo posto terminerà.{% endif %}",
      "Hai cambiato idea? Lascia la lista d’attesa: qualcun altro potrà averlo prima.",
    ],
    button: "Paga ora",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  ran_out_again: {
    subject: "{{ product }}: di nuovo esaurito, mantieni il tuo posto",
    preview: "Ora hai il posto {{ place }}.",
    heading: "Di nuovo esaurito",
    paragraphs: [
      "È arrivato {{ product }}, ma in quantità inferiore alle persone in attesa. È andato a chi era prima di te: ci dispiace che questa volta non sia bastato.",
      "Mantieni il tuo posto: ora è il <strong>{{ place }}</strong>. Ti scriveremo appena sarà il tuo turno.",
    ],
    button: "Vedi il prodotto",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_ended: {
    subject: "{{ product }} non è più disponibile",
    preview: "Il tuo posto in lista d’attesa è terminato.",
    heading: "Non tornerà disponibile",
    paragraphs: [
      "{{ shop }} non vende più {{ product }}, quindi non arriveranno altri pezzi. Ci dispiace, e grazie per aver aspettato.",
      "Non devi fare nulla: il tuo posto in lista d’attesa è terminato e non ti scriveremo più per questo prodotto.",
    ],
    button: "Vai al negozio",
    why: "Ricevi questo messaggio perché eri in lista d’attesa per {{ product }} da {{ shop }}.",
    leave: "",
  },
};
