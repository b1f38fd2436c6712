/** Default message texts to shoppers in Dutch. */
import type { ShopperMessageTexts } from "./message-text.ts";

const WHY_CUSTOMER =
  "Je krijgt deze mail omdat je adres op de wachtlijst voor {{ product }} bij {{ shop }} is gezet. Was jij dat niet? Verlaat dan de wachtlijst en we schrijven je er niet meer over.";
const LEAVE = "Deze wachtlijst verlaten";

export const nl: ShopperMessageTexts = {
  waitlist_joined: {
    subject: "Je staat op de wachtlijst voor {{ product }}",
    preview: "Je bent nummer {{ place }}. We schrijven je zodra het terug is.",
    heading: "Je staat in de rij",
    paragraphs: [
      "We schrijven je zodra {{ product }} weer op voorraad is. Wie het eerst kwam, hoort het eerst.",
      "{% if quantity > 1 %}Je wilt er {{ quantity }}. {% endif %}Je plaats in de rij op dit moment: <strong>{{ place }}</strong>.",
    ],
    button: "Bekijk het product",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_confirm: {
    subject: "Bevestig je plaats op de wachtlijst voor {{ product }}",
    preview: "Eén klik en je staat in de rij.",
    heading: "Nog één klik",
    paragraphs: [
      "Je wilt weten wanneer {{ product }} terug is{% if quantity > 1 %}, en je wilt er {{ quantity }}{% endif %}. Bevestig dat dit adres van jou is: je plaats in de rij telt vanaf dat moment.",
      "De link is zeven dagen geldig en werkt één keer.",
    ],
    button: "Mijn plaats bevestigen",
    why: "Je krijgt deze mail omdat je adres is ingevuld voor de wachtlijst voor {{ product }} bij {{ shop }}. Was jij dat niet? Dan hoef je niets te doen: zonder bevestiging schrijven we je niet meer.",
    leave: "",
  },
  back_in_stock: {
    subject: "{{ product }} is terug",
    preview: "Je bent aan de beurt.",
    heading: "Het is terug, en je bent aan de beurt",
    paragraphs: [
      "{{ product }} is weer op voorraad bij {{ shop }}, en jij bent aan de beurt.",
      "{% if units < quantity %}Je wilde er {{ quantity }}; voor jouw beurt zijn er {{ units }} binnengekomen.{% endif %}",
      "We kunnen het niet voor je apart leggen, dus wacht liever niet te lang.",
    ],
    button: "Naar het product",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  unit_held: {
    subject: "{{ product }}: voor je apart gelegd tot {{ until }}",
    preview: "Je bent aan de beurt. Betaal op tijd, dan is het van jou.",
    heading: "Het is terug, en het ligt voor je apart",
    paragraphs: [
      "{{ product }} is weer op voorraad bij {{ shop }}, en jij bent aan de beurt. We leggen er {% if units > 1 %}{{ units }}{% else %}één{% endif %} voor je apart tot <strong>{{ until }}</strong>.",
      "{% if units < quantity %}Je wilde er {{ quantity }}; voor jouw beurt zijn er {{ units }} binnengekomen.{% endif %}",
      "De knop leidt naar je eigen afrekenpagina. Betaal je niet op tijd, dan is de volgende in de rij aan de beurt{% if keepsPlace == 1 %}, maar je houdt je plaats voor de volgende levering.{% else %} en vervalt je plaats.{% endif %}",
    ],
    button: "Nu betalen",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  hold_expiring: {
    subject: "{{ product }}: ligt nog voor je apart tot {{ until }}",
    preview: "Daarna is de volgende in de rij aan de beurt.",
    heading: "Ligt nog voor je apart",
    paragraphs: [
      "{{ product }} ligt bij {{ shop }} nog voor je apart, tot <strong>{{ until }}</strong>. Daarna is de volgende in de rij aan de beurt{% if keepsPlace == 1 %}, maar je houdt je plaats voor de volgende levering.{% else %} en vervalt je plaats.{% endif %}",
      "Toch niet? Verlaat de wachtlijst, dan kan iemand anders het eerder krijgen.",
    ],
    button: "Nu betalen",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  ran_out_again: {
    subject: "{{ product }}: alweer uitverkocht, je houdt je plaats",
    preview: "Je bent nu nummer {{ place }}.",
    heading: "Alweer uitverkocht",
    paragraphs: [
      "Er is wat van {{ product }} binnengekomen, maar minder dan er mensen wachten. Wie voor je stond, was eerst aan de beurt. Het spijt ons dat er deze keer niet genoeg was.",
      "Je houdt je plaats: je bent nu nummer <strong>{{ place }}</strong>. We schrijven je zodra je aan de beurt bent.",
    ],
    button: "Bekijk het product",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_ended: {
    subject: "{{ product }} is niet meer verkrijgbaar",
    preview: "Je plaats op de wachtlijst is vervallen.",
    heading: "Het komt niet terug",
    paragraphs: [
      "{{ shop }} verkoopt {{ product }} niet meer, dus er komt geen nieuwe voorraad. Het spijt ons, en bedankt voor het wachten.",
      "Je hoeft niets te doen: je plaats op de wachtlijst is vervallen en we schrijven je er niet meer over.",
    ],
    button: "Naar de winkel",
    why: "Je krijgt deze mail omdat je op de wachtlijst voor {{ product }} bij {{ shop }} stond.",
    leave: "",
  },
};
