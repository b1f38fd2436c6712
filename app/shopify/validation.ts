/** The checkout validation that runs our function in a shop: found, made, enabled, removed. */
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

/** As in extensions/standby-checkout-limits/shopify.extension.toml. */
const FUNCTION_HANDLE = "standby-checkout-limits";
const TITLE = "Standby: pre-orders and backorders keep to their terms";

export type Validation = { validationId: bigint; enabled: boolean };
export type ValidationAnswer = { state: "done"; validationId: bigint | null } | { state: "refused"; reason: string };

const NEEDS_PERMISSION =
  "Shopify did not let Standby manage checkout rules. Open Standby again and agree to the new permissions.";

export const FIND_VALIDATIONS = `#graphql
  query FindValidations($after: String) {
    validations(first: 50, after: $after) {
      nodes { id enabled shopifyFunction { handle } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

/** Ours, oldest first; null without the permission to look. */
export async function findValidations(shopDomain: string): Promise<Validation[] | null> {
  type Node = { id: string; enabled: boolean; shopifyFunction: { handle: string } };
  type Page = { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  const found: Validation[] = [];
  let after: string | null = null;
  do {
    const answer: { validations: Page | null } | null = await adminGraphql(shopDomain, FIND_VALIDATIONS, { after });
    const page: Page | null = answer?.validations ?? null;
    if (!page) return null;
    const ours = page.nodes.filter((node) => node.shopifyFunction.handle === FUNCTION_HANDLE);
    found.push(...ours.map(({ id, enabled }) => ({ validationId: toShopifyId(id), enabled })));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

/** A failure of ours must not close the shop's checkout. */
const SETTINGS = { enable: true, blockOnFailure: false, title: TITLE };

export const CREATE_VALIDATION = `#graphql
  mutation CreateValidation($validation: ValidationCreateInput!) {
    validationCreate(validation: $validation) { validation { id } userErrors { field message code } }
  }
`;

export async function createValidation(shopDomain: string): Promise<ValidationAnswer> {
  type Answer = { validationCreate: { validation: { id: string } | null; userErrors: UserError[] } | null };
  const validation = { functionHandle: FUNCTION_HANDLE, ...SETTINGS };
  const { validationCreate: answer } = await adminGraphql<Answer>(shopDomain, CREATE_VALIDATION, { validation });
  if (!answer?.validation) return refused(answer);
  return { state: "done", validationId: toShopifyId(answer.validation.id) };
}

export const ENABLE_VALIDATION = `#graphql
  mutation EnableValidation($id: ID!, $validation: ValidationUpdateInput!) {
    validationUpdate(id: $id, validation: $validation) { validation { id } userErrors { field message code } }
  }
`;

export async function enableValidation(shopDomain: string, validationId: bigint): Promise<ValidationAnswer> {
  type Answer = { validationUpdate: { userErrors: UserError[] } | null };
  const variables = { id: gid("Validation", validationId), validation: SETTINGS };
  const { validationUpdate: answer } = await adminGraphql<Answer>(shopDomain, ENABLE_VALIDATION, variables);
  return answer && answer.userErrors.length === 0 ? { state: "done", validationId } : refused(answer);
}

export const DELETE_VALIDATION = `#graphql
  mutation DeleteValidation($id: ID!) {
    validationDelete(id: $id) { deletedId userErrors { field message code } }
  }
`;

/** Deleting what is gone is no error. */
export async function deleteValidation(shopDomain: string, validationId: bigint): Promise<ValidationAnswer> {
  type Answer = { validationDelete: { userErrors: UserError[] } | null };
  const variables = { id: gid("Validation", validationId) };
  const { validationDelete: answer } = await adminGraphql<Answer>(shopDomain, DELETE_VALIDATION, variables);
  const errors = answer?.userErrors.filter(({ code }) => code !== "NOT_FOUND");
  return errors?.length === 0 ? { state: "done", validationId: null } : refused(answer);
}

const refused = (answer: { userErrors: UserError[] } | null): ValidationAnswer => ({
  state: "refused",
  reason: answer ? `Shopify refused: ${refusalOf(answer.userErrors) ?? "it did not say why."}` : NEEDS_PERMISSION,
});
