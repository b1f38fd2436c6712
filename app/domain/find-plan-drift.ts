/** Compares the terms of a selling plan as Shopify was told of them with those that it has now. */
import type { CheckoutCharge, SellingPlanTerms } from "./selling-plan.ts";

/** A group as read from Shopify. */
export type PlanGroupInShopify = {
  groupId: bigint;
  name: string;
  merchantCode: string | null;
  options: string[];
  /** Ours, if it is still there, and how many others somebody put beside it. */
  plan: PlanInShopify | null;
  otherPlanIds: bigint[];
};

export type PlanInShopify = {
  planId: bigint;
  name: string;
  description: string | null;
  options: string[];
  category: string | null;
  charge: CheckoutCharge | null;
  /** When the rest is charged. */
  rest: string | null;
  restAt: string | null;
  delivery: string | null;
  stock: string | null;
};

export const PLAN_TERMS = ["name", "options", "deposit", "rest", "delivery", "stock", "plans"] as const;
export type PlanTerm = (typeof PLAN_TERMS)[number];
export type TermDrift = { template: string; term: PlanTerm; meant: string; found: string };

/** Groups that Shopify no longer has differ by the variants that have lost them. */
export const findTermDrifts = (
  told: { template: string; groupId: bigint; told: string }[],
  found: PlanGroupInShopify[],
): TermDrift[] =>
  told.flatMap(({ template, groupId, told: terms }) => {
    const group = found.find((one) => one.groupId === groupId);
    return group ? findPlanTermDrifts(template, terms, group) : [];
  });

/** @param told JSON text: `SellingPlanTerms` */
function findPlanTermDrifts(template: string, told: string, found: PlanGroupInShopify): TermDrift[] {
  const meant = flatten(JSON.parse(told) as SellingPlanTerms);
  const there = flattenFound(found);
  return PLAN_TERMS.filter((term) => meant[term] !== there[term]).map((term) => ({
    template,
    term,
    meant: meant[term],
    found: there[term],
  }));
}

type Terms = Record<PlanTerm, string>;

function flatten({ group, plan }: SellingPlanTerms): Terms {
  const { checkoutCharge, ...rest } = plan.billingPolicy.fixed;
  const { fulfillmentTrigger, intent } = plan.deliveryPolicy.fixed;
  return {
    name: inLine(group.name, group.merchantCode, plan.name, plan.description),
    options: inLine(...group.options, ...plan.options),
    deposit: chargeInWords(checkoutCharge),
    rest: restInWords(rest.remainingBalanceChargeTrigger, rest.remainingBalanceChargeExactTime),
    delivery: inLine(fulfillmentTrigger, intent),
    stock: plan.inventoryPolicy.reserve,
    plans: "1",
  };
}

function flattenFound({ name, merchantCode, options, plan, otherPlanIds }: PlanGroupInShopify): Terms {
  return {
    name: inLine(name, merchantCode, plan?.name, plan?.description),
    options: inLine(...options, ...(plan?.options ?? [])),
    deposit: plan?.charge ? chargeInWords(plan.charge) : "",
    rest: plan ? restInWords(plan.rest, plan.restAt) : "",
    delivery: plan?.delivery ?? "",
    stock: plan?.stock ?? "",
    plans: String(otherPlanIds.length + (plan ? 1 : 0)),
  };
}

const inLine = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(" · ");

const chargeInWords = ({ type, value }: CheckoutCharge) =>
  type === "PERCENTAGE" ? `${value.percentage} %` : String(Number(value.fixedValue));

const restInWords = (trigger: string | null, at?: string | null) => inLine(trigger, at ? new Date(at).toISOString() : null);
