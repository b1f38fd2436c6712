/** How shoppers pay, as the fields of a template's page: read into a value, and a value written as fields. */
import { z } from "zod";
import { fromDecimal, toDecimal } from "#app/domain/minor-units.ts";
import { BALANCES, type Payment } from "#app/domain/template-payment.ts";

const DATE = "Choose a day, such as 2026-12-01.";

/** Fields that the choice leaves out are kept while the page is open, and say nothing. */
export const PAYMENT_FORM = z.object({
  kind: z.enum(["full", "deposit", "later"]),
  depositAs: z.enum(["percent", "amount"]),
  percent: z.string(),
  amount: z.string(),
  balance: z.enum(BALANCES),
  balanceOn: z.string(),
});

export type PaymentForm = z.input<typeof PAYMENT_FORM>;

const EMPTY: PaymentForm = {
  kind: "full",
  depositAs: "percent",
  percent: "20",
  amount: "",
  balance: "on_fulfilment",
  balanceOn: "",
};

export function toPaymentForm(payment: Payment, currencyCode: string): PaymentForm {
  if (payment.kind === "full") return EMPTY;
  const { kind, balance, balanceOn = "" } = payment;
  const rest = { ...EMPTY, kind, balance, balanceOn };
  if ("amountCents" in payment) return { ...rest, depositAs: "amount", amount: toDecimal(payment.amountCents, currencyCode) };
  return "percent" in payment ? { ...rest, percent: String(payment.percent) } : rest;
}

export type PaymentRead = { ok: true; payment: Payment } | { ok: false; problems: Record<string, string> };

const wrong = (field: "percent" | "amountCents" | "balanceOn", words: string): PaymentRead => ({
  ok: false,
  problems: { [`payment.${field}`]: words },
});

/** Only what each field is: whether it can be had is for `paymentProblems`. */
export function readPayment(form: PaymentForm, currencyCode: string): PaymentRead {
  const { kind, balance, balanceOn } = form;
  if (kind === "full") return { ok: true, payment: { kind } };
  if (balance === "on_date" && balanceOn !== "" && !z.iso.date().safeParse(balanceOn).success) return wrong("balanceOn", DATE);
  const rest = { balance, ...(balance === "on_date" && balanceOn !== "" && { balanceOn }) };
  if (kind === "later") return { ok: true, payment: { kind, ...rest } };
  if (form.depositAs === "percent") {
    if (!/^\d{1,3}$/.test(form.percent.trim())) return wrong("percent", "Enter a whole number from 1 to 99.");
    return { ok: true, payment: { kind, percent: Number(form.percent), ...rest } };
  }
  const amountCents = fromDecimal(form.amount, currencyCode);
  if (amountCents === null) return wrong("amountCents", `Enter an amount, such as ${toDecimal(EXAMPLE_CENTS, currencyCode)}.`);
  return { ok: true, payment: { kind, amountCents, ...rest } };
}

const EXAMPLE_CENTS = 2500;
