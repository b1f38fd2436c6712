/** The variants' offer metafields: what the storefront reads. */
import { OFFER_METAFIELD } from "#app/domain/offer-metafield.ts";
import { gid } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

/** Shopify's limit; one that is refused keeps the others of its call from being written. */
const MOST_AT_ONCE = 25;

export const WRITE_METAFIELDS = `#graphql
  mutation WriteMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields { id }
      userErrors { field message code }
    }
  }
`;

/** `value` is JSON text. */
export type OfferMetafieldWrite = { variantId: bigint; value: string };

/** @returns the variants that Shopify refused, with its words. */
export async function writeOfferMetafields(
  shopDomain: string,
  writes: OfferMetafieldWrite[],
): Promise<{ variantId: bigint; refused: string }[]> {
  const refusals: { variantId: bigint; refused: string }[] = [];
  for (const batch of batches(writes)) {
    const refused = await setMetafields(shopDomain, batch);
    if (refused === null) continue;
    const [only, ...others] = batch;
    if (only && others.length === 0) refusals.push({ variantId: only.variantId, refused });
    else for (const write of batch) refusals.push(...(await writeOfferMetafields(shopDomain, [write])));
  }
  return refusals;
}

async function setMetafields(shopDomain: string, writes: OfferMetafieldWrite[]): Promise<string | null> {
  type Answer = { metafieldsSet: { userErrors: UserError[] } };
  const metafields = writes.map(({ variantId, value }) => ({
    ownerId: gid("ProductVariant", variantId),
    ...OFFER_METAFIELD,
    value,
  }));
  const { metafieldsSet } = await adminGraphql<Answer>(shopDomain, WRITE_METAFIELDS, { metafields });
  return refusalOf(metafieldsSet.userErrors);
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
export async function deleteOfferMetafields(shopDomain: string, variantIds: bigint[]): Promise<void> {
  type Answer = { metafieldsDelete: { userErrors: UserError[] } };
  const { namespace, key } = OFFER_METAFIELD;
  for (const batch of batches(variantIds)) {
    const metafields = batch.map((variantId) => ({ ownerId: gid("ProductVariant", variantId), namespace, key }));
    const { metafieldsDelete } = await adminGraphql<Answer>(shopDomain, DELETE_METAFIELDS, { metafields });
    const refusal = refusalOf(metafieldsDelete.userErrors);
    if (refusal) throw new Error(`Shopify did not delete the offer metafields: ${refusal}`);
  }
}

function* batches<Item>(items: Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += MOST_AT_ONCE) yield items.slice(start, start + MOST_AT_ONCE);
}
