/** A variant's full name; Shopify calls the only variant of a product "Default Title", which no merchant wrote. */

const ONLY_VARIANT = "Default Title";

/** "" for a product's only variant. */
export const variantSuffix = (variantTitle: string): string => (variantTitle === ONLY_VARIANT ? "" : variantTitle);

/** "Linen shirt, Blue / M", or the product's name alone. */
export function variantName({ productTitle, variantTitle }: { productTitle: string; variantTitle: string }): string {
  return [productTitle, variantSuffix(variantTitle)].filter(Boolean).join(", ");
}
