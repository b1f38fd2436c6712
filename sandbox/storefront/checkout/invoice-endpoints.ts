/** /SHOP/invoices/TOKEN: where a draft order is paid. What it reserves is sold to nobody else; what it does not is checked. */
import { sendHtml } from "#sandbox/http.ts";
import { completeDraft } from "#sandbox/store/operations/draft-orders.ts";
import { refusals, titleOf } from "#sandbox/store/operations/refuse-lines.ts";
import type { Cart, DraftOrder, ShopState } from "#sandbox/store/state.ts";
import { readFields } from "#sandbox/storefront/http/read-fields.ts";
import { redirect, type Visit } from "#sandbox/storefront/http/visit.ts";
import { showNotFound } from "#sandbox/storefront/page-routes.ts";
import { checkForm, readCheckout } from "./checkout-form.ts";
import { checkoutHtml, EMPTY_CHECKOUT, type CheckoutState, type Refusal } from "./checkout-page.ts";

/** Null when there is nothing to pay for: then the visitor has been sent on. */
function openInvoice(visit: Visit, token: string): DraftOrder | null {
  const draft = [...visit.shop.draftOrders.values()].find((one) => one.token === token);
  if (draft?.orderId) {
    const order = visit.shop.orders.get(draft.orderId);
    if (order) redirect(visit, `/orders/${order.token}`);
    return null;
  }
  if (!draft) showNotFound(visit);
  return draft ?? null;
}

const asCart = (draft: DraftOrder, locale: string): Cart => ({
  token: draft.token,
  lines: draft.lineItems.map(({ variantId, quantity, customAttributes }, index) => ({
    key: String(index),
    variantId,
    quantity,
    properties: Object.fromEntries(customAttributes.map(({ key, value }) => [key, value])),
    sellingPlanId: null,
  })),
  note: draft.note ?? "",
  attributes: {},
  locale,
  createdAt: draft.createdAt,
  updatedAt: draft.updatedAt,
});

function refused(shop: ShopState, draft: DraftOrder): Refusal[] {
  if (draft.reservations.length > 0) return [];
  return refusals(shop, draft.lineItems).map(({ variantId, message }) => {
    const variant = shop.variants.get(variantId);
    return { title: variant ? titleOf(shop, variant) : "", message };
  });
}

function show(visit: Visit, draft: DraftOrder, state: Omit<CheckoutState, "locale" | "action">, status = 200): void {
  const { locale, shop } = visit;
  const action = `/${shop.id}/invoices/${draft.token}`;
  sendHtml(visit.response, status, checkoutHtml(shop, asCart(draft, locale), { ...state, action, locale }));
}

export function showInvoice(visit: Visit, _shopId: string, token: string): void {
  const draft = openInvoice(visit, token);
  if (!draft) return;
  show(visit, draft, { form: { ...EMPTY_CHECKOUT, email: draft.email ?? "" }, refusals: refused(visit.shop, draft) });
}

export async function payInvoice(visit: Visit, _shopId: string, token: string): Promise<void> {
  const form = readCheckout(await readFields(visit.request));
  const draft = openInvoice(visit, token);
  if (!draft) return;
  const errors = checkForm(form, visit.locale);
  if (Object.keys(errors).length > 0) return show(visit, draft, { form, errors }, 422);
  const problems = refused(visit.shop, draft);
  if (problems.length > 0) return show(visit, draft, { form, refusals: problems }, 422);
  Object.assign(draft, { email: form.email, shippingAddress: form.address });
  const completed = completeDraft(visit.context, visit.shop, draft, { paymentPending: false });
  if (!completed.ok) return show(visit, draft, { form, refusals: [{ title: "", message: completed.message }] }, 422);
  visit.context.store.changed();
  redirect(visit, `/orders/${completed.order.token}`, 303);
}
