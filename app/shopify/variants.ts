/** Variants as Shopify has them: titles, policy, tracking and stock at every location; and writing their policy. */
import type { InventoryPolicy } from "#app/domain/offer.ts";
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import type { VariantFacts } from "#app/domain/variant-facts.ts";
import { adminGraphql } from "./admin.ts";
import { readMoreLevels, toLevelFacts, type LevelNode } from "./inventory.ts";
import { readVariantIds } from "./products.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

export type { VariantFacts };

/** With 20 levels each this stays under Shopify's 1,000 points for one query. */
const VARIANTS_PER_QUERY = 10;

/** What we need to know of a variant before it is assigned; twenty levels at once, more of them by pages. */
export const READ_VARIANTS = `#graphql
  query ReadVariants($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on ProductVariant {
        id
        title
        sku
        inventoryPolicy
        media(first: 1) { nodes { preview { image { url } } } }
        product { id title handle featuredMedia { preview { image { url } } } }
        inventoryItem {
          id
          tracked
          inventoryLevels(first: 20) {
            nodes {
              updatedAt
              location { id name isActive fulfillsOnlineOrders }
              quantities(names: ["available"]) { name quantity }
            }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    }
  }
`;

type Picture = { preview: { image: { url: string } | null } | null };
type VariantNode = {
  id?: string;
  title: string;
  sku: string | null;
  inventoryPolicy: InventoryPolicy;
  media: { nodes: Picture[] };
  product: { id: string; title: string; handle: string; featuredMedia: Picture | null };
  inventoryItem: {
    id: string;
    tracked: boolean;
    inventoryLevels: { nodes: LevelNode[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  };
};

/** Products stand for all their variants. Ids that Shopify no longer has are left out. */
export async function readVariants(
  shopDomain: string,
  { productIds = [], variantIds = [] }: { productIds?: bigint[]; variantIds?: bigint[] },
): Promise<VariantFacts[]> {
  const ids = [...variantIds];
  for (const productId of productIds) ids.push(...(await readVariantIds(shopDomain, productId)));
  const wanted = [...new Set(ids)].map((id) => gid("ProductVariant", id));
  const facts: VariantFacts[] = [];
  for (let start = 0; start < wanted.length; start += VARIANTS_PER_QUERY) {
    const readAt = new Date();
    const slice = wanted.slice(start, start + VARIANTS_PER_QUERY);
    const { nodes } = await adminGraphql<{ nodes: (VariantNode | null)[] }>(shopDomain, READ_VARIANTS, { ids: slice });
    for (const node of nodes) if (node?.id) facts.push(await toFacts(shopDomain, node, readAt));
  }
  return facts;
}

async function toFacts(shopDomain: string, node: VariantNode, readAt: Date): Promise<VariantFacts> {
  const { product, inventoryItem: item } = node;
  const { nodes, pageInfo } = item.inventoryLevels;
  const more = pageInfo.hasNextPage ? await readMoreLevels(shopDomain, item.id, pageInfo.endCursor) : [];
  return {
    variantId: toShopifyId(node.id ?? ""),
    productId: toShopifyId(product.id),
    inventoryItemId: toShopifyId(item.id),
    productTitle: product.title,
    variantTitle: node.title,
    productHandle: product.handle,
    sku: node.sku ?? "",
    imageUrl: node.media.nodes[0]?.preview?.image?.url ?? product.featuredMedia?.preview?.image?.url ?? null,
    policy: node.inventoryPolicy,
    tracked: item.tracked,
    levels: [...nodes, ...more].map(toLevelFacts),
    readAt,
  };
}

export const READ_POLICY = `#graphql
  query ReadPolicy($id: ID!) {
    productVariant(id: $id) {
      inventoryPolicy
      product { id }
    }
  }
`;

/** Null when the variant is gone. */
export async function readPolicy(
  shopDomain: string,
  variantId: bigint,
): Promise<{ policy: InventoryPolicy; productId: bigint } | null> {
  type Answer = { productVariant: { inventoryPolicy: InventoryPolicy; product: { id: string } } | null };
  const { productVariant } = await adminGraphql<Answer>(shopDomain, READ_POLICY, { id: gid("ProductVariant", variantId) });
  return productVariant && { policy: productVariant.inventoryPolicy, productId: toShopifyId(productVariant.product.id) };
}

export const WRITE_POLICY = `#graphql
  mutation WritePolicy($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: true) {
      productVariants { id inventoryPolicy }
      userErrors { field message code }
    }
  }
`;

const GONE = new Set(["PRODUCT_DOES_NOT_EXIST", "PRODUCT_VARIANT_DOES_NOT_EXIST"]);

/** @throws Error with Shopify's words when it refuses for another reason than that the variant is gone. */
export async function writePolicy(
  shopDomain: string,
  { productId, variantId, policy }: { productId: bigint; variantId: bigint; policy: InventoryPolicy },
): Promise<"written" | "gone"> {
  type Answer = { productVariantsBulkUpdate: { userErrors: UserError[] } };
  const variables = {
    productId: gid("Product", productId),
    variants: [{ id: gid("ProductVariant", variantId), inventoryPolicy: policy }],
  };
  const { productVariantsBulkUpdate: answer } = await adminGraphql<Answer>(shopDomain, WRITE_POLICY, variables);
  if (answer.userErrors.some((error) => error.code && GONE.has(error.code))) return "gone";
  const refusal = refusalOf(answer.userErrors);
  if (refusal) throw new Error(`Shopify did not change the inventory policy: ${refusal}`);
  return "written";
}
