/** Offers of many variants in one operation: the mutations, their lines, and what a line of the result says. */
import { OFFER_METAFIELD } from "#app/domain/offer-metafield.ts";
import type { InventoryPolicy } from "#app/domain/offer.ts";
import { gid } from "#app/domain/shopify-id.ts";
import type { UserError } from "./user-errors.ts";

/** Policies, and offer metafields beside them where the lines have any. */
export const WRITE_VARIANTS_IN_BULK = `#graphql
  mutation WriteVariantsInBulk($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: true) {
      product { id }
      userErrors { field message code }
    }
  }
`;

export const DELETE_METAFIELDS_IN_BULK = `#graphql
  mutation DeleteMetafieldsInBulk($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) {
      deletedMetafields { key }
      userErrors { field message }
    }
  }
`;

/** The same mutation under a name of its own, by which `findBulkOperation` knows it. */
export const named = (document: string, name: string): string =>
  document
    .replace("#graphql", "")
    .replace(/(mutation|query) \w+/, `$1 ${name}`)
    .trim();

/** Shopify's limits for one line. */
export const VARIANTS_PER_LINE = 250;
export const METAFIELDS_PER_LINE = 25;

export type VariantLine = { variantId: bigint; policy: InventoryPolicy; offer?: string };

/** Variants of one product. */
export function variantsLine(productId: bigint, variants: VariantLine[]): string {
  const inputs = variants.map(({ variantId, policy, offer }) => ({
    id: gid("ProductVariant", variantId),
    inventoryPolicy: policy,
    ...(offer === undefined ? {} : { metafields: [{ ...OFFER_METAFIELD, value: offer }] }),
  }));
  return JSON.stringify({ productId: gid("Product", productId), variants: inputs });
}

export function deletionLine(variantIds: bigint[]): string {
  const { namespace, key } = OFFER_METAFIELD;
  return JSON.stringify({
    metafields: variantIds.map((variantId) => ({ ownerId: gid("ProductVariant", variantId), namespace, key })),
  });
}

/** What became of a line: the places in it that were not done, or all of them. */
export type LineOutcome = { line: number; failed: "all" | Set<number> };

export function readOutcome(text: string): LineOutcome {
  type Answer = { userErrors?: UserError[] } | null;
  const read = JSON.parse(text) as { __lineNumber: number; data?: Record<string, Answer>; errors?: unknown[] };
  const [answer] = Object.values(read.data ?? {});
  if (read.errors?.length || !answer) return { line: read.__lineNumber, failed: "all" };
  const failed = new Set<number>();
  for (const { field } of answer.userErrors ?? []) {
    const place = Number(field?.[1]);
    if (!field || field.length < 2 || !Number.isInteger(place)) return { line: read.__lineNumber, failed: "all" };
    failed.add(place);
  }
  return { line: read.__lineNumber, failed };
}
