/** Shopify's rules for deferred purchase options: which policies go together. */

type PolicyValue = { percentage?: number | null; fixedValue?: string | null };
export type SellingPlanInput = {
  id?: string | null;
  name?: string | null;
  options?: string[] | null;
  category?: string | null;
  position?: number | null;
  description?: string | null;
  billingPolicy?: {
    fixed?: {
      checkoutCharge?: { type?: string | null; value?: PolicyValue | null } | null;
      remainingBalanceChargeTrigger?: string | null;
      remainingBalanceChargeExactTime?: string | null;
      remainingBalanceChargeTimeAfterCheckout?: string | null;
    } | null;
    recurring?: unknown;
  } | null;
  deliveryPolicy?: {
    fixed?: { fulfillmentTrigger?: string | null; fulfillmentExactTime?: string | null; intent?: string | null } | null;
    recurring?: unknown;
  } | null;
  inventoryPolicy?: { reserve?: string | null } | null;
  pricingPolicies?: { fixed?: { adjustmentType?: string | null; adjustmentValue?: PolicyValue | null } | null }[] | null;
};

export type PlanRefusal = { field: string[]; code: string; message: string };

const refusal = (field: string[], code: string, message: string): PlanRefusal => ({ field, code, message });

/** Null when the plan can be made. Codes are of SellingPlanGroupUserErrorCode. */
export function refusedPlan(plan: SellingPlanInput): PlanRefusal | null {
  if (!plan.name?.trim()) return refusal(["name"], "BLANK", "Name can't be blank");
  if (!plan.billingPolicy) return refusal(["billingPolicy"], "SELLING_PLAN_BILLING_POLICY_MISSING", "Billing policy is missing");
  if (!plan.deliveryPolicy)
    return refusal(["deliveryPolicy"], "SELLING_PLAN_DELIVERY_POLICY_MISSING", "Delivery policy is missing");
  if (!plan.billingPolicy.fixed !== !plan.deliveryPolicy.fixed) {
    const code = "BILLING_AND_DELIVERY_POLICY_TYPES_MUST_BE_THE_SAME";
    return refusal(["billingPolicy"], code, "Billing and delivery policy types must be the same");
  }
  if ((plan.pricingPolicies?.length ?? 0) > 1 && plan.billingPolicy.fixed) {
    return refusal(["pricingPolicies"], "SELLING_PLAN_FIXED_PRICING_POLICIES_LIMIT", "Only one fixed pricing policy is allowed");
  }
  return refusedBilling(plan) ?? refusedDelivery(plan);
}

function refusedBilling({ billingPolicy }: SellingPlanInput): PlanRefusal | null {
  const fixed = billingPolicy?.fixed;
  if (!fixed) return null;
  const at = (field: string) => ["billingPolicy", "fixed", field];
  const { type = "PERCENTAGE", value } = fixed.checkoutCharge ?? {};
  const trigger = fixed.remainingBalanceChargeTrigger ?? "NO_REMAINING_BALANCE";
  if ((type === "PERCENTAGE") !== (value?.percentage !== undefined && value?.percentage !== null) && value) {
    return refusal(
      at("checkoutCharge"),
      "CHECKOUT_CHARGE_VALUE_AND_TYPE_MUST_MATCH",
      "Checkout charge value and type must match",
    );
  }
  const whole = type === "PERCENTAGE" && (value?.percentage ?? 100) === 100;
  if (whole && trigger !== "NO_REMAINING_BALANCE") {
    const message = "Remaining balance charge trigger must be no remaining balance on a full checkout charge";
    return refusal(at("remainingBalanceChargeTrigger"), "REMAINING_BALANCE_CHARGE_TRIGGER_ON_FULL_CHECKOUT", message);
  }
  if (!whole && trigger === "NO_REMAINING_BALANCE") {
    const kind = type === "PRICE" ? "PRICE" : "PARTIAL_PERCENTAGE";
    const code = `REMAINING_BALANCE_CHARGE_TRIGGER_NO_REMAINING_BALANCE_ON_${kind}_CHECKOUT_CHARGE`;
    return refusal(
      at("remainingBalanceChargeTrigger"),
      code,
      "Remaining balance charge trigger must say when the rest is charged",
    );
  }
  const exact = fixed.remainingBalanceChargeExactTime;
  if (trigger === "EXACT_TIME" && !exact) {
    const code = "REMAINING_BALANCE_CHARGE_EXACT_TIME_REQUIRED";
    return refusal(at("remainingBalanceChargeExactTime"), code, "Remaining balance charge exact time is required");
  }
  if (trigger !== "EXACT_TIME" && exact) {
    const code = "REMAINING_BALANCE_CHARGE_EXACT_TIME_NOT_ALLOWED";
    return refusal(at("remainingBalanceChargeExactTime"), code, "Remaining balance charge exact time is not allowed");
  }
  return null;
}

function refusedDelivery({ deliveryPolicy }: SellingPlanInput): PlanRefusal | null {
  const fixed = deliveryPolicy?.fixed;
  if (!fixed) return null;
  const field = ["deliveryPolicy", "fixed", "fulfillmentExactTime"];
  if (fixed.fulfillmentTrigger === "EXACT_TIME" && !fixed.fulfillmentExactTime) {
    return refusal(field, "FULFILLMENT_EXACT_TIME_REQUIRED", "Fulfillment exact time is required");
  }
  if (fixed.fulfillmentTrigger !== "EXACT_TIME" && fixed.fulfillmentExactTime) {
    return refusal(field, "FULFILLMENT_EXACT_TIME_NOT_ALLOWED", "Fulfillment exact time is not allowed");
  }
  return null;
}
