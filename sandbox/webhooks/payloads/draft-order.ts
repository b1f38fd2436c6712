/** Body of `draft_orders/create` and `…/update`. */
import type { SandboxContext } from "#sandbox/context.ts";
import { gid } from "#sandbox/store/gid.ts";
import { inZone } from "#sandbox/store/instant.ts";
import { findCustomer } from "#sandbox/store/operations/find-or-create-customer.ts";
import type { DraftOrder, ShopState } from "#sandbox/store/state.ts";
import { addressPayload, orderCustomerPayload } from "#sandbox/webhooks/payloads/customer.ts";
import { decimal } from "#sandbox/webhooks/payloads/money.ts";

/** Where the customer pays: the storefront's own address. */
export const invoiceUrl = (context: SandboxContext, shop: ShopState, draft: DraftOrder) =>
  `${context.origins.storefront}/${shop.id}/invoices/${draft.token}`;

export const draftTotalCents = (shop: ShopState, draft: DraftOrder) =>
  draft.lineItems.reduce((sum, { variantId, quantity }) => sum + (shop.variants.get(variantId)?.priceCents ?? 0) * quantity, 0);

function linePayload(shop: ShopState, draft: DraftOrder, line: DraftOrder["lineItems"][number], index: number) {
  const variant = shop.variants.get(line.variantId);
  const product = variant && shop.products.get(variant.productId);
  const variantTitle = variant?.title === "Default Title" ? null : (variant?.title ?? null);
  const id = draft.id + index + 1;
  return {
    id,
    variant_id: line.variantId,
    product_id: product?.id ?? null,
    title: product?.title ?? "",
    variant_title: variantTitle,
    sku: variant?.sku || null,
    vendor: product?.vendor ?? null,
    quantity: line.quantity,
    requires_shipping: variant?.requiresShipping ?? true,
    taxable: variant?.taxable ?? true,
    gift_card: false,
    fulfillment_service: "manual",
    grams: 0,
    tax_lines: [],
    applied_discount: null,
    name: variantTitle ? `${product?.title} - ${variantTitle}` : (product?.title ?? ""),
    properties: line.customAttributes.map(({ key, value }) => ({ name: key, value })),
    custom: false,
    price: decimal(variant?.priceCents ?? 0),
    admin_graphql_api_id: gid("DraftOrderLineItem", id),
  };
}

export function draftOrderPayload(context: SandboxContext, shop: ShopState, draft: DraftOrder) {
  const at = (instant: string | null) => instant && inZone(instant, shop.ianaTimezone);
  const customer = findCustomer(shop, { email: draft.email });
  const address = draft.shippingAddress && addressPayload(draft.shippingAddress);
  const total = decimal(draftTotalCents(shop, draft));
  return {
    id: draft.id,
    note: draft.note,
    email: draft.email,
    taxes_included: false,
    currency: shop.currencyCode,
    invoice_sent_at: at(draft.invoiceSentAt),
    created_at: at(draft.createdAt),
    updated_at: at(draft.updatedAt),
    tax_exempt: false,
    completed_at: at(draft.completedAt),
    name: draft.name,
    "allow_discount_codes_in_checkout?": false,
    "b2b?": false,
    status: draft.status.toLowerCase(),
    line_items: draft.lineItems.map((line, index) => linePayload(shop, draft, line, index)),
    api_client_id: context.app.appId,
    shipping_address: address,
    billing_address: address,
    invoice_url: invoiceUrl(context, shop, draft),
    created_on_api_version_handle: "2026-10",
    applied_discount: null,
    order_id: draft.orderId,
    shipping_line: null,
    tax_lines: [],
    tags: draft.tags.join(", "),
    note_attributes: draft.customAttributes.map(({ key, value }) => ({ name: key, value })),
    total_price: total,
    subtotal_price: total,
    total_tax: "0.00",
    payment_terms: null,
    admin_graphql_api_id: gid("DraftOrder", draft.id),
    customer: customer && orderCustomerPayload(shop, customer, draft.shippingAddress),
  };
}
