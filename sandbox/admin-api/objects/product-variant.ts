/** ProductVariant. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { imageObject, mediaObject } from "#sandbox/admin-api/objects/image.ts";
import { inventoryItemObject } from "#sandbox/admin-api/objects/inventory-item.ts";
import { metafieldFields } from "#sandbox/admin-api/objects/metafield.ts";
import { decimal } from "#sandbox/admin-api/objects/money.ts";
import { productObject } from "#sandbox/admin-api/objects/product.ts";
import { sellingPlanGroupObject } from "#sandbox/admin-api/objects/selling-plan-group.ts";
import { gid } from "#sandbox/store/gid.ts";
import { inventoryQuantity, itemOf, sellableOnlineQuantity, variantAvailability } from "#sandbox/store/operations/levels.ts";
import { groupsOf } from "#sandbox/store/operations/selling-plans.ts";
import type { Variant } from "#sandbox/store/state.ts";

export function variantObject(call: Call, variant: Variant): object {
  const { shop } = call;
  const id = gid("ProductVariant", variant.id);
  const product = () => shop.products.get(variant.productId)!;
  const image = () => product().images.find((candidate) => candidate.id === variant.imageId);
  const groups = () => groupsOf(shop, { variantId: variant.id, productId: variant.productId });
  return {
    __typename: "ProductVariant",
    id,
    legacyResourceId: String(variant.id),
    title: variant.title,
    displayName: () => `${product().title} - ${variant.title}`,
    sku: variant.sku || null,
    barcode: variant.barcode,
    price: decimal(variant.priceCents),
    compareAtPrice: variant.compareAtPriceCents === null ? null : decimal(variant.compareAtPriceCents),
    position: variant.position,
    taxable: variant.taxable,
    taxCode: null,
    requiresComponents: false,
    unitPrice: null,
    unitPriceMeasurement: null,
    showUnitPrice: false,
    inventoryPolicy: variant.inventoryPolicy,
    inventoryQuantity: () => inventoryQuantity(shop, variant),
    sellableOnlineQuantity: () => sellableOnlineQuantity(shop, variant),
    availableForSale: () => variantAvailability(shop, variant).availableForSale,
    selectedOptions: () => variant.selectedOptions.map(({ name, value }) => ({ name, value, optionValue: { name: value } })),
    createdAt: variant.createdAt,
    updatedAt: variant.updatedAt,
    product: () => productObject(call, product()),
    inventoryItem: () => inventoryItemObject(call, itemOf(shop, variant)),
    image() {
      const found = image();
      return found ? imageObject(call, found) : null;
    },
    media(args: PageArgs) {
      const found = image();
      return connectionById(found ? [found] : [], args, (one) => mediaObject(call, one));
    },
    sellingPlanGroupsCount: () => count(groups().length),
    sellingPlanGroups: (args: PageArgs) => connectionById(groups(), args, (group) => sellingPlanGroupObject(call, group)),
    ...metafieldFields(call, id),
  };
}
