/** LineItem of an order. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { decimal, moneyBag } from "#sandbox/admin-api/objects/money.ts";
import { imageObject } from "#sandbox/admin-api/objects/image.ts";
import { productObject } from "#sandbox/admin-api/objects/product.ts";
import { variantObject } from "#sandbox/admin-api/objects/product-variant.ts";
import { paidCents } from "#sandbox/store/operations/discounts.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { LineItem, Order } from "#sandbox/store/state.ts";

function moneyFields(order: Order, line: LineItem) {
  const bag = (cents: number) => moneyBag(cents, order.currencyCode);
  const own = (line.discounts ?? []).filter(({ discount }) => discount.productIds !== null);
  const ofItself = (units: number) => paidCents({ ...line, discounts: own }, units);
  return {
    originalUnitPrice: decimal(line.priceCents),
    originalUnitPriceSet: bag(line.priceCents),
    discountedUnitPriceSet: bag(ofItself(1)),
    discountedUnitPriceAfterAllDiscountsSet: bag(paidCents(line, 1)),
    originalTotalSet: bag(line.priceCents * line.quantity),
    discountedTotalSet: bag(ofItself(line.quantity)),
    unfulfilledOriginalTotalSet: bag(line.priceCents * line.fulfillableQuantity),
    unfulfilledDiscountedTotalSet: bag(ofItself(line.fulfillableQuantity)),
    totalDiscountSet: bag(line.priceCents * line.quantity - ofItself(line.quantity)),
    discountAllocations: [],
    taxLines: [],
    duties: [],
  };
}

export function lineItemObject(call: Call, order: Order, line: LineItem): object {
  const variant = () => (line.variantId === null ? undefined : call.shop.variants.get(line.variantId));
  const product = () => (line.productId === null ? undefined : call.shop.products.get(line.productId));
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    title: line.title,
    variantTitle: line.variantTitle,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    sku: line.sku || null,
    vendor: () => product()?.vendor ?? null,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    refundableQuantity: line.currentQuantity,
    unfulfilledQuantity: line.fulfillableQuantity,
    fulfillableQuantity: line.fulfillableQuantity,
    nonFulfillableQuantity: line.quantity - line.currentQuantity,
    customAttributes: line.customAttributes,
    sellingPlan: line.sellingPlanName && {
      name: line.sellingPlanName,
      sellingPlanId: line.sellingPlanId && gid("SellingPlan", line.sellingPlanId),
    },
    isGiftCard: false,
    merchantEditable: true,
    restockable: true,
    taxable: true,
    requiresShipping: () => variant()?.requiresShipping ?? true,
    variant() {
      const found = variant();
      return found ? variantObject(call, found) : null;
    },
    product() {
      const found = product();
      return found ? productObject(call, found) : null;
    },
    image() {
      const [first] = product()?.images ?? [];
      return first ? imageObject(call, first) : null;
    },
    ...moneyFields(order, line),
  };
}
