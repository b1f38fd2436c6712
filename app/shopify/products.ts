/** Products as Shopify has them. */
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";

export const READ_VARIANT_IDS = `#graphql
  query ReadVariantIds($id: ID!, $after: String) {
    product(id: $id) {
      variants(first: 250, after: $after) {
        nodes { id }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

type Page = { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

/** All variants of a product; none when it is gone. */
export async function readVariantIds(shopDomain: string, productId: bigint): Promise<bigint[]> {
  const ids: bigint[] = [];
  let after: string | null = null;
  do {
    const variables = { id: gid("Product", productId), after };
    const answer: { product: { variants: Page } | null } = await adminGraphql(shopDomain, READ_VARIANT_IDS, variables);
    if (!answer.product) return ids;
    const { nodes, pageInfo } = answer.product.variants;
    ids.push(...nodes.map((node) => toShopifyId(node.id)));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return ids;
}

export const READ_PRODUCT_ID = `#graphql
  query ReadProductId($id: ID!) {
    productVariant(id: $id) {
      product { id }
    }
  }
`;

/** The product of a variant; null when the variant is gone. */
export async function readProductId(shopDomain: string, variantId: bigint): Promise<bigint | null> {
  const { productVariant } = await adminGraphql<{ productVariant: { product: { id: string } } | null }>(
    shopDomain,
    READ_PRODUCT_ID,
    { id: gid("ProductVariant", variantId) },
  );
  return productVariant && toShopifyId(productVariant.product.id);
}
