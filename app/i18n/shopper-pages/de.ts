/** Shoppers' pages in German. */
import type { ShopperText } from "./shopper-text.ts";

export const de: ShopperText = {
  language: "de",
  joined: (moreThan) =>
    `Sie stehen auf der Liste${moreThan ? `, mit mehr als ${moreThan} anderen` : ""}. Ihren Platz in der Reihe nennt Ihnen unsere E-Mail, und wir schreiben wieder, sobald Sie an der Reihe sind.`,
  askedHeading: "Nur noch ein Schritt",
  asked:
    "Sehen Sie in Ihren E-Mails nach: Öffnen Sie den Link, den wir Ihnen schicken, und bestätigen Sie Ihren Platz. Haben Sie das schon getan, bleibt Ihr Platz, wie er ist.",
  confirmHeading: "Platz bestätigen?",
  confirmQuestion: "Ihr Platz in der Reihe zählt von jetzt an, und wir schreiben Ihnen, sobald Sie an der Reihe sind.",
  confirmButton: "Platz bestätigen",
  confirmedHeading: "Sie stehen in der Reihe",
  confirmed: (place) => `Sie haben Platz ${place} in der Reihe. Wir schreiben Ihnen, sobald Sie an der Reihe sind.`,
  confirmedBefore: "Das haben Sie schon bestätigt, und einmal genügt.",
  confirmTooLate:
    "Dieser Link ist zu alt, oder der Platz wurde aufgegeben. Tragen Sie sich auf der Seite des Produkts noch einmal ein.",
  joinedHeading: "Sie stehen auf der Liste",
  checkInput: "Bitte prüfen Sie Ihre Angaben.",
  email_missing: "Geben Sie Ihre E-Mail-Adresse ein.",
  email_wrong: "Prüfen Sie Ihre E-Mail-Adresse: Darin scheint etwas zu fehlen.",
  phone_wrong: "Geben Sie Ihre Telefonnummer mit Ländervorwahl ein, zum Beispiel +49 30 901820.",
  quantity_wrong: "Geben Sie eine Zahl von 1 bis 1.000 ein.",
  hiddenField:
    "Ein Feld, das Menschen nicht sehen, wurde ausgefüllt. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.",
  noWaitlist: "Für dieses Produkt gibt es gerade keine Warteliste. Sehen Sie auf seiner Seite nach: Vielleicht ist es wieder da.",
  notHere: "Unter dieser Adresse gibt es nichts.",
  tooLarge: "Das war zu viel Text. Bitte kürzen Sie ihn und versuchen Sie es noch einmal.",
  malformed: "Das konnten wir nicht lesen. Bitte gehen Sie zurück und versuchen Sie es noch einmal.",
  tooMany: "Das waren viele Versuche in kurzer Zeit. Bitte warten Sie einen Moment und versuchen Sie es noch einmal.",
  badSignature: "Diese Anfrage kam nicht über den Shop. Bitte gehen Sie zurück zum Shop und versuchen Sie es noch einmal.",
  useTheForm: "Auf die Warteliste kommen Sie über das Formular auf der Seite des Produkts.",
  problemHeading: "Das hat nicht geklappt",
  back: "Zurück zum Produkt",
  leaveHeading: "Warteliste verlassen?",
  leaveQuestion: "Sie verlieren Ihren Platz in der Reihe, und wir schreiben Ihnen zu diesem Produkt nicht mehr.",
  leaveEverything: "Schreiben Sie mir auch zu keinem anderen Produkt",
  leaveButton: "Warteliste verlassen",
  left: "Ihr Platz ist frei für jemand anderen, und Sie hören zu diesem Produkt nichts mehr von uns.",
  leftHeading: "Sie haben die Warteliste verlassen",
  leftEverything: "Sie haben alle Wartelisten dieses Shops verlassen und bekommen keine E-Mails mehr dazu.",
  keptHeading: "Es liegt für Sie bereit",
  kept: (until) =>
    `Wenn Sie bis ${until} bezahlen, gehört es Ihnen. Ihre Kasse sollte sich von selbst öffnen; wenn nicht, hilft der Knopf.`,
  payNow: "Jetzt bezahlen",
  missedHeading: "Sie waren schon an der Reihe",
  missed: (until) =>
    `Bis ${until} lag es für Sie bereit; dann ging es an die nächste Person, und Ihr Platz war beendet. Möchten Sie es noch? Dann tragen Sie sich auf der Produktseite wieder ein.`,
  missedKept: (until) =>
    `Bis ${until} lag es für Sie bereit; dann ging es an die nächste Person. Sie behalten Ihren Platz, und wir schreiben Ihnen, wenn mehr kommt. Sie müssen nichts tun.`,
  turnOver: "Sie waren schon an der Reihe. Haben Sie sich danach wieder eingetragen? Dann gilt der Link in der neuesten E-Mail.",
  boughtHeading: "Sie haben es gekauft",
  bought: "Dieser Platz hat seinen Dienst getan. Ihre Bestellung steht in der E-Mail, die der Shop Ihnen geschickt hat.",
  leftBefore:
    "Sie haben diesen Platz schon aufgegeben, und dabei bleibt es. Möchten Sie doch warten? Dann tragen Sie sich auf der Produktseite wieder ein.",
  goneHeading: "Das gibt es nicht mehr",
  gone: "Der Shop verkauft dieses Produkt nicht mehr, deshalb ist die Warteliste beendet. Sie müssen nichts tun.",
  stopAll: "Schreiben Sie mir zu keinem Produkt mehr",
  deadLink:
    "Dieser Link funktioniert nicht. Vielleicht wurde er unterwegs abgeschnitten: Öffnen Sie ihn noch einmal aus der E-Mail.",
  toShop: "Zum Shop",
};
