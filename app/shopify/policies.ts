/** Inventory policies of many variants: read together, written together for each product. */
import type { InventoryPolicy } from "#app/domain/offer.ts";
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

export const READ_POLICIES = `#graphql
  query ReadPolicies($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on ProductVariant {
        id
        inventoryPolicy
        product { id }
      }
    }
  }
`;

export type FoundPolicy = { policy: InventoryPolicy; productId: bigint };

/** By variant; those that Shopify no longer has are left out. @param variantIds 250 at most */
export async function readPolicies(shopDomain: string, variantIds: bigint[]): Promise<Map<bigint, FoundPolicy>> {
  type Node = { id?: string; inventoryPolicy: InventoryPolicy; product: { id: string } };
  const ids = variantIds.map((id) => gid("ProductVariant", id));
  const { nodes } = await adminGraphql<{ nodes: (Node | null)[] }>(shopDomain, READ_POLICIES, { ids });
  return new Map(
    nodes.flatMap((node) =>
      node?.id
        ? [[toShopifyId(node.id), { policy: node.inventoryPolicy, productId: toShopifyId(node.product.id) }] as const]
        : [],
    ),
  );
}

export const WRITE_POLICIES = `#graphql
  mutation WritePolicies($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: true) {
      productVariants { id inventoryPolicy }
      userErrors { field message code }
    }
  }
`;

export type PolicyWrite = { variantId: bigint; policy: InventoryPolicy };
export type PolicyOutcome = "written" | "gone" | { refused: string };

const GONE = new Set(["PRODUCT_DOES_NOT_EXIST", "PRODUCT_VARIANT_DOES_NOT_EXIST"]);

/** Variants of one product, 250 at most; one that is refused does not keep the others from being written. */
export async function writePolicies(
  shopDomain: string,
  productId: bigint,
  writes: PolicyWrite[],
): Promise<Map<bigint, PolicyOutcome>> {
  type Answer = { productVariantsBulkUpdate: { userErrors: UserError[] } };
  const variants = writes.map(({ variantId, policy }) => ({ id: gid("ProductVariant", variantId), inventoryPolicy: policy }));
  const variables = { productId: gid("Product", productId), variants };
  const { productVariantsBulkUpdate: answer } = await adminGraphql<Answer>(shopDomain, WRITE_POLICIES, variables);
  return new Map(writes.map(({ variantId }, index) => [variantId, outcomeOf(answer.userErrors, index)]));
}

/** Errors name their variant by its place; one that names none is about all of them. */
function outcomeOf(errors: UserError[], index: number): PolicyOutcome {
  const own = errors.filter(({ field }) => field?.[0] !== "variants" || field[1] === undefined || field[1] === String(index));
  if (own.some(({ code }) => code && GONE.has(code))) return "gone";
  const refused = refusalOf(own);
  return refused ? { refused } : "written";
}
