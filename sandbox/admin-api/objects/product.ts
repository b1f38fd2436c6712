/** Product. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { readId } from "#sandbox/admin-api/ids.ts";
import { collectionObject } from "#sandbox/admin-api/objects/collection.ts";
import { imageObject, mediaObject } from "#sandbox/admin-api/objects/image.ts";
import { metafieldFields } from "#sandbox/admin-api/objects/metafield.ts";
import { moneyV2 } from "#sandbox/admin-api/objects/money.ts";
import { variantObject } from "#sandbox/admin-api/objects/product-variant.ts";
import { sellingPlanGroupObject } from "#sandbox/admin-api/objects/selling-plan-group.ts";
import { gid } from "#sandbox/store/gid.ts";
import { inventoryQuantity, itemOf, variantAvailability } from "#sandbox/store/operations/levels.ts";
import { groupsOf } from "#sandbox/store/operations/selling-plans.ts";
import type { Product, ShopState, Variant } from "#sandbox/store/state.ts";

export const variantsOf = (shop: ShopState, product: Product): Variant[] =>
  product.variantIds.flatMap((id) => shop.variants.get(id) ?? []);

const plainText = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

export function productObject(call: Call, product: Product): object {
  const { shop } = call;
  const id = gid("Product", product.id);
  return {
    __typename: "Product",
    id,
    legacyResourceId: String(product.id),
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.descriptionHtml,
    bodyHtml: product.descriptionHtml,
    description({ truncateAt }: { truncateAt?: number | null }) {
      const text = plainText(product.descriptionHtml);
      return truncateAt && text.length > truncateAt ? `${text.slice(0, truncateAt - 3)}...` : text;
    },
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags.toSorted(),
    status: product.status,
    templateSuffix: product.templateSuffix,
    isGiftCard: false,
    category: null,
    requiresSellingPlan: () => variantsOf(shop, product).every((variant) => variant.requiresSellingPlan),
    hasVariantsThatRequiresComponents: false,
    seo: { title: null, description: null },
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.publishedAt,
    onlineStoreUrl: product.publishedAt && `${call.context.origins.storefront}/products/${product.handle}`,
    onlineStorePreviewUrl: `${call.context.origins.storefront}/products/${product.handle}`,
    ...stockFields(shop, product),
    ...mediaFields(call, product),
    ...listFields(call, product),
    ...metafieldFields(call, id),
  };
}

function stockFields(shop: ShopState, product: Product) {
  const variants = () => variantsOf(shop, product);
  const prices = () => variants().map((variant) => variant.priceCents);
  return {
    totalInventory: () => variants().reduce((units, variant) => units + inventoryQuantity(shop, variant), 0),
    tracksInventory: () => variants().some((variant) => itemOf(shop, variant).tracked),
    totalVariants: product.variantIds.length,
    hasOnlyDefaultVariant: () => product.options.length === 1 && product.options[0]?.values[0] === "Default Title",
    hasOutOfStockVariants: () => variants().some((variant) => !variantAvailability(shop, variant).availableForSale),
    variantsCount: () => count(product.variantIds.length),
    priceRangeV2: () => ({
      minVariantPrice: moneyV2(Math.min(...prices()), shop.currencyCode),
      maxVariantPrice: moneyV2(Math.max(...prices()), shop.currencyCode),
    }),
    options: ({ first }: { first?: number | null }) =>
      product.options.slice(0, first ?? undefined).map((option, index) => ({
        __typename: "ProductOption",
        id: gid("ProductOption", option.id),
        name: option.name,
        position: index + 1,
        values: option.values,
        optionValues: option.values.map((name, place) => ({
          __typename: "ProductOptionValue",
          id: gid("ProductOptionValue", option.id + place + 1),
          name,
          hasVariants: true,
          linkedMetafieldValue: null,
          swatch: null,
        })),
      })),
  };
}

function mediaFields(call: Call, product: Product) {
  const first = product.images[0];
  return {
    featuredImage: () => (first ? imageObject(call, first) : null),
    featuredMedia: () => (first ? mediaObject(call, first) : null),
    images: (args: PageArgs) => connectionById(product.images, args, (image) => imageObject(call, image)),
    media: (args: PageArgs) => connectionById(product.images, args, (image) => mediaObject(call, image)),
    mediaCount: () => count(product.images.length),
  };
}

function listFields(call: Call, product: Product) {
  const { shop } = call;
  const collections = () => [...shop.collections.values()].filter(({ productIds }) => productIds.includes(product.id));
  const groups = () => groupsOf(shop, { variantId: null, productId: product.id });
  return {
    variants: (args: PageArgs) => connectionById(variantsOf(shop, product), args, (variant) => variantObject(call, variant)),
    collections: (args: PageArgs) => connectionById(collections(), args, (one) => collectionObject(call, one)),
    inCollection({ id }: { id: string }) {
      const collectionId = readId("Collection", id);
      return collections().some((collection) => collection.id === collectionId);
    },
    sellingPlanGroupsCount: () => count(groups().length),
    sellingPlanGroups: (args: PageArgs) => connectionById(groups(), args, (group) => sellingPlanGroupObject(call, group)),
  };
}
