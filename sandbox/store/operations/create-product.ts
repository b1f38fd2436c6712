/** A new product with its variants, their inventory items and first stock. */
import type { SandboxContext } from "#sandbox/context.ts";
import { nowInstant } from "#sandbox/store/instant.ts";
import { levelKey, noQuantities } from "#sandbox/store/operations/levels.ts";
import type { Image, Product, ShopState, Variant } from "#sandbox/store/state.ts";
import { productPayload } from "#sandbox/webhooks/payloads/product.ts";

export type NewVariant = {
  /** One value per option, in the options' order. */
  optionValues?: string[];
  sku?: string;
  barcode?: string | null;
  priceCents: number;
  compareAtPriceCents?: number | null;
  unitPrice?: Variant["unitPrice"];
  priceBreaks?: Variant["priceBreaks"];
  inventoryPolicy?: Variant["inventoryPolicy"];
  tracked?: boolean;
  requiresShipping?: boolean;
  /** Place in the product's images. */
  imageIndex?: number;
  /** Available units by location; a location that is not named does not stock the variant. */
  stock?: { locationId: number; units: number }[];
};

export type NewProduct = {
  title: string;
  handle?: string;
  descriptionHtml?: string;
  vendor?: string;
  productType?: string;
  tags?: string[];
  status?: Product["status"];
  /** Names of the options; none means a product with one "Default Title". */
  options?: string[];
  images?: Omit<Image, "id">[];
  variants: NewVariant[];
  templateSuffix?: string | null;
  createdAt?: string;
};

export const handleOf = (title: string) =>
  title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

/** Emits `products/create`. The caller sees to it that handles do not repeat. */
export function createProduct(context: SandboxContext, shop: ShopState, input: NewProduct): Product {
  const createdAt = input.createdAt ?? nowInstant();
  const product: Product = {
    id: context.store.nextId(),
    title: input.title,
    handle: input.handle ?? handleOf(input.title),
    descriptionHtml: input.descriptionHtml ?? "",
    vendor: input.vendor ?? shop.name,
    productType: input.productType ?? "",
    tags: input.tags ?? [],
    status: input.status ?? "ACTIVE",
    options: optionsOf(context, input),
    variantIds: [],
    images: (input.images ?? []).map((image) => ({ ...image, id: context.store.nextId() })),
    templateSuffix: input.templateSuffix ?? null,
    createdAt,
    updatedAt: createdAt,
    publishedAt: createdAt,
  };
  shop.products.set(product.id, product);
  for (const variant of input.variants) addVariant(context, shop, product, variant);
  context.store.emit(shop, "products/create", productPayload(shop, product, context.origins.storefront));
  return product;
}

function optionsOf(context: SandboxContext, input: NewProduct): Product["options"] {
  const names = input.options ?? [];
  if (names.length === 0) return [{ id: context.store.nextId(), name: "Title", values: ["Default Title"] }];
  return names.map((name, index) => ({
    id: context.store.nextId(),
    name,
    values: [...new Set(input.variants.map((variant) => variant.optionValues?.[index] ?? ""))],
  }));
}

function addVariant(context: SandboxContext, shop: ShopState, product: Product, input: NewVariant): void {
  const values = input.optionValues ?? ["Default Title"];
  const variant: Variant = {
    id: context.store.nextId(),
    productId: product.id,
    title: values.join(" / "),
    selectedOptions: product.options.map(({ name }, index) => ({ name, value: values[index] ?? "" })),
    sku: input.sku ?? "",
    barcode: input.barcode ?? null,
    priceCents: input.priceCents,
    compareAtPriceCents: input.compareAtPriceCents ?? null,
    unitPrice: input.unitPrice,
    priceBreaks: input.priceBreaks,
    position: product.variantIds.length + 1,
    inventoryItemId: context.store.nextId(),
    inventoryPolicy: input.inventoryPolicy ?? "DENY",
    taxable: true,
    requiresShipping: input.requiresShipping ?? true,
    imageId: product.images[input.imageIndex ?? -1]?.id ?? null,
    requiresSellingPlan: false,
    createdAt: product.createdAt,
    updatedAt: product.createdAt,
  };
  product.variantIds.push(variant.id);
  shop.variants.set(variant.id, variant);
  stockVariant(shop, variant, input);
}

function stockVariant(shop: ShopState, variant: Variant, input: NewVariant): void {
  const { inventoryItemId: id, createdAt } = variant;
  const item = { id, variantId: variant.id, sku: variant.sku, tracked: input.tracked ?? true, createdAt, updatedAt: createdAt };
  shop.inventoryItems.set(id, item);
  const stock = input.stock ?? [...shop.locations.keys()].slice(0, 1).map((locationId) => ({ locationId, units: 0 }));
  for (const { locationId, units } of stock) {
    const quantities = { ...noQuantities(), available: units };
    shop.inventoryLevels.set(levelKey(id, locationId), { inventoryItemId: id, locationId, quantities, updatedAt: createdAt });
  }
}
