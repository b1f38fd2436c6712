/** Cart validations: a change after which a validation refuses the cart is undone, unless it only took things away. */
import { validateCart } from "#sandbox/functions/validate-cart.ts";
import type { Cart } from "#sandbox/store/state.ts";
import type { Visit } from "#sandbox/storefront/http/visit.ts";
import type { CartError } from "./cart-lines.ts";

/** @param change what is done to the cart; its own error comes first. */
export function guardCart(visit: Visit, cart: Cart, change: () => CartError | null): CartError | null {
  const before = structuredClone(cart);
  const error = change();
  if (error || !hasGrown(before, cart)) return error;
  const [message] = validateCart(visit.context, visit.shop, { ...cart, locale: visit.locale }, "CART_INTERACTION");
  if (!message) return null;
  Object.assign(cart, before);
  return { status: 422, message, description: message };
}

const unitsOf = (cart: Cart) => {
  const units = new Map<number, number>();
  for (const { variantId, quantity } of cart.lines) units.set(variantId, (units.get(variantId) ?? 0) + quantity);
  return units;
};

function hasGrown(before: Cart, after: Cart): boolean {
  const had = unitsOf(before);
  return [...unitsOf(after)].some(([variantId, units]) => units > (had.get(variantId) ?? 0));
}
