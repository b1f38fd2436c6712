/** Selling plans by id, and what they say about stock. */
import type { SellingPlan, ShopState } from "#sandbox/store/state.ts";

export function planOf(shop: ShopState, sellingPlanId: number | null | undefined): SellingPlan | null {
  if (!sellingPlanId) return null;
  for (const group of shop.sellingPlanGroups.values()) {
    const plan = group.plans.find(({ id }) => id === sellingPlanId);
    if (plan) return plan;
  }
  return null;
}

type PlanInput = { inventoryPolicy?: { reserve?: string } };

/** `inventoryPolicy.reserve: ON_FULFILLMENT`: stock is not committed when the order is placed. */
export const reservesOnFulfillment = (plan: SellingPlan | null) =>
  (plan?.input as PlanInput | undefined)?.inventoryPolicy?.reserve === "ON_FULFILLMENT";

/** Does any group with this plan list the variant or its product. */
export function planApplies(shop: ShopState, sellingPlanId: number, at: { variantId: number; productId: number }): boolean {
  for (const group of shop.sellingPlanGroups.values()) {
    const listed = group.variantIds.includes(at.variantId) || group.productIds.includes(at.productId);
    if (listed && group.plans.some(({ id }) => id === sellingPlanId)) return true;
  }
  return false;
}

/** The groups that list the product, or the variant itself. */
export const groupsOf = (shop: ShopState, at: { variantId: number | null; productId: number }) =>
  [...shop.sellingPlanGroups.values()].filter(
    ({ variantIds, productIds }) =>
      productIds.includes(at.productId) || (at.variantId !== null && variantIds.includes(at.variantId)),
  );
