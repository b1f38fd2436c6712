/** /checkout, /checkouts/cn/TOKEN (the cart's token, as on Shopify), its thank-you page, and /orders/TOKEN. */
import { validateCart, type BuyerStep } from "#sandbox/functions/validate-cart.ts";
import { sendHtml } from "#sandbox/http.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { refusals, titleOf } from "#sandbox/store/operations/refuse-lines.ts";
import type { Cart, Order } from "#sandbox/store/state.ts";
import { readFields } from "#sandbox/storefront/http/read-fields.ts";
import { localPath, redirect, type Visit } from "#sandbox/storefront/http/visit.ts";
import { showNotFound } from "#sandbox/storefront/page-routes.ts";
import { checkForm, readCheckout, type CheckoutForm } from "./checkout-form.ts";
import { checkoutHtml, type CheckoutState, type Refusal } from "./checkout-page.ts";
import { orderHtml } from "./order-page.ts";

export function startCheckout(visit: Visit): void {
  const { cart } = visit;
  if (!cart || cart.lines.length === 0) return redirect(visit, localPath(visit, "/cart"));
  cart.locale = visit.locale;
  redirect(visit, `/checkouts/cn/${cart.token}`);
}

const linesFor = (cart: Cart) =>
  cart.lines.map(({ variantId, quantity, properties, sellingPlanId }) => ({
    variantId,
    quantity,
    sellingPlanId,
    customAttributes: Object.entries(properties).map(([key, value]) => ({ key, value })),
  }));

function titled(visit: Visit, found: { variantId: number; message: string }[]): Refusal[] {
  return found.map(({ variantId, message }) => {
    const variant = visit.shop.variants.get(variantId);
    return { title: variant ? titleOf(visit.shop, variant) : "", message };
  });
}

function show(visit: Visit, cart: Cart, state: Omit<CheckoutState, "locale">, status = 200): void {
  sendHtml(visit.response, status, checkoutHtml(visit.shop, cart, { ...state, locale: cart.locale }));
}

const orderByCheckout = (visit: Visit, token: string): Order | undefined =>
  [...visit.shop.orders.values()].findLast(({ checkoutToken }) => checkoutToken === token);

/** Null when there is nothing to pay for: then the visitor has been sent on. */
function openCheckout(visit: Visit, token: string): Cart | null {
  const cart = visit.shop.carts.get(token);
  if (cart && cart.lines.length > 0) return cart;
  const order = orderByCheckout(visit, token);
  if (order) redirect(visit, `/checkouts/cn/${token}/thank-you`);
  else if (cart) redirect(visit, "/cart");
  else showNotFound(visit);
  return null;
}

const refusedByFunctions = (visit: Visit, cart: Cart, step: BuyerStep): Refusal[] =>
  validateCart(visit.context, visit.shop, cart, step).map((message) => ({ title: "", message }));

export function showCheckout(visit: Visit, token: string): void {
  const cart = openCheckout(visit, token);
  if (!cart) return;
  const found = titled(visit, refusals(visit.shop, linesFor(cart)));
  show(visit, cart, { refusals: [...found, ...refusedByFunctions(visit, cart, "CHECKOUT_INTERACTION")] });
}

function place(visit: Visit, cart: Cart, { email, address }: CheckoutForm) {
  return placeOrder(visit.context, visit.shop, {
    lines: linesFor(cart),
    email,
    phone: address.phone,
    address,
    locale: cart.locale,
    note: cart.note,
    customAttributes: Object.entries(cart.attributes).map(([key, value]) => ({ key, value })),
    discountCodes: cart.discountCodes ?? [],
    cartToken: cart.token,
    checkoutToken: cart.token,
    sourceName: "web",
  });
}

/** Stock is checked now, whatever the cart was promised. */
export async function payCheckout(visit: Visit, token: string): Promise<void> {
  const form = readCheckout(await readFields(visit.request));
  const cart = openCheckout(visit, token);
  if (!cart) return;
  const errors = checkForm(form, cart.locale);
  if (Object.keys(errors).length > 0) return show(visit, cart, { form, errors }, 422);
  const refused = refusedByFunctions(visit, cart, "CHECKOUT_COMPLETION");
  if (refused.length > 0) return show(visit, cart, { form, refusals: refused }, 422);
  const placed = place(visit, cart, form);
  if (!placed.ok) return show(visit, cart, { form, refusals: titled(visit, placed.errors) }, 422);
  visit.shop.carts.delete(cart.token);
  visit.context.store.changed();
  if (visit.cart?.token === cart.token) visit.response.setHeader("set-cookie", "cart=; path=/; max-age=0; SameSite=Lax");
  redirect(visit, `/checkouts/cn/${token}/thank-you`, 303);
}

export function showThankYou(visit: Visit, token: string): void {
  const order = orderByCheckout(visit, token);
  if (!order) return visit.shop.carts.has(token) ? redirect(visit, `/checkouts/cn/${token}`) : showNotFound(visit);
  sendHtml(visit.response, 200, orderHtml(visit.shop, order, "thank-you", order.locale));
}

export function showOrder(visit: Visit, token: string): void {
  const order = [...visit.shop.orders.values()].find((one) => one.token === token);
  if (!order) return showNotFound(visit);
  sendHtml(visit.response, 200, orderHtml(visit.shop, order, "status", order.locale));
}
