/** Body of `selling_plan_groups/create` and `…/update`. */
import { gid } from "#sandbox/store/gid.ts";
import type { SellingPlanGroup, ShopState } from "#sandbox/store/state.ts";

/** Policies of deferred plans: the published example shows a recurring one only. */
const plan = ({ name, options, position, input }: SellingPlanGroup["plans"][number]) => {
  const { billingPolicy, deliveryPolicy, pricingPolicies } = input as Record<string, unknown>;
  return {
    name,
    options,
    position,
    description: null,
    billing_policy: billingPolicy ?? null,
    delivery_policy: deliveryPolicy ?? null,
    pricing_policies: pricingPolicies ?? [],
  };
};

export function sellingPlanGroupPayload(shop: ShopState, group: SellingPlanGroup, appId: number) {
  return {
    admin_graphql_api_id: gid("SellingPlanGroup", group.id),
    id: group.id,
    name: group.name,
    merchant_code: group.merchantCode,
    admin_graphql_api_app: gid("App", appId),
    app_id: group.appId,
    description: null,
    options: group.options,
    position: null,
    summary: `${group.plans.length} ${group.plans.length === 1 ? "option" : "options"}`,
    selling_plans: group.plans.map(plan),
    product_variants: group.variantIds.flatMap((id) => {
      const variant = shop.variants.get(id);
      return variant ? [{ id, admin_graphql_api_id: gid("ProductVariant", id), title: variant.title }] : [];
    }),
    products: group.productIds.flatMap((id) => {
      const product = shop.products.get(id);
      return product ? [{ id, admin_graphql_api_id: gid("Product", id), title: product.title }] : [];
    }),
  };
}
