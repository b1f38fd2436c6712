/** Draft orders that keep units for one shopper: made, found again, deleted. */
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

export type NewDraft = { email: string; variantId: bigint; units: number; reserveUntil: Date; tag: string };

/** `reservedUntil`: null when Shopify no longer keeps the units. */
export type Draft = { draftId: bigint; invoiceUrl: string | null; reservedUntil: Date | null; completed: boolean };

export type DraftMade = { state: "made"; draft: Draft } | { state: "refused"; reason: string };

type DraftNode = { id: string; status: string; invoiceUrl: string | null; reserveInventoryUntil: string | null };

const NEEDS_PERMISSION =
  "Shopify did not let Standby keep units for shoppers. Open Standby again and agree to the new permissions.";

const toDraft = ({ id, status, invoiceUrl, reserveInventoryUntil }: DraftNode): Draft => ({
  draftId: toShopifyId(id),
  invoiceUrl,
  reservedUntil: reserveInventoryUntil ? new Date(reserveInventoryUntil) : null,
  completed: status === "COMPLETED",
});

export const CREATE_DRAFT = `#graphql
  mutation CreateHoldDraft($input: DraftOrderInput!) {
    draftOrderCreate(input: $input) {
      draftOrder { id status invoiceUrl reserveInventoryUntil }
      userErrors { field message }
    }
  }
`;

export async function createDraft(shopDomain: string, draft: NewDraft): Promise<DraftMade> {
  type Answer = { draftOrderCreate: { draftOrder: DraftNode | null; userErrors: UserError[] } | null };
  const input = {
    email: draft.email,
    lineItems: [{ variantId: gid("ProductVariant", draft.variantId), quantity: draft.units }],
    reserveInventoryUntil: draft.reserveUntil.toISOString(),
    tags: [draft.tag],
  };
  const { draftOrderCreate: answer } = await adminGraphql<Answer>(shopDomain, CREATE_DRAFT, { input });
  if (!answer) return { state: "refused", reason: NEEDS_PERMISSION };
  if (answer.draftOrder) return { state: "made", draft: toDraft(answer.draftOrder) };
  return { state: "refused", reason: `Shopify refused: ${refusalOf(answer.userErrors) ?? "it did not say why."}` };
}

export const FIND_DRAFTS = `#graphql
  query FindHoldDrafts($query: String!) {
    draftOrders(first: 10, query: $query) { nodes { id status invoiceUrl reserveInventoryUntil } }
  }
`;

/** Those with the tag, oldest first; none without the permission to look. */
export async function findDrafts(shopDomain: string, tag: string): Promise<Draft[]> {
  type Answer = { draftOrders: { nodes: DraftNode[] } | null };
  const { draftOrders } = await adminGraphql<Answer>(shopDomain, FIND_DRAFTS, { query: `tag:'${tag}'` });
  return (draftOrders?.nodes ?? []).map(toDraft);
}

export const READ_DRAFT = `#graphql
  query ReadHoldDraft($id: ID!) { draftOrder(id: $id) { id status invoiceUrl reserveInventoryUntil } }
`;

/** Null when it is gone. */
export async function readDraft(shopDomain: string, draftId: bigint): Promise<Draft | null> {
  type Answer = { draftOrder: DraftNode | null };
  const { draftOrder } = await adminGraphql<Answer>(shopDomain, READ_DRAFT, { id: gid("DraftOrder", draftId) });
  return draftOrder ? toDraft(draftOrder) : null;
}

export const DELETE_DRAFT = `#graphql
  mutation DeleteHoldDraft($input: DraftOrderDeleteInput!) {
    draftOrderDelete(input: $input) { deletedId userErrors { field message } }
  }
`;

/** Shopify gives the units back at once. @returns why it would not, or null */
export async function deleteDraft(shopDomain: string, draftId: bigint): Promise<string | null> {
  type Answer = { draftOrderDelete: { deletedId: string | null; userErrors: UserError[] } | null };
  const input = { id: gid("DraftOrder", draftId) };
  const { draftOrderDelete: answer } = await adminGraphql<Answer>(shopDomain, DELETE_DRAFT, { input });
  return answer ? refusalOf(answer.userErrors) : NEEDS_PERMISSION;
}
