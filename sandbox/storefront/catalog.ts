/** What the online store knows of the catalogue: lookups that pages, cart and JSON endpoints share. */
import { variantAvailability } from "#sandbox/store/operations/levels.ts";
import type { Collection, Image, Product, ShopState, Variant } from "#sandbox/store/state.ts";

export const isPublished = (product: Product) => product.status === "ACTIVE" && product.publishedAt !== null;

export const publishedProducts = (shop: ShopState) => [...shop.products.values()].filter(isPublished);

export const productByHandle = (shop: ShopState, handle: string) =>
  publishedProducts(shop).find((product) => product.handle === handle);

export const variantsOf = (shop: ShopState, product: Product): Variant[] =>
  product.variantIds.flatMap((id) => shop.variants.get(id) ?? []).sort((one, two) => one.position - two.position);

export const isAvailable = (shop: ShopState, variant: Variant) => variantAvailability(shop, variant).availableForSale;

export const hasOnlyDefaultVariant = (product: Product) =>
  product.variantIds.length === 1 && product.options.every(({ values }) => values.length === 1 && values[0] === "Default Title");

export const collectionByHandle = (shop: ShopState, handle: string): Collection | undefined =>
  [...shop.collections.values()].find((collection) => collection.handle === handle);

/** "Coat - Blue / M", or the product's title alone. */
export const fullTitle = (product: Product, variant: Variant) =>
  hasOnlyDefaultVariant(product) ? product.title : `${product.title} - ${variant.title}`;

/** The picture's address on the storefront, whatever host the state keeps it under. */
export function imageUrl(image: Image): string {
  const { pathname, search } = new URL(image.url, "http://storefront.invalid");
  return `${pathname}${search || `?v=${image.id}`}`;
}

export const variantImage = (product: Product, variant: Variant): Image | null =>
  product.images.find((image) => image.id === variant.imageId) ?? null;

/** Ids for option values, which the state keeps as texts only: stable as long as their order is. */
export const optionValueId = (optionId: number, index: number) => optionId * 100 + index + 1;

/** The variant that has exactly these option value ids, from `?option_values=`. */
export function variantByOptionValues(shop: ShopState, product: Product, ids: number[]): Variant | undefined {
  const wanted = product.options.map(({ id, values }) => values.find((_value, index) => ids.includes(optionValueId(id, index))));
  return variantsOf(shop, product).find((variant) =>
    variant.selectedOptions.every((option, index) => wanted[index] === undefined || option.value === wanted[index]),
  );
}
