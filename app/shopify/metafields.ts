/** The variant's offer metafield: what the storefront reads. */
import { OFFER_METAFIELD } from "#app/domain/offer-metafield.ts";
import { gid } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

export const WRITE_METAFIELDS = `#graphql
  mutation WriteMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields { id }
      userErrors { field message code }
    }
  }
`;

/** @param value JSON text. @throws Error with Shopify's words when it refuses. */
export async function writeOfferMetafield(shopDomain: string, variantId: bigint, value: string): Promise<void> {
  type Answer = { metafieldsSet: { userErrors: UserError[] } };
  const metafield = { ownerId: gid("ProductVariant", variantId), ...OFFER_METAFIELD, value };
  const { metafieldsSet } = await adminGraphql<Answer>(shopDomain, WRITE_METAFIELDS, { metafields: [metafield] });
  const refusal = refusalOf(metafieldsSet.userErrors);
  if (refusal) throw new Error(`Shopify did not take the offer metafield: ${refusal}`);
}

export const DELETE_METAFIELDS = `#graphql
  mutation DeleteMetafields($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) {
      deletedMetafields { key }
      userErrors { field message }
    }
  }
`;

/** Deleting what is not there is no error. @throws Error with Shopify's words when it refuses. */
export async function deleteOfferMetafield(shopDomain: string, variantId: bigint): Promise<void> {
  type Answer = { metafieldsDelete: { userErrors: UserError[] } };
  const { namespace, key } = OFFER_METAFIELD;
  const metafield = { ownerId: gid("ProductVariant", variantId), namespace, key };
  const { metafieldsDelete } = await adminGraphql<Answer>(shopDomain, DELETE_METAFIELDS, { metafields: [metafield] });
  const refusal = refusalOf(metafieldsDelete.userErrors);
  if (refusal) throw new Error(`Shopify did not delete the offer metafield: ${refusal}`);
}
