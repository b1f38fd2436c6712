/** Changing a cart: adding, setting and removing lines, with stock checked as Shopify's cart does. */
import { createHash, randomBytes } from "node:crypto";
import { itemOf, sellableOnlineQuantity } from "#sandbox/store/operations/levels.ts";
import { planApplies } from "#sandbox/store/operations/selling-plans.ts";
import type { Cart, CartLine, ShopState, Variant } from "#sandbox/store/state.ts";
import { fullTitle, isPublished } from "#sandbox/storefront/catalog.ts";

export type Addition = {
  variantId: number;
  quantity: number;
  properties: Record<string, string>;
  sellingPlanId: number | null;
};

/** The shape of Shopify's cart errors. */
export type CartError = { status: number; message: string; description: string };
export type CartResult = { ok: true; lines: CartLine[] } | { ok: false; error: CartError };

const CART_ERROR = "Cart Error";
const refuse = (description: string, status = 422): CartResult => ({
  ok: false,
  error: { status, message: CART_ERROR, description },
});

export function newCart(locale: string): Cart {
  const now = new Date().toISOString();
  const token = randomBytes(16).toString("hex");
  return { token, lines: [], note: "", attributes: {}, locale, createdAt: now, updatedAt: now };
}

/** Lines with the same variant, properties and plan are one line. */
export function lineKey({ variantId, properties, sellingPlanId }: Omit<Addition, "quantity">): string {
  const rest = JSON.stringify([Object.entries(properties).sort(([one], [two]) => one.localeCompare(two)), sellingPlanId]);
  return `${variantId}:${createHash("md5").update(rest).digest("hex")}`;
}

const unitsOf = (lines: CartLine[], variantId: number) =>
  lines.filter((line) => line.variantId === variantId).reduce((units, { quantity }) => units + quantity, 0);

/** Units a shopper may have in the cart; Infinity where stock is not tracked or overselling is allowed. */
export function limitOf(shop: ShopState, variant: Variant): number {
  if (!itemOf(shop, variant).tracked || variant.inventoryPolicy === "CONTINUE") return Infinity;
  return Math.max(0, sellableOnlineQuantity(shop, variant));
}

function planProblem(shop: ShopState, variant: Variant, planId: number | null): string | null {
  if (planId === null) return variant.requiresSellingPlan ? "Variant can only be purchased with a selling plan." : null;
  const applies = planApplies(shop, planId, { variantId: variant.id, productId: variant.productId });
  return applies ? null : "Cannot apply selling plan to variant.";
}

const tooMany = (left: number) =>
  refuse(
    left > 0
      ? `Only ${left} item${left === 1 ? " was" : "s were"} added to your cart.`
      : "The maximum quantity of this item is already in your cart.",
  );

/** Adds one line. Where there are fewer units than asked for, Shopify adds those there are and still answers with the error. */
export function addLine(shop: ShopState, cart: Cart, addition: Addition): CartResult {
  const variant = shop.variants.get(addition.variantId);
  const product = variant && shop.products.get(variant.productId);
  if (!variant || !product || !isPublished(product)) return refuse("Cannot find variant", 404);
  const problem = planProblem(shop, variant, addition.sellingPlanId);
  if (problem) return refuse(problem);
  const limit = limitOf(shop, variant);
  if (limit === 0) return refuse(`The product '${fullTitle(product, variant)}' is already sold out.`);
  const room = Math.max(0, limit - unitsOf(cart.lines, variant.id));
  const quantity = Math.min(addition.quantity, room);
  const line = quantity > 0 ? putLine(cart, { ...addition, quantity }) : null;
  if (quantity < addition.quantity || !line) return tooMany(quantity);
  return { ok: true, lines: [line] };
}

function putLine(cart: Cart, addition: Addition): CartLine {
  const key = lineKey(addition);
  const known = cart.lines.find((line) => line.key === key);
  if (known) {
    known.quantity += addition.quantity;
    return known;
  }
  const line = { key, ...addition };
  cart.lines.unshift(line);
  return line;
}

/** Sets a line's quantity; 0 removes it. Lines are named by key, by variant id or by 1-based place. */
export function setLine(shop: ShopState, cart: Cart, line: CartLine, quantity: number): CartResult {
  if (quantity <= 0) {
    cart.lines = cart.lines.filter((other) => other !== line);
    return { ok: true, lines: [] };
  }
  const variant = shop.variants.get(line.variantId);
  const others = unitsOf(cart.lines, line.variantId) - line.quantity;
  const room = variant ? limitOf(shop, variant) - others : 0;
  if (quantity > room && quantity > line.quantity) {
    const added = Math.max(0, room - line.quantity);
    line.quantity = Math.max(line.quantity, room);
    return tooMany(added);
  }
  line.quantity = quantity;
  return { ok: true, lines: [line] };
}

export const findLine = (cart: Cart, id: string): CartLine | undefined =>
  cart.lines.find(({ key }) => key === id) ?? cart.lines.find(({ variantId }) => String(variantId) === id);
