/** A template's way of paying as a Shopify selling plan: what is charged at checkout, and when the rest is. */
import { fromWallClock } from "#app/lib/wall-clock.ts";
import { toDecimal } from "./minor-units.ts";
import type { Mode } from "./offer.ts";
import { planWords } from "./selling-plan-words.ts";
import type { Balance, Payment } from "./template-payment.ts";

export type SellingPlanFacts = {
  templateId: bigint;
  mode: Mode;
  payment: Payment;
  /** Of the shop: names are in it, since shoppers read them in cart and order. */
  locale: string;
  currencyCode: string;
  timeZone: string;
};

/** What shoppers are told of it before they buy. */
export type Charge = {
  /** Charged with the order: a share of the price, or an amount in the shop's currency. */
  percent: number | null;
  amountCents: number | null;
  balance: Balance;
  balanceOn: string | null;
};

export type CheckoutCharge =
  { type: "PERCENTAGE"; value: { percentage: number } } | { type: "PRICE"; value: { fixedValue: string } };

/** Shopify's SellingPlanGroupInput, with its one plan apart: it is made once and changed by its id afterwards. */
export type SellingPlanTerms = {
  group: { name: string; merchantCode: string; appId: string; options: string[] };
  plan: {
    name: string;
    description: string;
    options: string[];
    category: "PRE_ORDER";
    position: 1;
    billingPolicy: {
      fixed: {
        checkoutCharge: CheckoutCharge;
        remainingBalanceChargeTrigger: "NO_REMAINING_BALANCE" | "EXACT_TIME" | "ON_FULFILLMENT";
        remainingBalanceChargeExactTime?: string;
      };
    };
    deliveryPolicy: { fixed: { fulfillmentTrigger: "UNKNOWN"; intent: "FULFILLMENT_BEGIN" } };
    inventoryPolicy: { reserve: "ON_SALE" };
  };
  charge: Charge;
};

/** Liquid sees it as `selling_plan_group.app_id`. */
export const PLAN_APP_ID = "standby";

export const merchantCode = (templateId: bigint) => `standby-template-${templateId}`;

/**
 * Null when everything is paid at once. Stock is taken on sale, so that a plan counts against stock like any order; when to
 * ship is the order's promise, not the plan's, since each variant has its own date.
 */
export function sellingPlanTerms(facts: SellingPlanFacts): SellingPlanTerms | null {
  const { payment, mode, locale } = facts;
  if (payment.kind === "full" || mode === "waitlist") return null;
  const charge = chargeOf(payment);
  const words = planWords(locale);
  const now = words.now(charge);
  const group = words.group[mode];
  return {
    group: { name: group, merchantCode: merchantCode(facts.templateId), appId: PLAN_APP_ID, options: [group] },
    plan: {
      name: `${group}: ${now}`,
      description: words.rest(charge),
      options: [now],
      category: "PRE_ORDER",
      position: 1,
      billingPolicy: { fixed: billing(charge, facts) },
      deliveryPolicy: { fixed: { fulfillmentTrigger: "UNKNOWN", intent: "FULFILLMENT_BEGIN" } },
      inventoryPolicy: { reserve: "ON_SALE" },
    },
    charge,
  };
}

const WHOLE = 100;

/** What of a price is charged with the order, and what is left. */
export function splitPrice({ percent, amountCents }: Charge, priceCents: number): { nowCents: number; laterCents: number } {
  const nowCents = amountCents === null ? Math.round((priceCents * (percent ?? 0)) / WHOLE) : Math.min(priceCents, amountCents);
  return { nowCents, laterCents: priceCents - nowCents };
}

function chargeOf(payment: Exclude<Payment, { kind: "full" }>): Charge {
  const balanceOn = payment.balance === "on_date" ? (payment.balanceOn ?? null) : null;
  const rest = { balance: payment.balance ?? "on_fulfilment", balanceOn };
  if ("amountCents" in payment) return { percent: null, amountCents: payment.amountCents, ...rest };
  return { percent: "percent" in payment ? Math.min(WHOLE, payment.percent) : 0, amountCents: null, ...rest };
}

/**
 * Shopify knows no "when stock arrives": such a rest is due on fulfilment at the latest, and can be collected before.
 * A full charge must leave no balance, and any other must say when the rest is charged.
 */
function billing(charge: Charge, facts: SellingPlanFacts) {
  const checkoutCharge = toCheckoutCharge(charge, facts.currencyCode);
  if (charge.percent === WHOLE) return { checkoutCharge, remainingBalanceChargeTrigger: "NO_REMAINING_BALANCE" } as const;
  const at = charge.balanceOn === null ? null : fromWallClock(`${charge.balanceOn}T00:00`, facts.timeZone);
  if (at === null) return { checkoutCharge, remainingBalanceChargeTrigger: "ON_FULFILLMENT" } as const;
  const remainingBalanceChargeExactTime = at.toISOString();
  return { checkoutCharge, remainingBalanceChargeTrigger: "EXACT_TIME", remainingBalanceChargeExactTime } as const;
}

function toCheckoutCharge({ percent, amountCents }: Charge, currencyCode: string): CheckoutCharge {
  if (amountCents === null) return { type: "PERCENTAGE", value: { percentage: percent ?? 0 } };
  return { type: "PRICE", value: { fixedValue: toDecimal(amountCents, currencyCode) } };
}
