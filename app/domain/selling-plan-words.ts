/** What shoppers read of a selling plan in cart, checkout and order. No amounts: one plan serves every currency. */
import type { Mode } from "./offer.ts";
import type { Charge } from "./selling-plan.ts";

type Words = {
  group: Record<Exclude<Mode, "waitlist">, string>;
  /** {percent} is charged now. */
  percentNow: string;
  depositNow: string;
  allNow: string;
  nothingNow: string;
  restOnDate: string;
  restOnFulfilment: string;
  restOnArrival: string;
  noRest: string;
};

const WORDS: Record<string, Words> = {
  en: {
    group: { preorder: "Pre-order", backorder: "Backorder" },
    percentNow: "{percent} now",
    depositNow: "Deposit now",
    allNow: "Paid in full now",
    nothingNow: "Pay later",
    restOnDate: "The rest is charged on {day}.",
    restOnFulfilment: "The rest is charged when it ships.",
    restOnArrival: "The rest is charged when it arrives in stock, at the latest when it ships.",
    noRest: "Nothing is charged later.",
  },
  de: {
    group: { preorder: "Vorbestellung", backorder: "Nachlieferung" },
    percentNow: "{percent} jetzt",
    depositNow: "Anzahlung jetzt",
    allNow: "Jetzt voll bezahlt",
    nothingNow: "Später bezahlen",
    restOnDate: "Der Rest wird am {day} abgebucht.",
    restOnFulfilment: "Der Rest wird beim Versand abgebucht.",
    restOnArrival: "Der Rest wird abgebucht, sobald die Ware eintrifft, spätestens beim Versand.",
    noRest: "Später wird nichts abgebucht.",
  },
  fr: {
    group: { preorder: "Précommande", backorder: "Commande en attente" },
    percentNow: "{percent} maintenant",
    depositNow: "Acompte maintenant",
    allNow: "Payé en totalité maintenant",
    nothingNow: "Payer plus tard",
    restOnDate: "Le solde est débité le {day}.",
    restOnFulfilment: "Le solde est débité à l’expédition.",
    restOnArrival: "Le solde est débité à l’arrivée en stock, au plus tard à l’expédition.",
    noRest: "Rien n’est débité plus tard.",
  },
  es: {
    group: { preorder: "Preventa", backorder: "Pedido pendiente" },
    percentNow: "{percent} ahora",
    depositNow: "Depósito ahora",
    allNow: "Pago completo ahora",
    nothingNow: "Pagar más tarde",
    restOnDate: "El resto se cobra el {day}.",
    restOnFulfilment: "El resto se cobra al enviarse.",
    restOnArrival: "El resto se cobra cuando llega al almacén, a más tardar al enviarse.",
    noRest: "No se cobra nada más tarde.",
  },
  it: {
    group: { preorder: "Preordine", backorder: "Ordine arretrato" },
    percentNow: "{percent} ora",
    depositNow: "Acconto ora",
    allNow: "Pagato per intero ora",
    nothingNow: "Paga più tardi",
    restOnDate: "Il saldo viene addebitato il {day}.",
    restOnFulfilment: "Il saldo viene addebitato alla spedizione.",
    restOnArrival: "Il saldo viene addebitato all’arrivo in magazzino, al più tardi alla spedizione.",
    noRest: "Più tardi non viene addebitato nulla.",
  },
  nl: {
    group: { preorder: "Voorbestelling", backorder: "Nabestelling" },
    percentNow: "{percent} nu",
    depositNow: "Aanbetaling nu",
    allNow: "Nu volledig betaald",
    nothingNow: "Later betalen",
    restOnDate: "De rest wordt afgeschreven op {day}.",
    restOnFulfilment: "De rest wordt afgeschreven bij verzending.",
    restOnArrival: "De rest wordt afgeschreven zodra het binnen is, uiterlijk bij verzending.",
    noRest: "Later wordt er niets afgeschreven.",
  },
  pt: {
    group: { preorder: "Pré-venda", backorder: "Encomenda" },
    percentNow: "{percent} agora",
    depositNow: "Entrada agora",
    allNow: "Pago integralmente agora",
    nothingNow: "Pagar depois",
    restOnDate: "O restante é cobrado em {day}.",
    restOnFulfilment: "O restante é cobrado no envio.",
    restOnArrival: "O restante é cobrado quando chegar ao estoque, no máximo no envio.",
    noRest: "Nada é cobrado depois.",
  },
  ja: {
    group: { preorder: "予約注文", backorder: "取り寄せ注文" },
    percentNow: "今回{percent}のお支払い",
    depositNow: "今回は手付金のみ",
    allNow: "今回全額お支払い",
    nothingNow: "後払い",
    restOnDate: "残額は{day}に請求されます。",
    restOnFulfilment: "残額は発送時に請求されます。",
    restOnArrival: "残額は入荷時、遅くとも発送時に請求されます。",
    noRest: "後日のご請求はありません。",
  },
};

const WHOLE = 100;

/** In the shop's language; English where we have no other. */
export function planWords(locale: string) {
  const language = locale.slice(0, "en".length).toLowerCase();
  const words = WORDS[language] ?? WORDS.en!;
  const tag = WORDS[language] ? locale : "en";
  return {
    group: words.group,
    now({ percent, amountCents }: Charge): string {
      if (amountCents !== null) return words.depositNow;
      if (percent === 0) return words.nothingNow;
      if (percent === WHOLE) return words.allNow;
      const share = new Intl.NumberFormat(tag, { style: "percent" }).format((percent ?? 0) / WHOLE);
      return words.percentNow.replace("{percent}", share);
    },
    rest({ percent, balance, balanceOn }: Charge): string {
      if (percent === WHOLE) return words.noRest;
      if (balance === "on_arrival") return words.restOnArrival;
      if (balance !== "on_date" || balanceOn === null) return words.restOnFulfilment;
      const day = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }).format(new Date(balanceOn));
      return words.restOnDate.replace("{day}", day);
    },
  };
}
