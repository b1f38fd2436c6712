import { expect, test } from "vitest";
import { BALANCES, FULL_PAYMENT, paymentLosses, type Payment } from "./template-payment.ts";

test("the full price now gives nothing up", () => {
  expect(paymentLosses(FULL_PAYMENT)).toEqual([]);
});

const later: Payment[] = BALANCES.flatMap((balance) => [
  { kind: "later", balance },
  { kind: "deposit", percent: 20, balance },
]);

test.each(later)("%j names what it gives up: points of sale, draft orders, ways to pay, due dates", (payment) => {
  const losses = paymentLosses(payment).join(" ");
  for (const word of ["POS", "draft orders", "B2B", "Klarna", "one due date", "A card can fail"]) expect(losses).toContain(word);
  expect(losses.includes("fulfilment is due as a whole")).toBe(payment.kind !== "full" && payment.balance !== "on_date");
});
