/** Selling plans in the shapes of the storefront: what is charged now and later, and a plan's price. */
import {
  chargedNow,
  checkoutCharge,
  descriptionOf,
  priceAdjustments,
  priceUnder,
} from "#sandbox/store/operations/plan-charges.ts";
import type { Product, SellingPlan, SellingPlanGroup, ShopState, Variant } from "#sandbox/store/state.ts";

/** Groups with a plan for this product, or for this variant when one is given. */
export function groupsOf(shop: ShopState, product: Product, variant?: Variant): SellingPlanGroup[] {
  const ids = variant ? [variant.id] : product.variantIds;
  return [...shop.sellingPlanGroups.values()].filter(
    (group) => group.productIds.includes(product.id) || ids.some((id) => group.variantIds.includes(id)),
  );
}

export function planJson(group: SellingPlanGroup, plan: SellingPlan) {
  return {
    id: plan.id,
    name: plan.name,
    description: descriptionOf(plan),
    options: group.options.map((name, index) => ({ name, position: index + 1, value: plan.options[index] ?? "" })),
    recurring_deliveries: false,
    price_adjustments: priceAdjustments(plan),
    checkout_charge: checkoutCharge(plan),
  };
}

export function allocationJson(group: SellingPlanGroup, plan: SellingPlan, priceCents: number) {
  const price = priceUnder(plan, priceCents);
  const now = chargedNow(plan, price);
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
