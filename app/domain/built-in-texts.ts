/** The storefront extension's own words for offers, which stand in where a template says nothing. A test compares them. */
import type { Offer } from "./offer.ts";

export type BuiltInText = { buttonText: string; badge: string; message: string };

export type BuiltInTexts = Record<Exclude<Offer, "in_stock">, BuiltInText> & {
  /** Of the cart line where no date is known. */
  later: string;
  /** Takes {{ date }}. */
  expected: string;
  payment: {
    /** Takes {{ now }}, {{ later }} and {{ moment }}. */
    split: string;
    /** Takes {{ later }} and {{ moment }}. */
    later: string;
    /** The moments. */
    on_date: string;
    on_fulfilment: string;
    on_arrival: string;
  };
};

const say = (badge: string, buttonText: string, message: string): BuiltInText => ({ badge, buttonText, message });

export const BUILT_IN_TEXTS = {
  en: {
    waitlist: say("Waitlist", "Notify me", "Join the waitlist and we’ll e-mail you when it’s back."),
    preorder: say("Pre-order", "Pre-order", "Order now and we’ll send it as soon as it arrives."),
    backorder: say("Backorder", "Backorder", "Out of stock right now. Order today and we’ll send it when it’s back."),
    unavailable: say("Unavailable", "", "This isn’t for sale at the moment."),
    later: "Ships later",
    expected: "Expected {{ date }}",
    payment: {
      split: "You pay {{ now }} today and {{ later }} {{ moment }}.",
      later: "You pay nothing today and {{ later }} {{ moment }}.",
      on_date: "on {{ date }}",
      on_fulfilment: "when it ships",
      on_arrival: "when it arrives with us",
    },
  },
  de: {
    waitlist: say(
      "Warteliste",
      "Benachrichtigen",
      "Tragen Sie sich in die Warteliste ein – wir schreiben Ihnen, sobald der Artikel wieder da ist.",
    ),
    preorder: say("Vorbestellung", "Vorbestellen", "Jetzt bestellen – wir versenden, sobald der Artikel eintrifft."),
    backorder: say(
      "Nachlieferung",
      "Nachbestellen",
      "Gerade nicht vorrätig. Heute bestellen, und wir versenden, sobald der Artikel wieder da ist.",
    ),
    unavailable: say("Nicht verfügbar", "", "Dieser Artikel ist zurzeit nicht erhältlich."),
    later: "Wird später versendet",
    expected: "Voraussichtlich am {{ date }}",
    payment: {
      split: "Sie zahlen heute {{ now }} und {{ later }} {{ moment }}.",
      later: "Sie zahlen heute nichts und {{ later }} {{ moment }}.",
      on_date: "am {{ date }}",
      on_fulfilment: "beim Versand",
      on_arrival: "sobald die Ware bei uns eintrifft",
    },
  },
  fr: {
    waitlist: say("Liste d’attente", "Me prévenir", "Inscrivez-vous sur la liste d’attente : nous vous écrirons dès son retour."),
    preorder: say("Précommande", "Précommander", "Commandez maintenant, nous l’enverrons dès son arrivée."),
    backorder: say(
      "Réapprovisionnement",
      "Commander",
      "En rupture pour le moment. Commandez aujourd’hui, nous l’enverrons dès son retour.",
    ),
    unavailable: say("Indisponible", "", "Cet article n’est pas en vente pour le moment."),
    later: "Expédié plus tard",
    expected: "Attendu le {{ date }}",
    payment: {
      split: "Vous payez {{ now }} aujourd’hui et {{ later }} {{ moment }}.",
      later: "Vous ne payez rien aujourd’hui et {{ later }} {{ moment }}.",
      on_date: "le {{ date }}",
      on_fulfilment: "à l’expédition",
      on_arrival: "à l’arrivée de l’article chez nous",
    },
  },
  es: {
    waitlist: say("Lista de espera", "Avísame", "Apúntate a la lista de espera y te escribiremos cuando vuelva."),
    preorder: say("Preventa", "Reservar", "Pídelo ahora y lo enviaremos en cuanto llegue."),
    backorder: say("Bajo pedido", "Pedir", "Ahora mismo no hay existencias. Pídelo hoy y lo enviaremos cuando vuelva."),
    unavailable: say("No disponible", "", "Este artículo no está a la venta en este momento."),
    later: "Se envía más adelante",
    expected: "Previsto para el {{ date }}",
    payment: {
      split: "Pagas {{ now }} hoy y {{ later }} {{ moment }}.",
      later: "Hoy no pagas nada y {{ later }} {{ moment }}.",
      on_date: "el {{ date }}",
      on_fulfilment: "cuando se envíe",
      on_arrival: "cuando nos llegue",
    },
  },
  it: {
    waitlist: say("Lista d’attesa", "Avvisami", "Iscriviti alla lista d’attesa: ti scriveremo quando torna."),
    preorder: say("Preordine", "Preordina", "Ordina ora e lo spediremo appena arriva."),
    backorder: say("In arrivo", "Ordina", "Al momento non disponibile. Ordina oggi e lo spediremo appena torna."),
    unavailable: say("Non disponibile", "", "Questo articolo al momento non è in vendita."),
    later: "Spedito più avanti",
    expected: "Previsto per il {{ date }}",
    payment: {
      split: "Paghi {{ now }} oggi e {{ later }} {{ moment }}.",
      later: "Oggi non paghi nulla e {{ later }} {{ moment }}.",
      on_date: "il {{ date }}",
      on_fulfilment: "alla spedizione",
      on_arrival: "quando arriva da noi",
    },
  },
  nl: {
    waitlist: say("Wachtlijst", "Houd me op de hoogte", "Zet jezelf op de wachtlijst en we mailen je zodra het er weer is."),
    preorder: say("Vooraf bestellen", "Vooraf bestellen", "Bestel nu en we versturen het zodra het binnen is."),
    backorder: say(
      "Nabestelling",
      "Nabestellen",
      "Nu niet op voorraad. Bestel vandaag en we versturen het zodra het er weer is.",
    ),
    unavailable: say("Niet verkrijgbaar", "", "Dit artikel is nu niet te koop."),
    later: "Wordt later verzonden",
    expected: "Verwacht op {{ date }}",
    payment: {
      split: "Je betaalt vandaag {{ now }} en {{ later }} {{ moment }}.",
      later: "Je betaalt vandaag niets en {{ later }} {{ moment }}.",
      on_date: "op {{ date }}",
      on_fulfilment: "bij verzending",
      on_arrival: "als het bij ons binnenkomt",
    },
  },
  "pt-BR": {
    waitlist: say("Lista de espera", "Avise-me", "Entre na lista de espera e avisaremos por e-mail quando voltar."),
    preorder: say("Pré-venda", "Comprar na pré-venda", "Compre agora e enviaremos assim que chegar."),
    backorder: say("Sob encomenda", "Encomendar", "Sem estoque no momento. Compre hoje e enviaremos quando voltar."),
    unavailable: say("Indisponível", "", "Este item não está à venda no momento."),
    later: "Enviado mais tarde",
    expected: "Previsto para {{ date }}",
    payment: {
      split: "Você paga {{ now }} hoje e {{ later }} {{ moment }}.",
      later: "Você não paga nada hoje e {{ later }} {{ moment }}.",
      on_date: "em {{ date }}",
      on_fulfilment: "no envio",
      on_arrival: "quando chegar até nós",
    },
  },
  ja: {
    waitlist: say("再入荷待ち", "再入荷のお知らせを受け取る", "再入荷待ちにご登録いただくと、入荷時にメールでお知らせします。"),
    preorder: say("予約受付中", "予約注文する", "今ご注文いただくと、入荷後すぐにお送りします。"),
    backorder: say("お取り寄せ", "取り寄せ注文する", "ただいま在庫がありません。今ご注文いただくと、入荷後にお送りします。"),
    unavailable: say("販売停止中", "", "この商品は現在販売していません。"),
    later: "後日発送",
    expected: "{{ date }}入荷予定",
    payment: {
      split: "お支払い：本日{{ now }}、{{ moment }}{{ later }}。",
      later: "本日のお支払いはありません。{{ moment }}{{ later }}をお支払いいただきます。",
      on_date: "{{ date }}に",
      on_fulfilment: "発送時に",
      on_arrival: "入荷時に",
    },
  },
} satisfies Record<string, BuiltInTexts>;

export type StorefrontLanguage = keyof typeof BUILT_IN_TEXTS;

/** The extension's words in that language, else in English, as Shopify picks an extension's locale. */
export const builtInTexts = (locale: string): BuiltInTexts =>
  locale in BUILT_IN_TEXTS ? BUILT_IN_TEXTS[locale as StorefrontLanguage] : BUILT_IN_TEXTS.en;
