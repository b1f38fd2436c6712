/** What a selling plan makes of a price: the price under the plan, what is charged now, and when the rest is. */
import type { SellingPlan } from "#sandbox/store/state.ts";

type MoneyInput = { percentage?: number; fixedValue?: string | number };
type PlanInput = {
  description?: string;
  billingPolicy?: {
    fixed?: {
      checkoutCharge?: { type?: string; value?: MoneyInput };
      remainingBalanceChargeTrigger?: string;
      remainingBalanceChargeExactTime?: string | null;
      remainingBalanceChargeTimeAfterCheckout?: string | null;
    };
  };
  pricingPolicies?: { fixed?: { adjustmentType?: string; adjustmentValue?: MoneyInput } }[];
};

const inputOf = (plan: SellingPlan) => (plan.input ?? {}) as PlanInput;

export const descriptionOf = (plan: SellingPlan) => inputOf(plan).description ?? null;

export function priceAdjustments(
  plan: SellingPlan,
): { order_count: null; position: number; value_type: string; value: number }[] {
  return (inputOf(plan).pricingPolicies ?? []).flatMap(({ fixed }, index) => {
    if (!fixed) return [];
    const isPercentage = fixed.adjustmentType === "PERCENTAGE";
    const value = isPercentage
      ? Number(fixed.adjustmentValue?.percentage ?? 0)
      : Math.round(Number(fixed.adjustmentValue?.fixedValue ?? 0) * 100);
    const type = isPercentage ? "percentage" : fixed.adjustmentType === "PRICE" ? "price" : "fixed_amount";
    return [{ order_count: null, position: index + 1, value_type: type, value }];
  });
}

export function priceUnder(plan: SellingPlan, priceCents: number): number {
  return priceAdjustments(plan).reduce((price, { value_type: type, value }) => {
    if (type === "percentage") return Math.round(price * (1 - value / 100));
    return type === "price" ? value : Math.max(0, price - value);
  }, priceCents);
}

export function checkoutCharge(plan: SellingPlan): { value_type: "percentage" | "price"; value: number } {
  const charge = inputOf(plan).billingPolicy?.fixed?.checkoutCharge;
  if (charge?.type === "PRICE") return { value_type: "price", value: Math.round(Number(charge.value?.fixedValue ?? 0) * 100) };
  return { value_type: "percentage", value: Number(charge?.value?.percentage ?? 100) };
}

/** What of one unit's price is charged when the order is placed. */
export function chargedNow(plan: SellingPlan, priceCents: number): number {
  const { value_type: type, value } = checkoutCharge(plan);
  return type === "percentage" ? Math.round((priceCents * value) / 100) : Math.min(priceCents, value);
}

export type BalanceDue = { trigger: "EXACT_TIME" | "TIME_AFTER_CHECKOUT" | "ON_FULFILLMENT"; at: Date | null };

const DAY_MS = 24 * 60 * 60 * 1000;

/** Null when nothing is left to charge. Shopify takes ISO 8601 durations; days are what apps send. */
export function balanceDue(plan: SellingPlan, orderedAt: Date): BalanceDue | null {
  const fixed = inputOf(plan).billingPolicy?.fixed;
  const trigger = fixed?.remainingBalanceChargeTrigger ?? "NO_REMAINING_BALANCE";
  if (trigger === "EXACT_TIME") return { trigger, at: new Date(fixed?.remainingBalanceChargeExactTime ?? orderedAt) };
  if (trigger === "ON_FULFILLMENT") return { trigger, at: null };
  if (trigger !== "TIME_AFTER_CHECKOUT") return null;
  const days = Number(/^P(\d+)D/.exec(fixed?.remainingBalanceChargeTimeAfterCheckout ?? "")?.[1] ?? 0);
  return { trigger, at: new Date(orderedAt.getTime() + days * DAY_MS) };
}
