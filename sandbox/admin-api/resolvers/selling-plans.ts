/** Selling plan groups: made, changed, deleted, and joined by products and variants. */
import { metafieldNamespace, type Call, type ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { userError, type UserError } from "#sandbox/admin-api/errors.ts";
import { lookUp, readId } from "#sandbox/admin-api/ids.ts";
import { sellingPlanGroupObject } from "#sandbox/admin-api/objects/selling-plan-group.ts";
import { gid } from "#sandbox/store/gid.ts";
import { nowInstant } from "#sandbox/store/instant.ts";
import { announceProduct } from "#sandbox/store/operations/announce-product.ts";
import { refusedPlan, type SellingPlanInput } from "#sandbox/store/operations/check-selling-plan.ts";
import { setMetafield } from "#sandbox/store/operations/metafields.ts";
import type { SellingPlan, SellingPlanGroup } from "#sandbox/store/state.ts";
import { sellingPlanGroupPayload } from "#sandbox/webhooks/payloads/selling-plan-group.ts";

type PlanInput = SellingPlanInput & {
  metafields?: { namespace?: string | null; key: string; type?: string | null; value: string }[] | null;
};
type GroupInput = {
  name?: string | null;
  merchantCode?: string | null;
  appId?: string | null;
  options?: string[] | null;
  sellingPlansToCreate?: PlanInput[] | null;
  sellingPlansToUpdate?: PlanInput[] | null;
  sellingPlansToDelete?: string[] | null;
};
type Resources = { productIds?: string[] | null; productVariantIds?: string[] | null };

const MOST_PLANS = 31;
const find = (call: Call, id: string) => lookUp(call.shop.sellingPlanGroups, "SellingPlanGroup", id);
const MISSING = userError(["id"], "Selling plan group does not exist.", "GROUP_DOES_NOT_EXIST");

function makePlan(call: Call, input: PlanInput, position: number, id = call.context.store.nextId()): SellingPlan {
  const { metafields, id: _id, ...policies } = input;
  for (const { namespace, key, type, value } of metafields ?? []) {
    const entry = { namespace: metafieldNamespace(call, namespace), key, type: type ?? "single_line_text_field", value };
    setMetafield(call.context, call.shop, { ownerGid: gid("SellingPlan", id), ...entry });
  }
  return {
    id,
    name: input.name ?? "",
    options: input.options ?? [],
    category: input.category ?? "OTHER",
    position: input.position ?? position,
    input: structuredClone({ ...policies }),
  };
}

/** What is wrong with the group as it would become. */
function errorsOf(plans: PlanInput[], list: string, name: string | null | undefined): UserError[] {
  if (name !== undefined && !name?.trim()) return [userError(["input", "name"], "Name can't be blank", "BLANK")];
  if (plans.length > MOST_PLANS) {
    return [userError(["input", list], `Must have at most ${MOST_PLANS} selling plans`, "SELLING_PLAN_COUNT_UPPER_BOUND")];
  }
  if (new Set(plans.map((plan) => plan.name)).size < plans.length) {
    return [userError(["input", list], "Selling plan names must be unique", "SELLING_PLAN_DUPLICATE_NAME")];
  }
  if (new Set(plans.map(({ options }) => options?.join("\n"))).size < plans.length) {
    return [userError(["input", list], "Selling plan options must be unique", "SELLING_PLAN_DUPLICATE_OPTIONS")];
  }
  return plans.flatMap((plan, index) => {
    const refused = refusedPlan(plan);
    return refused ? [userError(["input", list, String(index), ...refused.field], refused.message, refused.code)] : [];
  });
}

function announce(call: Call, group: SellingPlanGroup, topic: string): void {
  call.context.store.emit(call.shop, topic, sellingPlanGroupPayload(call.shop, group, call.context.app.appId));
}

function create({ input, resources }: { input: GroupInput; resources?: Resources | null }, call: Call) {
  const plans = input.sellingPlansToCreate ?? [];
  const userErrors = errorsOf(plans, "sellingPlansToCreate", input.name ?? null);
  if (plans.length === 0) {
    const message = "Must have at least one selling plan";
    userErrors.push(userError(["input", "sellingPlansToCreate"], message, "SELLING_PLAN_COUNT_LOWER_BOUND"));
  }
  if (userErrors.length > 0) return { sellingPlanGroup: null, userErrors };
  const group: SellingPlanGroup = {
    id: call.context.store.nextId(),
    name: input.name!,
    merchantCode: input.merchantCode ?? input.name!,
    appId: input.appId ?? null,
    options: input.options ?? [],
    plans: plans.map((plan, index) => makePlan(call, plan, index + 1)),
    productIds: [],
    variantIds: [],
    createdAt: nowInstant(),
  };
  call.shop.sellingPlanGroups.set(group.id, group);
  join(call, group, resources ?? {});
  announce(call, group, "selling_plan_groups/create");
  return { sellingPlanGroup: sellingPlanGroupObject(call, group), userErrors: [] };
}

function update({ id, input }: { id: string; input: GroupInput }, call: Call) {
  const group = find(call, id);
  if (!group) return { deletedSellingPlanIds: null, sellingPlanGroup: null, userErrors: [MISSING] };
  const removed = new Set(input.sellingPlansToDelete?.map((one) => readId("SellingPlan", one)));
  const changed = new Map((input.sellingPlansToUpdate ?? []).map((plan) => [readId("SellingPlan", plan.id ?? ""), plan]));
  const kept = group.plans
    .filter((plan) => !removed.has(plan.id))
    .map((plan) => ({ id: plan.id, input: { ...(plan.input as SellingPlanInput), ...changed.get(plan.id) } }));
  const made = input.sellingPlansToCreate ?? [];
  const plans = [...kept.map((plan) => plan.input), ...made];
  const userErrors = errorsOf(plans, "sellingPlansToUpdate", input.name);
  if (userErrors.length > 0) return { deletedSellingPlanIds: null, sellingPlanGroup: null, userErrors };
  group.plans = [
    ...kept.map((plan, index) => makePlan(call, plan.input, index + 1, plan.id)),
    ...made.map((plan, index) => makePlan(call, plan, kept.length + index + 1)),
  ];
  group.name = input.name ?? group.name;
  group.merchantCode = input.merchantCode ?? group.merchantCode;
  group.options = input.options ?? group.options;
  announce(call, group, "selling_plan_groups/update");
  const deletedSellingPlanIds = input.sellingPlansToDelete ?? [];
  return { deletedSellingPlanIds, sellingPlanGroup: sellingPlanGroupObject(call, group), userErrors: [] };
}

function remove({ id }: { id: string }, call: Call) {
  const group = find(call, id);
  if (!group) return { deletedSellingPlanGroupId: null, userErrors: [MISSING] };
  call.shop.sellingPlanGroups.delete(group.id);
  const gone = { id: group.id, admin_graphql_api_id: gid("SellingPlanGroup", group.id) };
  call.context.store.emit(call.shop, "selling_plan_groups/delete", gone);
  return { deletedSellingPlanGroupId: id, userErrors: [] };
}

/** Adds what exists; every product touched is an updated product. */
function join(call: Call, group: SellingPlanGroup, { productIds, productVariantIds }: Resources): void {
  const products = (productIds ?? []).flatMap((id) => lookUp(call.shop.products, "Product", id)?.id ?? []);
  const variants = (productVariantIds ?? []).flatMap((id) => lookUp(call.shop.variants, "ProductVariant", id) ?? []);
  group.productIds = [...new Set([...group.productIds, ...products])];
  group.variantIds = [...new Set([...group.variantIds, ...variants.map(({ id }) => id)])];
  for (const productId of new Set([...products, ...variants.map((one) => one.productId)])) {
    announceProduct(call.context, call.shop, productId);
  }
}

function add(args: Resources & { id: string }, call: Call) {
  const group = find(call, args.id);
  if (!group) return { sellingPlanGroup: null, userErrors: [MISSING] };
  join(call, group, args);
  announce(call, group, "selling_plan_groups/update");
  return { sellingPlanGroup: sellingPlanGroupObject(call, group), userErrors: [] };
}

function leave(args: Resources & { id: string }, call: Call) {
  const group = find(call, args.id);
  if (!group) return { removedProductIds: null, removedProductVariantIds: null, userErrors: [MISSING] };
  const products = new Set(args.productIds?.map((id) => readId("Product", id)));
  const variants = new Set(args.productVariantIds?.map((id) => readId("ProductVariant", id)));
  group.productIds = group.productIds.filter((id) => !products.has(id));
  group.variantIds = group.variantIds.filter((id) => !variants.has(id));
  announce(call, group, "selling_plan_groups/update");
  return { removedProductIds: args.productIds ?? [], removedProductVariantIds: args.productVariantIds ?? [], userErrors: [] };
}

export const sellingPlans: ResolverGroup = {
  query: {
    sellingPlanGroup({ id }: { id: string }, call) {
      const group = find(call, id);
      return group ? sellingPlanGroupObject(call, group) : null;
    },
    sellingPlanGroups: (args: PageArgs, call) =>
      connectionById([...call.shop.sellingPlanGroups.values()], args, (group) => sellingPlanGroupObject(call, group)),
  },
  mutation: {
    sellingPlanGroupCreate: create,
    sellingPlanGroupUpdate: update,
    sellingPlanGroupDelete: remove,
    sellingPlanGroupAddProducts: add,
    sellingPlanGroupAddProductVariants: add,
    sellingPlanGroupRemoveProducts: leave,
    sellingPlanGroupRemoveProductVariants: leave,
  },
};
