/** Variants: reading, and changing many of one product at once. */
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { metafieldNamespace } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { userError, type UserError } from "#sandbox/admin-api/errors.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { toCents } from "#sandbox/admin-api/objects/money.ts";
import { productObject } from "#sandbox/admin-api/objects/product.ts";
import { variantObject } from "#sandbox/admin-api/objects/product-variant.ts";
import { search, type SearchFields } from "#sandbox/admin-api/search-query.ts";
import { sorted } from "#sandbox/admin-api/sort.ts";
import { gid } from "#sandbox/store/gid.ts";
import { inventoryQuantity } from "#sandbox/store/operations/levels.ts";
import { setMetafield } from "#sandbox/store/operations/metafields.ts";
import { deleteVariants, updateVariants, type VariantChanges } from "#sandbox/store/operations/update-product.ts";
import type { Product, Variant } from "#sandbox/store/state.ts";

type ListArgs = PageArgs & { query?: string | null; sortKey?: string | null };

type VariantInput = {
  id?: string | null;
  inventoryPolicy?: Variant["inventoryPolicy"] | null;
  price?: string | null;
  compareAtPrice?: string | null;
  barcode?: string | null;
  taxable?: boolean | null;
  inventoryItem?: { sku?: string | null; tracked?: boolean | null; requiresShipping?: boolean | null } | null;
  inventoryQuantities?: unknown[] | null;
  metafields?: { namespace?: string | null; key: string; type?: string | null; value: string }[] | null;
};

type BulkUpdate = { productId: string; variants: VariantInput[]; allowPartialUpdates?: boolean | null };
type Change = { variant: Variant; to: VariantChanges; input: VariantInput };

const searchFields = (call: Call): SearchFields<Variant> => {
  const product = (variant: Variant) => call.shop.products.get(variant.productId);
  return {
    id: (variant) => variant.id,
    sku: (variant) => variant.sku,
    barcode: (variant) => variant.barcode,
    title: (variant) => `${product(variant)?.title} ${variant.title}`,
    product_id: (variant) => variant.productId,
    product_ids: (variant) => variant.productId,
    vendor: (variant) => product(variant)?.vendor,
    product_type: (variant) => product(variant)?.productType,
    product_status: (variant) => product(variant)?.status,
    tag: (variant) => product(variant)?.tags,
    inventory_quantity: (variant) => inventoryQuantity(call.shop, variant),
    updated_at: (variant) => variant.updatedAt,
    collection: ({ productId }) =>
      [...call.shop.collections.values()].filter((c) => c.productIds.includes(productId)).map((c) => c.id),
  };
};

const find = (call: Call, query: string | null | undefined): Variant[] =>
  search(call.shop.variants.values(), query, { fields: searchFields(call), words: ["title", "sku", "barcode"] });

const SORTS = {
  TITLE: (variant: Variant) => variant.title,
  SKU: (variant: Variant) => variant.sku,
  POSITION: (variant: Variant) => variant.position,
};

function bulkUpdate({ productId, variants, allowPartialUpdates }: BulkUpdate, call: Call) {
  const product = lookUp(call.shop.products, "Product", productId);
  if (!product) {
    const missing = userError(["productId"], "Product does not exist", "PRODUCT_DOES_NOT_EXIST");
    return { product: null, productVariants: null, userErrors: [missing] };
  }
  const read = variants.map((input, index) => readVariant(call, product, input, index));
  const changes = read.filter((one): one is Change => "variant" in one);
  const userErrors = read.filter((one): one is UserError => "message" in one);
  if (userErrors.length > 0 && !allowPartialUpdates)
    return { product: productObject(call, product), productVariants: null, userErrors };
  if (changes.length > 0) apply(call, product, changes);
  const productVariants = changes.map(({ variant }) => variantObject(call, variant));
  return { product: productObject(call, product), productVariants, userErrors };
}

function readVariant(call: Call, product: Product, input: VariantInput, index: number): Change | UserError {
  const at = (field: string) => ["variants", String(index), field];
  if (!input.id) return userError(at("id"), "Product variant is missing ID attribute", "PRODUCT_VARIANT_ID_MISSING");
  const variant = lookUp(call.shop.variants, "ProductVariant", input.id);
  if (variant?.productId !== product.id) {
    return userError(at("id"), "Product variant does not exist", "PRODUCT_VARIANT_DOES_NOT_EXIST");
  }
  if (input.inventoryQuantities) {
    const message =
      "Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.";
    return userError(at("inventoryQuantities"), message, "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE");
  }
  const priceCents = input.price === undefined || input.price === null ? undefined : toCents(input.price);
  if (priceCents === null) return userError(at("price"), "Price is invalid", "INVALID_INPUT");
  if (priceCents !== undefined && priceCents < 0) {
    return userError(at("price"), "Price must be greater than or equal to 0", "GREATER_THAN_OR_EQUAL_TO");
  }
  return { variant, input, to: changesOf(input, priceCents) };
}

function changesOf(input: VariantInput, priceCents: number | undefined): VariantChanges {
  const item = input.inventoryItem;
  const itemChanges = {
    ...(typeof item?.sku === "string" ? { sku: item.sku } : {}),
    ...(typeof item?.tracked === "boolean" ? { tracked: item.tracked } : {}),
  };
  return {
    ...(input.inventoryPolicy ? { inventoryPolicy: input.inventoryPolicy } : {}),
    ...(priceCents === undefined ? {} : { priceCents }),
    ...(input.compareAtPrice === undefined
      ? {}
      : { compareAtPriceCents: input.compareAtPrice === null ? null : toCents(input.compareAtPrice) }),
    ...(input.barcode === undefined ? {} : { barcode: input.barcode }),
    ...(typeof input.taxable === "boolean" ? { taxable: input.taxable } : {}),
    ...(typeof item?.requiresShipping === "boolean" ? { requiresShipping: item.requiresShipping } : {}),
    ...(Object.keys(itemChanges).length > 0 ? { item: itemChanges } : {}),
  };
}

function apply(call: Call, product: Product, changes: Change[]): void {
  for (const { variant, input } of changes) {
    for (const { namespace, key, type, value } of input.metafields ?? []) {
      const ownerGid = gid("ProductVariant", variant.id);
      const entry = {
        ownerGid,
        namespace: metafieldNamespace(call, namespace),
        key,
        type: type ?? "single_line_text_field",
        value,
      };
      setMetafield(call.context, call.shop, entry);
    }
  }
  updateVariants(call.context, call.shop, product, changes);
}

function bulkDelete({ productId, variantsIds }: { productId: string; variantsIds: string[] }, call: Call) {
  const product = lookUp(call.shop.products, "Product", productId);
  if (!product) {
    return { product: null, userErrors: [userError(["productId"], "Product does not exist", "PRODUCT_DOES_NOT_EXIST")] };
  }
  const found = variantsIds.map((id) => lookUp(call.shop.variants, "ProductVariant", id));
  const userErrors = found.flatMap((variant, index) => {
    const at = ["variantsIds", String(index)];
    if (variant?.productId === product.id) return [];
    return [
      userError(at, "At least one variant does not belong to the product", "AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT"),
    ];
  });
  const ids = found.flatMap((variant) => variant?.id ?? []);
  if (userErrors.length === 0 && ids.length > 0) deleteVariants(call.context, call.shop, product, ids);
  return { product: productObject(call, product), userErrors };
}

export const variants: ResolverGroup = {
  query: {
    productVariant({ id }: { id: string }, call) {
      const variant = lookUp(call.shop.variants, "ProductVariant", id);
      return variant ? variantObject(call, variant) : null;
    },
    productVariants: (args: ListArgs, call) =>
      connectionById(sorted(find(call, args.query), args.sortKey, SORTS), args, (variant) => variantObject(call, variant)),
    productVariantsCount: ({ query }: { query?: string | null }, call) => count(find(call, query).length),
  },
  mutation: { productVariantsBulkUpdate: bulkUpdate, productVariantsBulkDelete: bulkDelete },
};
