/** SellingPlan with its policies, read from the input it was made of. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { metafieldFields } from "#sandbox/admin-api/objects/metafield.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { SellingPlanInput } from "#sandbox/store/operations/check-selling-plan.ts";
import type { SellingPlan, SellingPlanGroup } from "#sandbox/store/state.ts";

type Value = { percentage?: number | null; fixedValue?: string | null } | null | undefined;

function billingPolicy(call: Call, { billingPolicy: policy }: SellingPlanInput) {
  const fixed = policy?.fixed;
  if (!fixed) return null;
  const { type = "PERCENTAGE", value } = fixed.checkoutCharge ?? {};
  return {
    __typename: "SellingPlanFixedBillingPolicy",
    remainingBalanceChargeTrigger: fixed.remainingBalanceChargeTrigger ?? "NO_REMAINING_BALANCE",
    remainingBalanceChargeExactTime: fixed.remainingBalanceChargeExactTime ?? null,
    remainingBalanceChargeTimeAfterCheckout: fixed.remainingBalanceChargeTimeAfterCheckout ?? null,
    checkoutCharge: { type, value: valueObject(call, value, "SellingPlanCheckoutChargePercentageValue") },
  };
}

function valueObject(call: Call, value: Value, percentageType: string) {
  if (value?.fixedValue) return { __typename: "MoneyV2", amount: value.fixedValue, currencyCode: call.shop.currencyCode };
  return { __typename: percentageType, percentage: value?.percentage ?? 100 };
}

function deliveryPolicy({ deliveryPolicy: policy }: SellingPlanInput) {
  const fixed = policy?.fixed;
  if (!fixed) return null;
  return {
    __typename: "SellingPlanFixedDeliveryPolicy",
    anchors: [],
    cutoff: null,
    fulfillmentTrigger: fixed.fulfillmentTrigger ?? "UNKNOWN",
    fulfillmentExactTime: fixed.fulfillmentExactTime ?? null,
    intent: fixed.intent ?? "FULFILLMENT_BEGIN",
    preAnchorBehavior: "ASAP",
  };
}

export function sellingPlanObject(call: Call, group: SellingPlanGroup, plan: SellingPlan): object {
  const id = gid("SellingPlan", plan.id);
  const input = plan.input as SellingPlanInput;
  return {
    __typename: "SellingPlan",
    id,
    name: plan.name,
    description: input.description ?? null,
    options: plan.options,
    position: plan.position,
    category: plan.category,
    createdAt: group.createdAt,
    billingPolicy: () => billingPolicy(call, input),
    deliveryPolicy: () => deliveryPolicy(input),
    inventoryPolicy: { reserve: input.inventoryPolicy?.reserve ?? "ON_SALE" },
    pricingPolicies: () =>
      (input.pricingPolicies ?? []).flatMap(({ fixed }) =>
        fixed
          ? {
              __typename: "SellingPlanFixedPricingPolicy",
              adjustmentType: fixed.adjustmentType,
              adjustmentValue: valueObject(call, fixed.adjustmentValue, "SellingPlanPricingPolicyPercentageValue"),
              createdAt: group.createdAt,
            }
          : [],
      ),
    ...metafieldFields(call, id),
  };
}
