/** What the resource picker lists and gives back, in the shape of App Bridge's Product, ProductVariant and Collection. */
import { pictureUrl } from "#sandbox/admin-host/format.ts";
import type { AdminHost } from "#sandbox/admin-host/host.ts";
import { productMatches, variantsOf } from "#sandbox/admin-host/pages/products.ts";
import { gid } from "#sandbox/store/gid.ts";
import { variantAvailability } from "#sandbox/store/operations/levels.ts";
import type { Collection, Image, Product, ShopState, Variant } from "#sandbox/store/state.ts";

const PAGE_SIZE = 50;

const amount = (cents: number) => (cents / 100).toFixed(2);

function image(host: AdminHost, picture: Image | undefined) {
  if (!picture) return null;
  return {
    id: gid("ProductImage", picture.id),
    altText: picture.altText,
    originalSrc: pictureUrl(host.context, picture.url),
  };
}

function variantResource(host: AdminHost, shop: ShopState, product: Product, variant: Variant) {
  const { availableForSale, inventoryQuantity } = variantAvailability(shop, variant);
  const isTracked = shop.inventoryItems.get(variant.inventoryItemId)?.tracked;
  const picture = product.images.find((candidate) => candidate.id === variant.imageId);
  return {
    id: gid("ProductVariant", variant.id),
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku,
    barcode: variant.barcode,
    price: amount(variant.priceCents),
    compareAtPrice: variant.compareAtPriceCents === null ? null : amount(variant.compareAtPriceCents),
    position: variant.position,
    availableForSale,
    inventoryQuantity,
    inventoryPolicy: variant.inventoryPolicy,
    inventoryManagement: isTracked ? "SHOPIFY" : "NOT_MANAGED",
    inventoryItem: { id: gid("InventoryItem", variant.inventoryItemId) },
    image: image(host, picture),
    product: { id: gid("Product", product.id), title: product.title, handle: product.handle },
    requiresShipping: variant.requiresShipping,
    selectedOptions: variant.selectedOptions.map(({ value }) => ({ value })),
    taxable: variant.taxable,
    weight: 0,
    weightUnit: "KILOGRAMS",
    createdAt: variant.createdAt,
    updatedAt: variant.updatedAt,
  };
}

function productResource(host: AdminHost, shop: ShopState, product: Product) {
  const variants = variantsOf(shop, product).map((variant) => variantResource(host, shop, product, variant));
  return {
    id: gid("Product", product.id),
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: product.status,
    templateSuffix: product.templateSuffix,
    options: product.options.map(({ id, name, values }, index) => ({
      id: gid("ProductOption", id),
      name,
      position: index + 1,
      values,
    })),
    images: product.images.flatMap((picture) => image(host, picture) ?? []),
    hasOnlyDefaultVariant: variants.length === 1 && variants[0]?.title === "Default Title",
    totalInventory: variants.reduce((sum, variant) => sum + variant.inventoryQuantity, 0),
    totalVariants: variants.length,
    tracksInventory: variants.some((variant) => variant.inventoryManagement === "SHOPIFY"),
    availablePublicationCount: 1,
    variants,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.publishedAt,
  };
}

function collectionResource(collection: Collection) {
  return {
    id: gid("Collection", collection.id),
    title: collection.title,
    handle: collection.handle,
    description: collection.descriptionHtml.replace(/<[^>]*>/g, ""),
    descriptionHtml: collection.descriptionHtml,
    image: null,
    productsCount: collection.productIds.length,
    productsAutomaticallySortedCount: 0,
    productsManuallySortedCount: collection.productIds.length,
    publicationCount: 1,
    availablePublicationCount: 1,
    seo: { title: collection.title, description: null },
    sortOrder: "MANUAL",
    storefrontId: gid("Collection", collection.id),
    templateSuffix: null,
    updatedAt: collection.updatedAt,
  };
}

/** `filter` of the picker's options, as query parameters: draft, archived and hidden are shown unless "false". */
function isWanted(product: Product, parameters: URLSearchParams): boolean {
  const isOff = (name: string) => parameters.get(name) === "false";
  if (isOff("draft") && product.status === "DRAFT") return false;
  if (isOff("archived") && product.status === "ARCHIVED") return false;
  return !(isOff("hidden") && product.publishedAt === null);
}

/** One page of resources (`query`), or those with the given `ids` (of products, variants or collections): `{ items, next }`, where `next` is the offset of the following page or null. */
export function listResources(host: AdminHost, shop: ShopState, parameters: URLSearchParams) {
  const query = parameters.get("query")?.trim() ?? "";
  const offset = Number(parameters.get("offset")) || 0;
  const ids = new Set((parameters.get("ids") ?? "").split(",").filter(Boolean));
  const isAsked = (product: Product) => [product.id, ...product.variantIds].some((id) => ids.has(String(id)));
  const page = <Item>(all: Item[]) => ({
    shown: all.slice(offset, offset + PAGE_SIZE),
    next: all.length > offset + PAGE_SIZE ? offset + PAGE_SIZE : null,
  });
  if (parameters.get("type") === "collection") {
    const all = [...shop.collections.values()].filter(({ id, title }) =>
      ids.size > 0 ? ids.has(String(id)) : title.toLowerCase().includes(query.toLowerCase()),
    );
    const { shown, next } = page(all);
    return { items: shown.map(collectionResource), next };
  }
  const all = [...shop.products.values()].filter((product) =>
    ids.size > 0 ? isAsked(product) : isWanted(product, parameters) && productMatches(shop, product, query),
  );
  const { shown, next } = page(all);
  return { items: shown.map((product) => productResource(host, shop, product)), next };
}
