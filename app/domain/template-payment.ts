/** How shoppers pay for what is not there yet, and what each way of paying gives up in Shopify. */

export const BALANCES = ["on_date", "on_fulfilment", "on_arrival"] as const;
export type Balance = (typeof BALANCES)[number];

type Deposit = { kind: "deposit"; balance: Balance; balanceOn?: string };

export type Payment = { kind: "full" } | { kind: "later"; balance: Balance; balanceOn?: string } | PercentDeposit | AmountDeposit;
export type PercentDeposit = Deposit & { percent: number };
export type AmountDeposit = Deposit & { amountCents: number };

export const FULL_PAYMENT: Payment = { kind: "full" };

export type PaymentProblems = Partial<Record<"percent" | "amountCents" | "balanceOn", string>>;

/** Empty when the way of paying can be had, else what to tell the merchant, by field. */
export function paymentProblems(payment: Payment, todayOn: string): PaymentProblems {
  if (payment.kind === "full") return {};
  return { ...depositProblems(payment), ...balanceProblems(payment, todayOn) };
}

function depositProblems(payment: Payment): PaymentProblems {
  if ("percent" in payment && !(Number.isInteger(payment.percent) && payment.percent >= 1 && payment.percent <= 99)) {
    return { percent: "A deposit is 1 to 99 percent. For 100 choose “Full price now”, for 0 choose “Nothing now”." };
  }
  if ("amountCents" in payment && !(Number.isInteger(payment.amountCents) && payment.amountCents > 0)) {
    return { amountCents: "A deposit is an amount above zero. For none choose “Nothing now”." };
  }
  return {};
}

function balanceProblems(payment: Exclude<Payment, { kind: "full" }>, todayOn: string): PaymentProblems {
  if (payment.balance !== "on_date") return {};
  if (!payment.balanceOn) return { balanceOn: "Choose the day on which the rest is due." };
  if (payment.balanceOn > todayOn) return {};
  return { balanceOn: "The day on which the rest is due has passed. Choose a later one." };
}

const PLAN_LOSSES = [
  "Not in your shops (Shopify POS), in draft orders, for B2B customers or through cart links.",
  "Only with Shopify Payments, PayPal Express, Adyen, and some cards through Stripe: no Klarna, iDEAL or other local payments.",
  "An order can have one due date: with several such products in a cart, the earliest counts for all.",
  "Discounts of the kind “buy X, get Y” do not apply.",
];

const COLLECTING =
  "Nothing is charged by itself: once the rest is due, you collect it on the order’s page in Shopify. A card can fail then, and the order waits.";
const BY_FULFILMENT = "An order with anything due on fulfilment is due as a whole then, whatever date was named.";

/** In plain words, before it is saved. */
export function paymentLosses(payment: Payment): string[] {
  if (payment.kind === "full") return [];
  return [COLLECTING, ...PLAN_LOSSES, ...(payment.balance === "on_date" ? [] : [BY_FULFILMENT])];
}
