/** Shoppers' pages in Dutch. */
import type { ShopperText } from "./shopper-text.ts";

export const nl: ShopperText = {
  language: "nl",
  joined: (moreThan) =>
    `Je staat op de lijst${moreThan ? `, met meer dan ${moreThan} anderen` : ""}. Je plaats in de rij staat in de mail die we je sturen, en we schrijven je weer zodra je aan de beurt bent.`,
  askedHeading: "Nog één stap",
  asked:
    "Kijk in je mail: open de link die we je sturen om je plaats te bevestigen. Heb je dat al gedaan, dan houd je je plaats.",
  confirmHeading: "Je plaats bevestigen?",
  confirmQuestion: "Je plaats in de rij telt vanaf nu, en we schrijven je zodra je aan de beurt bent.",
  confirmButton: "Mijn plaats bevestigen",
  confirmedHeading: "Je staat in de rij",
  confirmed: (place) => `Je bent nummer ${place} in de rij. We schrijven je zodra je aan de beurt bent.`,
  confirmedBefore: "Je had dit al bevestigd, en één keer is genoeg.",
  confirmTooLate:
    "Deze link is te oud, of de plaats is opgegeven. Zet jezelf opnieuw op de wachtlijst op de pagina van het product.",
  joinedHeading: "Je staat op de lijst",
  checkInput: "Controleer wat je hebt ingevuld.",
  email_missing: "Vul je e-mailadres in.",
  email_wrong: "Controleer je e-mailadres: het lijkt niet volledig.",
  phone_wrong: "Vul je telefoonnummer in met landnummer, bijvoorbeeld +31 20 555 0123.",
  quantity_wrong: "Vul een getal in van 1 tot 1.000.",
  hiddenField: "Er is een veld ingevuld dat mensen niet zien. Laad de pagina opnieuw en probeer het nog eens.",
  noWaitlist: "Er is op dit moment geen wachtlijst voor dit product. Kijk op de pagina: misschien is het terug.",
  notHere: "Op dit adres is niets te vinden.",
  tooLarge: "Dat was te veel tekst. Maak het korter en probeer het opnieuw.",
  malformed: "We konden dat niet lezen. Ga terug en probeer het opnieuw.",
  tooMany: "Dat waren veel pogingen in korte tijd. Wacht even en probeer het opnieuw.",
  badSignature: "Dit verzoek kwam niet via de winkel. Ga terug naar de winkel en probeer het opnieuw.",
  useTheForm: "Gebruik het formulier op de pagina van het product om op een wachtlijst te komen.",
  problemHeading: "Dat is niet gelukt",
  back: "Terug naar het product",
  leaveHeading: "De wachtlijst verlaten?",
  leaveQuestion: "Je verliest je plaats in de rij en we schrijven je niet meer over dit product.",
  leaveEverything: "Schrijf me ook niet over andere producten",
  leaveButton: "Wachtlijst verlaten",
  left: "Je plaats is vrij voor iemand anders, en je hoort niets meer over dit product.",
  leftHeading: "Je hebt de wachtlijst verlaten",
  leftEverything: "Je hebt alle wachtlijsten van deze winkel verlaten en krijgt er geen mails meer over.",
  deadLink: "Deze link werkt niet. Misschien is hij onderweg afgebroken: open hem nog eens vanuit de mail.",
  toShop: "Naar de winkel",
};
