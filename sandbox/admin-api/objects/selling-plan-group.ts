/** SellingPlanGroup and its plans. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { productObject } from "#sandbox/admin-api/objects/product.ts";
import { variantObject } from "#sandbox/admin-api/objects/product-variant.ts";
import { sellingPlanObject } from "#sandbox/admin-api/objects/selling-plan.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { SellingPlanGroup } from "#sandbox/store/state.ts";

export function sellingPlanGroupObject(call: Call, group: SellingPlanGroup): object {
  const products = () => group.productIds.flatMap((id) => call.shop.products.get(id) ?? []);
  const variants = () => group.variantIds.flatMap((id) => call.shop.variants.get(id) ?? []);
  return {
    __typename: "SellingPlanGroup",
    id: gid("SellingPlanGroup", group.id),
    name: group.name,
    merchantCode: group.merchantCode,
    appId: group.appId,
    description: null,
    options: group.options,
    position: null,
    summary: null,
    createdAt: group.createdAt,
    productsCount: () => count(products().length),
    productVariantsCount: () => count(variants().length),
    products: (args: PageArgs) => connectionById(products(), args, (product) => productObject(call, product)),
    productVariants: (args: PageArgs) => connectionById(variants(), args, (variant) => variantObject(call, variant)),
    sellingPlans: (args: PageArgs) => connectionById(group.plans, args, (plan) => sellingPlanObject(call, group, plan)),
  };
}
