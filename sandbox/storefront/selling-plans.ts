/** Selling plans in the shapes of the storefront: what is charged now and later, and a plan's price. */
import type { Product, SellingPlan, SellingPlanGroup, ShopState, Variant } from "#sandbox/store/state.ts";

type MoneyInput = { percentage?: number; fixedValue?: string | number };
type PlanInput = {
  description?: string;
  billingPolicy?: { fixed?: { checkoutCharge?: { type?: string; value?: MoneyInput } } };
  pricingPolicies?: { fixed?: { adjustmentType?: string; adjustmentValue?: MoneyInput } }[];
};

const inputOf = (plan: SellingPlan) => (plan.input ?? {}) as PlanInput;

/** Groups with a plan for this product, or for this variant when one is given. */
export function groupsOf(shop: ShopState, product: Product, variant?: Variant): SellingPlanGroup[] {
  const ids = variant ? [variant.id] : product.variantIds;
  return [...shop.sellingPlanGroups.values()].filter(
    (group) => group.productIds.includes(product.id) || ids.some((id) => group.variantIds.includes(id)),
  );
}

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

export function planJson(group: SellingPlanGroup, plan: SellingPlan) {
  return {
    id: plan.id,
    name: plan.name,
    description: inputOf(plan).description ?? null,
    options: group.options.map((name, index) => ({ name, position: index + 1, value: plan.options[index] ?? "" })),
    recurring_deliveries: false,
    price_adjustments: priceAdjustments(plan),
    checkout_charge: checkoutCharge(plan),
  };
}

export function allocationJson(group: SellingPlanGroup, plan: SellingPlan, priceCents: number) {
  const price = priceUnder(plan, priceCents);
  const charge = checkoutCharge(plan);
  const now = charge.value_type === "percentage" ? Math.round((price * charge.value) / 100) : Math.min(price, charge.value);
  return {
    price_adjustments: priceAdjustments(plan).length ? [{ position: 1, price }] : [],
    price,
    compare_at_price: priceCents,
    per_delivery_price: price,
    unit_price: null,
    selling_plan_id: plan.id,
    selling_plan_group_id: String(group.id),
    checkout_charge_amount: now,
    remaining_balance_charge_amount: price - now,
    selling_plan: planJson(group, plan),
  };
}

export const allocationsOf = (shop: ShopState, product: Product, variant: Variant) =>
  groupsOf(shop, product, variant).flatMap((group) => group.plans.map((plan) => allocationJson(group, plan, variant.priceCents)));

export function groupJson(group: SellingPlanGroup) {
  return {
    id: String(group.id),
    name: group.name,
    app_id: group.appId,
    options: group.options.map((name, index) => ({
      name,
      position: index + 1,
      values: [...new Set(group.plans.map((plan) => plan.options[index] ?? ""))],
    })),
    selling_plans: group.plans.map((plan) => planJson(group, plan)),
  };
}
