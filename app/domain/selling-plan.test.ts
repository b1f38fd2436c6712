import { coerceInputValue, type GraphQLInputType } from "graphql";
import { expect, test } from "vitest";
import { adminSchema } from "#sandbox/admin-api/schema.ts";
import { refusedPlan } from "#sandbox/store/operations/check-selling-plan.ts";
import { sellingPlanTerms, type SellingPlanFacts } from "./selling-plan.ts";
import type { Payment } from "./template-payment.ts";

const terms = (payment: Payment, more: Partial<SellingPlanFacts> = {}) =>
  sellingPlanTerms({
    ...{ templateId: 7n, mode: "preorder", payment, locale: "en", currencyCode: "EUR", timeZone: "Europe/Berlin" },
    ...more,
  });

const onDate = { balance: "on_date", balanceOn: "2027-02-01" } as const;

const PLANS: [string, Payment, object, string][] = [
  [
    "a share now, the rest on a day: at midnight of the shop",
    { kind: "deposit", percent: 20, ...onDate },
    {
      checkoutCharge: { type: "PERCENTAGE", value: { percentage: 20 } },
      remainingBalanceChargeTrigger: "EXACT_TIME",
      remainingBalanceChargeExactTime: "2027-01-31T23:00:00.000Z",
    },
    "Pre-order: 20% now",
  ],
  [
    "a share now, the rest on fulfilment",
    { kind: "deposit", percent: 50, balance: "on_fulfilment" },
    { checkoutCharge: { type: "PERCENTAGE", value: { percentage: 50 } }, remainingBalanceChargeTrigger: "ON_FULFILLMENT" },
    "Pre-order: 50% now",
  ],
  [
    "a share now, the rest on arrival: on fulfilment at the latest",
    { kind: "deposit", percent: 1, balance: "on_arrival" },
    { checkoutCharge: { type: "PERCENTAGE", value: { percentage: 1 } }, remainingBalanceChargeTrigger: "ON_FULFILLMENT" },
    "Pre-order: 1% now",
  ],
  [
    "all of it now leaves no balance, whatever was chosen for one",
    { kind: "deposit", percent: 100, ...onDate },
    { checkoutCharge: { type: "PERCENTAGE", value: { percentage: 100 } }, remainingBalanceChargeTrigger: "NO_REMAINING_BALANCE" },
    "Pre-order: Paid in full now",
  ],
  [
    "an amount now; its name says none",
    { kind: "deposit", amountCents: 1250, balance: "on_fulfilment" },
    { checkoutCharge: { type: "PRICE", value: { fixedValue: "12.50" } }, remainingBalanceChargeTrigger: "ON_FULFILLMENT" },
    "Pre-order: Deposit now",
  ],
  [
    "nothing now",
    { kind: "later", balance: "on_fulfilment" },
    { checkoutCharge: { type: "PERCENTAGE", value: { percentage: 0 } }, remainingBalanceChargeTrigger: "ON_FULFILLMENT" },
    "Pre-order: Pay later",
  ],
  [
    "nothing now, all of it on a day",
    { kind: "later", ...onDate },
    {
      checkoutCharge: { type: "PERCENTAGE", value: { percentage: 0 } },
      remainingBalanceChargeTrigger: "EXACT_TIME",
      remainingBalanceChargeExactTime: "2027-01-31T23:00:00.000Z",
    },
    "Pre-order: Pay later",
  ],
];

test.each(PLANS)("%s", (_name, payment, fixed, name) => {
  const made = terms(payment)!;
  expect(made.plan.billingPolicy.fixed).toEqual(fixed);
  expect(made.plan.name).toBe(name);
});

test.each(PLANS)("%s: the published input takes it, and so do Shopify's rules", (_name, payment) => {
  const { group, plan } = terms(payment)!;
  const problems: string[] = [];
  const type = adminSchema().getType("SellingPlanGroupInput") as GraphQLInputType;
  coerceInputValue({ ...group, sellingPlansToCreate: [plan] }, type, (_path, _value, error) => problems.push(error.message));
  expect(problems).toEqual([]);
  expect(refusedPlan(plan)).toBeNull();
});

test("an input that Shopify does not know would be found", () => {
  const problems: string[] = [];
  const type = adminSchema().getType("SellingPlanGroupInput") as GraphQLInputType;
  coerceInputValue({ sellingPlansToCreate: [{ reserve: "ON_SALE" }] }, type, (_path, _value, error) =>
    problems.push(error.message),
  );
  expect(problems).not.toEqual([]);
});

test("paying in full needs no plan, and a waitlist has none", () => {
  expect(terms({ kind: "full" })).toBeNull();
  expect(terms({ kind: "deposit", percent: 20, balance: "on_fulfilment" }, { mode: "waitlist" })).toBeNull();
});

test.each([
  ["EUR", 1250, "12.50"],
  ["JPY", 1250, "1250"],
  ["KWD", 1250, "1.250"],
])("%s: %i in minor units is %s", (currencyCode, amountCents, fixedValue) => {
  const made = terms({ kind: "deposit", amountCents, balance: "on_fulfilment" }, { currencyCode });
  expect(made?.plan.billingPolicy.fixed.checkoutCharge.value).toEqual({ fixedValue });
});

test.each(["en", "de", "fr", "es", "it", "nl", "pt-BR", "ja"])("%s: names without money, a day where there is one", (locale) => {
  const share = terms({ kind: "deposit", percent: 20, ...onDate }, { locale })!;
  const amount = terms({ kind: "deposit", amountCents: 98765, ...onDate }, { locale, mode: "backorder" })!;
  expect(share.plan.name).toContain("20");
  expect(`${amount.plan.name} ${amount.plan.options} ${amount.group.name}`).not.toMatch(/\d/);
  expect(share.plan.description).toContain("2027");
  expect(`${share.plan.name}${share.plan.description}`).not.toMatch(/[{}]/);
  if (locale !== "en") expect(share.plan.name).not.toBe(terms({ kind: "deposit", percent: 20, ...onDate })!.plan.name);
});

test("a language without words reads English throughout", () => {
  expect(terms({ kind: "deposit", percent: 20, ...onDate }, { locale: "sv-SE" })?.plan).toMatchObject({
    name: "Pre-order: 20% now",
    description: "The rest is charged on February 1, 2027.",
  });
});
