/** What Shopify must have for an assigned variant: the policy, the offer metafield and the selling plan that follow from its offer. */
import type { VariantIntent } from "./find-drift.ts";
import { metafieldOf, policyOf, type WrittenFacts } from "./offer-write.ts";

/** @param sellingPlanGroupIds the groups that the offer asks for (data/plan-membership.ts) */
export const offerIntent = (assignment: WrittenFacts, sellingPlanGroupIds: bigint[]): VariantIntent => ({
  policy: policyOf(assignment),
  metafield: metafieldOf(assignment),
  sellingPlanGroupIds,
});
