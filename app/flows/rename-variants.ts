/** Takes over titles, handle, picture and SKUs of a product, and finds assigned variants that it no longer has. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { findVariantsOfProduct, saveProductFacts, type ProductFacts } from "#app/data/shopify-facts.ts";
import { markVariantDeleted } from "#app/flows/mark-variant-deleted.ts";
import { showProduct } from "#app/flows/show-product.ts";

export type RenameInput = ProductFacts & {
  /** Whether shoppers can see it; left out where that was not told. */
  onOnlineStore?: boolean;
  /** Ids of all its variants; null when the telling was not complete. */
  allVariantIds: bigint[] | null;
  now: Date;
};

/** The newest `updatedAt` wins. @returns how many assignments were told of, and how many of their variants are gone */
export async function renameVariants(tx: ShopTx, input: RenameInput): Promise<{ renamed: number; deleted: number }> {
  const assigned = await findVariantsOfProduct(tx, input.productId);
  await lockVariants(
    tx,
    assigned.map((variant) => variant.variantId),
  );
  const there = input.allVariantIds && new Set(input.allVariantIds);
  const gone = assigned
    .filter(({ variantId, productToldAt }) => there && !there.has(variantId) && productToldAt <= input.updatedAt)
    .map(({ variantId }) => variantId);
  const { productId, onOnlineStore, updatedAt, now } = input;
  if (onOnlineStore !== undefined) await showProduct(tx, { productId, onOnlineStore, updatedAt, now });
  const renamed = await saveProductFacts(tx, input);
  return { renamed, deleted: await markVariantDeleted(tx, { variantIds: gone, now: input.now }) };
}
