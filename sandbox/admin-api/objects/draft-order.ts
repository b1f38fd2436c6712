/** DraftOrder. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { customerObject } from "#sandbox/admin-api/objects/customer.ts";
import { mailingAddressObject } from "#sandbox/admin-api/objects/mailing-address.ts";
import { metafieldFields } from "#sandbox/admin-api/objects/metafield.ts";
import { moneyBag } from "#sandbox/admin-api/objects/money.ts";
import { orderObject } from "#sandbox/admin-api/objects/order.ts";
import { productObject } from "#sandbox/admin-api/objects/product.ts";
import { variantObject } from "#sandbox/admin-api/objects/product-variant.ts";
import { gid } from "#sandbox/store/gid.ts";
import { findCustomer } from "#sandbox/store/operations/find-or-create-customer.ts";
import type { DraftOrder } from "#sandbox/store/state.ts";
import { draftTotalCents, invoiceUrl } from "#sandbox/webhooks/payloads/draft-order.ts";

type Line = DraftOrder["lineItems"][number] & { id: number };

function lineObject(call: Call, line: Line) {
  const variant = call.shop.variants.get(line.variantId);
  const product = variant && call.shop.products.get(variant.productId);
  const price = variant?.priceCents ?? 0;
  const bag = (cents: number) => moneyBag(cents, call.shop.currencyCode);
  return {
    __typename: "DraftOrderLineItem",
    id: gid("DraftOrderLineItem", line.id),
    uuid: String(line.id),
    title: product?.title ?? "",
    name: product?.title ?? "",
    variantTitle: variant?.title === "Default Title" ? null : (variant?.title ?? null),
    sku: variant?.sku || null,
    vendor: product?.vendor ?? null,
    quantity: line.quantity,
    custom: false,
    customAttributes: line.customAttributes,
    isGiftCard: false,
    requiresShipping: variant?.requiresShipping ?? true,
    taxable: variant?.taxable ?? true,
    originalUnitPriceSet: bag(price),
    originalTotalSet: bag(price * line.quantity),
    discountedTotalSet: bag(price * line.quantity),
    totalDiscountSet: bag(0),
    variant: () => (variant ? variantObject(call, variant) : null),
    product: () => (product ? productObject(call, product) : null),
  };
}

export function draftOrderObject(call: Call, draft: DraftOrder): object {
  const { shop } = call;
  const id = gid("DraftOrder", draft.id);
  const total = moneyBag(draftTotalCents(shop, draft), shop.currencyCode);
  const lines = () => draft.lineItems.map((line, index) => ({ ...line, id: draft.id + index + 1 }));
  const order = () => (draft.orderId === null ? undefined : shop.orders.get(draft.orderId));
  return {
    __typename: "DraftOrder",
    id,
    legacyResourceId: String(draft.id),
    name: draft.name,
    status: draft.status,
    email: draft.email,
    phone: null,
    note2: draft.note,
    tags: draft.tags,
    customAttributes: draft.customAttributes,
    currencyCode: shop.currencyCode,
    presentmentCurrencyCode: shop.currencyCode,
    invoiceUrl: invoiceUrl(call.context, shop, draft),
    invoiceSentAt: draft.invoiceSentAt,
    reserveInventoryUntil: draft.reserveInventoryUntil,
    ready: true,
    taxExempt: false,
    taxesIncluded: false,
    completedAt: draft.completedAt,
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt,
    subtotalPriceSet: total,
    totalPriceSet: total,
    totalLineItemsPriceSet: total,
    totalDiscountsSet: moneyBag(0, shop.currencyCode),
    totalTaxSet: moneyBag(0, shop.currencyCode),
    totalShippingPriceSet: moneyBag(0, shop.currencyCode),
    totalQuantityOfLineItems: draft.lineItems.reduce((sum, { quantity }) => sum + quantity, 0),
    warnings: [],
    shippingAddress: () => mailingAddressObject(draft.shippingAddress, draft.id),
    billingAddress: () => mailingAddressObject(draft.shippingAddress, draft.id),
    customer() {
      const found = findCustomer(shop, { email: draft.email });
      return found ? customerObject(call, found) : null;
    },
    order() {
      const found = order();
      return found ? orderObject(call, found) : null;
    },
    lineItems: (args: PageArgs) => connectionById(lines(), args, (line) => lineObject(call, line)),
    ...metafieldFields(call, id),
  };
}
