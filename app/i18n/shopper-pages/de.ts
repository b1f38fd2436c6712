/** Shoppers' pages in German. */
import type { ShopperText } from "./shopper-text.ts";

export const de: ShopperText = {
  language: "de",
  joined: (moreThan) =>
    `Du stehst auf der Liste${moreThan ? `, mit mehr als ${moreThan} anderen` : ""}. Deinen Platz in der Reihe nennt dir unsere E-Mail, und wir schreiben wieder, sobald du an der Reihe bist.`,
  askedHeading: "Nur noch ein Schritt",
  asked:
    "Sieh in deinen E-Mails nach: Öffne den Link, den wir dir schicken, und bestätige deinen Platz. Hast du das schon getan, bleibt dein Platz, wie er ist.",
  confirmHeading: "Platz bestätigen?",
  confirmQuestion: "Dein Platz in der Reihe zählt von jetzt an, und wir schreiben dir, sobald du an der Reihe bist.",
  confirmButton: "Platz bestätigen",
  confirmedHeading: "Du stehst in der Reihe",
  confirmed: (place) => `Du hast Platz ${place} in der Reihe. Wir schreiben dir, sobald du an der Reihe bist.`,
  confirmedBefore: "Das hast du schon bestätigt, und einmal genügt.",
  confirmTooLate:
    "Dieser Link ist zu alt, oder der Platz wurde aufgegeben. Trag dich auf der Seite des Produkts noch einmal ein.",
  joinedHeading: "Du stehst auf der Liste",
  checkInput: "Bitte prüfe deine Angaben.",
  email_missing: "Gib deine E-Mail-Adresse ein.",
  email_wrong: "Prüfe deine E-Mail-Adresse: Sie sieht nicht vollständig aus.",
  phone_wrong: "Gib deine Telefonnummer mit Ländervorwahl ein, zum Beispiel +49 30 901820.",
  quantity_wrong: "Gib eine Zahl von 1 bis 1.000 ein.",
  hiddenField: "Ein Feld, das Menschen nicht sehen, wurde ausgefüllt. Bitte lade die Seite neu und versuche es noch einmal.",
  noWaitlist: "Für dieses Produkt gibt es gerade keine Warteliste. Sieh auf seiner Seite nach: Vielleicht ist es wieder da.",
  notHere: "Unter dieser Adresse gibt es nichts.",
  tooLarge: "Das war zu viel Text. Bitte kürze ihn und versuche es noch einmal.",
  malformed: "Das konnten wir nicht lesen. Bitte geh zurück und versuche es noch einmal.",
  tooMany: "Das waren viele Versuche in kurzer Zeit. Bitte warte einen Moment und versuche es noch einmal.",
  badSignature: "Diese Anfrage kam nicht über den Shop. Bitte geh zurück zum Shop und versuche es noch einmal.",
  useTheForm: "Auf die Warteliste kommst du über das Formular auf der Seite des Produkts.",
  problemHeading: "Das hat nicht geklappt",
  back: "Zurück zum Produkt",
  leaveHeading: "Warteliste verlassen?",
  leaveQuestion: "Du verlierst deinen Platz in der Reihe, und wir schreiben dir zu diesem Produkt nicht mehr.",
  leaveEverything: "Schreibt mir auch zu keinem anderen Produkt",
  leaveButton: "Warteliste verlassen",
  left: "Dein Platz ist frei für jemand anderen, und du hörst zu diesem Produkt nichts mehr von uns.",
  leftHeading: "Du hast die Warteliste verlassen",
  leftEverything: "Du hast alle Wartelisten dieses Shops verlassen und bekommst keine E-Mails mehr dazu.",
  deadLink: "Dieser Link funktioniert nicht. Vielleicht wurde er unterwegs abgeschnitten: Öffne ihn noch einmal aus der E-Mail.",
  toShop: "Zum Shop",
};
