/** Terms of Standby's own selling plan groups as Shopify has them now. */
import type { PlanGroupInShopify, PlanInShopify } from "#app/domain/find-plan-drift.ts";
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";

/** With five plans each this stays under Shopify's 1,000 points for one query. */
const GROUPS_PER_QUERY = 20;

export const READ_PLAN_TERMS = `#graphql
  query ReadPlanTerms($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on SellingPlanGroup {
        id
        name
        merchantCode
        options
        sellingPlans(first: 5) {
          nodes {
            id
            name
            description
            options
            category
            billingPolicy {
              ... on SellingPlanFixedBillingPolicy {
                remainingBalanceChargeTrigger
                remainingBalanceChargeExactTime
                checkoutCharge {
                  type
                  value {
                    ... on SellingPlanCheckoutChargePercentageValue { percentage }
                    ... on MoneyV2 { amount }
                  }
                }
              }
            }
            deliveryPolicy { ... on SellingPlanFixedDeliveryPolicy { fulfillmentTrigger intent } }
            inventoryPolicy { reserve }
          }
        }
      }
    }
  }
`;

type PlanNode = {
  id: string;
  name: string;
  description: string | null;
  options: string[];
  category: string | null;
  billingPolicy: {
    remainingBalanceChargeTrigger?: string;
    remainingBalanceChargeExactTime?: string | null;
    checkoutCharge?: { type: "PERCENTAGE" | "PRICE"; value: { percentage?: number; amount?: string } };
  } | null;
  deliveryPolicy: { fulfillmentTrigger?: string; intent?: string } | null;
  inventoryPolicy: { reserve: string } | null;
};
type GroupNode = {
  id?: string;
  name: string;
  merchantCode: string | null;
  options: string[];
  sellingPlans: { nodes: PlanNode[] };
};

/** Groups that Shopify no longer has are left out. */
export async function readPlanTerms(
  shopDomain: string,
  plans: { groupId: bigint; planId: bigint }[],
): Promise<PlanGroupInShopify[]> {
  const found: PlanGroupInShopify[] = [];
  for (let start = 0; start < plans.length; start += GROUPS_PER_QUERY) {
    const asked = plans.slice(start, start + GROUPS_PER_QUERY);
    const ids = asked.map(({ groupId }) => gid("SellingPlanGroup", groupId));
    const { nodes } = await adminGraphql<{ nodes: (GroupNode | null)[] | null }>(shopDomain, READ_PLAN_TERMS, { ids });
    for (const node of nodes ?? []) if (node?.id) found.push(toGroup(node, asked));
  }
  return found;
}

function toGroup(node: GroupNode, asked: { groupId: bigint; planId: bigint }[]): PlanGroupInShopify {
  const { name, merchantCode, options } = node;
  const groupId = toShopifyId(node.id ?? "");
  const planId = asked.find((one) => one.groupId === groupId)?.planId;
  const plans = node.sellingPlans.nodes.map(toPlan);
  const plan = plans.find((one) => one.planId === planId) ?? null;
  const otherPlanIds = plans.filter((one) => one !== plan).map((one) => one.planId);
  return { groupId, name, merchantCode, options, plan, otherPlanIds };
}

function toPlan({ id, billingPolicy, deliveryPolicy, inventoryPolicy, ...plan }: PlanNode): PlanInShopify {
  const { type, value } = billingPolicy?.checkoutCharge ?? {};
  const charge =
    type === "PRICE"
      ? ({ type, value: { fixedValue: value?.amount ?? "" } } as const)
      : type && ({ type, value: { percentage: value?.percentage ?? 0 } } as const);
  const delivery = [deliveryPolicy?.fulfillmentTrigger, deliveryPolicy?.intent].filter(Boolean).join(" · ");
  return {
    ...plan,
    planId: toShopifyId(id),
    charge: charge ?? null,
    rest: billingPolicy?.remainingBalanceChargeTrigger ?? null,
    restAt: billingPolicy?.remainingBalanceChargeExactTime ?? null,
    delivery,
    stock: inventoryPolicy?.reserve ?? null,
  };
}
