/** Selling plan groups in Shopify: made, changed, given up, joined and left by variants. */
import { merchantCode, type SellingPlanTerms } from "#app/domain/selling-plan.ts";
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

/** `otherPlanIds`: plans that somebody put beside ours. */
export type GroupIds = { groupId: bigint; planId: bigint; otherPlanIds?: bigint[] };

/** `gone`: Shopify no longer has the group. */
export type GroupAnswer = { state: "done" } | { state: "gone" } | { state: "refused"; reason: string };

export const NEEDS_PERMISSION =
  "Shopify did not let Standby manage purchase options. Open Standby again from your Shopify admin and agree to the new permissions.";

type GroupNode = { id: string; merchantCode: string; sellingPlans: { nodes: { id: string }[] } };

export const READ_PLAN_GROUP = `#graphql
  query ReadPlanGroup($id: ID!) {
    sellingPlanGroup(id: $id) { id merchantCode sellingPlans(first: 5) { nodes { id } } }
  }
`;

/** Null when it is gone. @param planId ours, as far as we know */
export async function readPlanGroup(shopDomain: string, groupId: bigint, planId: bigint | null): Promise<GroupIds | null> {
  type Answer = { sellingPlanGroup: GroupNode | null };
  const { sellingPlanGroup } = await adminGraphql<Answer>(shopDomain, READ_PLAN_GROUP, { id: gid("SellingPlanGroup", groupId) });
  return sellingPlanGroup && idsOf(sellingPlanGroup, planId);
}

function idsOf({ id, sellingPlans }: GroupNode, knownId: bigint | null = null): GroupIds | null {
  const planIds = sellingPlans.nodes.map((plan) => toShopifyId(plan.id));
  const planId = planIds.find((one) => one === knownId) ?? planIds[0];
  if (planId === undefined) return null;
  return { groupId: toShopifyId(id), planId, otherPlanIds: planIds.filter((one) => one !== planId) };
}

export const FIND_PLAN_GROUPS = `#graphql
  query FindPlanGroups($after: String) {
    sellingPlanGroups(first: 50, after: $after) {
      nodes { id merchantCode sellingPlans(first: 1) { nodes { id } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

/** A group made for the template by a run that could not note it. */
export async function findPlanGroup(shopDomain: string, templateId: bigint): Promise<GroupIds | null> {
  type Page = { nodes: GroupNode[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  type Answer = { sellingPlanGroups: Page | null };
  let after: string | null = null;
  do {
    const answer: Answer = await adminGraphql<Answer>(shopDomain, FIND_PLAN_GROUPS, { after });
    const page: Page | null = answer.sellingPlanGroups;
    const found = page?.nodes.find((node) => node.merchantCode === merchantCode(templateId));
    if (found) return idsOf(found);
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return null;
}

export const CREATE_PLAN_GROUP = `#graphql
  mutation CreatePlanGroup($input: SellingPlanGroupInput!) {
    sellingPlanGroupCreate(input: $input) {
      sellingPlanGroup { id merchantCode sellingPlans(first: 1) { nodes { id } } }
      userErrors { field message code }
    }
  }
`;

export async function createPlanGroup(
  shopDomain: string,
  { group, plan }: SellingPlanTerms,
): Promise<{ state: "made"; ids: GroupIds } | { state: "refused"; reason: string }> {
  type Answer = { sellingPlanGroupCreate: { sellingPlanGroup: GroupNode | null; userErrors: UserError[] } | null };
  const input = { ...group, sellingPlansToCreate: [plan] };
  const { sellingPlanGroupCreate: answer } = await adminGraphql<Answer>(shopDomain, CREATE_PLAN_GROUP, { input });
  if (!answer) return { state: "refused", reason: NEEDS_PERMISSION };
  const ids = answer.sellingPlanGroup && idsOf(answer.sellingPlanGroup);
  if (ids) return { state: "made", ids };
  return { state: "refused", reason: inWords(answer.userErrors) };
}

export const UPDATE_PLAN_GROUP = `#graphql
  mutation UpdatePlanGroup($id: ID!, $input: SellingPlanGroupInput!) {
    sellingPlanGroupUpdate(id: $id, input: $input) { userErrors { field message code } }
  }
`;

/** The plan keeps its id, so that carts and orders keep it. */
export function updatePlanGroup(
  shopDomain: string,
  { groupId, planId, otherPlanIds = [] }: GroupIds,
  { group, plan }: SellingPlanTerms,
): Promise<GroupAnswer> {
  const input = {
    ...group,
    sellingPlansToUpdate: [{ id: gid("SellingPlan", planId), ...plan }],
    ...(otherPlanIds.length > 0 && { sellingPlansToDelete: otherPlanIds.map((id) => gid("SellingPlan", id)) }),
  };
  return change(shopDomain, UPDATE_PLAN_GROUP, groupId, { input });
}

export const DELETE_PLAN_GROUP = `#graphql
  mutation DeletePlanGroup($id: ID!) {
    sellingPlanGroupDelete(id: $id) { userErrors { field message code } }
  }
`;

export const deletePlanGroup = (shopDomain: string, groupId: bigint): Promise<GroupAnswer> =>
  change(shopDomain, DELETE_PLAN_GROUP, groupId, {});

export const ADD_TO_PLAN_GROUP = `#graphql
  mutation AddToPlanGroup($id: ID!, $productVariantIds: [ID!]!) {
    sellingPlanGroupAddProductVariants(id: $id, productVariantIds: $productVariantIds) { userErrors { field message code } }
  }
`;

/** At most 250 at once. Those that are in already stay. */
export const addToPlanGroup = (shopDomain: string, groupId: bigint, variantIds: bigint[]): Promise<GroupAnswer> =>
  change(shopDomain, ADD_TO_PLAN_GROUP, groupId, {
    words: ofMember,
    productVariantIds: variantIds.map((id) => gid("ProductVariant", id)),
  });

export const REMOVE_FROM_PLAN_GROUP = `#graphql
  mutation RemoveFromPlanGroup($id: ID!, $productVariantIds: [ID!]!) {
    sellingPlanGroupRemoveProductVariants(id: $id, productVariantIds: $productVariantIds) { userErrors { field message code } }
  }
`;

/** At most 250 at once. */
export const removeFromPlanGroup = (shopDomain: string, groupId: bigint, variantIds: bigint[]): Promise<GroupAnswer> =>
  change(shopDomain, REMOVE_FROM_PLAN_GROUP, groupId, {
    words: ofMember,
    productVariantIds: variantIds.map((id) => gid("ProductVariant", id)),
  });

/** A mutation of one group: Shopify answers null when the permission for it is missing. */
async function change(
  shopDomain: string,
  document: string,
  groupId: bigint,
  { words = inWords, ...variables }: { words?: (errors: UserError[]) => string; [name: string]: unknown },
): Promise<GroupAnswer> {
  type Answer = Record<string, { userErrors: UserError[] } | null>;
  const answer = await adminGraphql<Answer>(shopDomain, document, { id: gid("SellingPlanGroup", groupId), ...variables });
  const [payload] = Object.values(answer);
  if (!payload) return { state: "refused", reason: NEEDS_PERMISSION };
  if (payload.userErrors.some(({ code }) => code === "GROUP_DOES_NOT_EXIST")) return { state: "gone" };
  return payload.userErrors.length > 0 ? { state: "refused", reason: words(payload.userErrors) } : { state: "done" };
}

const inWords = (errors: UserError[]) =>
  `Shopify refused this way of paying: ${refusalOf(errors) ?? "it did not say why."} Change it and save the template again.`;

const ofMember = (errors: UserError[]) => `Shopify answered: ${refusalOf(errors) ?? "it did not say why."}`;
