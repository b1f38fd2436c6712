/** Which lines of a cart cannot be sold now, in words for the shopper. */
import { itemOf, sellableOnlineQuantity } from "#sandbox/store/operations/levels.ts";
import type { OrderLineInput } from "#sandbox/store/operations/place-order.ts";
import { planApplies } from "#sandbox/store/operations/selling-plans.ts";
import type { ShopState, Variant } from "#sandbox/store/state.ts";

export type LineRefusal = { variantId: number; message: string };

/** Empty when everything can be sold. A variant in several lines is counted once, with all its units. */
export function refusals(shop: ShopState, lines: OrderLineInput[]): LineRefusal[] {
  if (lines.length === 0) return [{ variantId: 0, message: "Your cart is empty." }];
  const units = new Map<number, number>();
  for (const { variantId, quantity } of lines) units.set(variantId, (units.get(variantId) ?? 0) + quantity);
  const refused = [...units].flatMap(([variantId, wanted]) => refusal(shop, variantId, wanted) ?? []);
  return [...refused, ...lines.flatMap((line) => planRefusal(shop, line) ?? [])];
}

export const titleOf = (shop: ShopState, variant: Variant) => {
  const title = shop.products.get(variant.productId)?.title ?? "This product";
  return variant.title === "Default Title" ? title : `${title} - ${variant.title}`;
};

function refusal(shop: ShopState, variantId: number, wanted: number): LineRefusal | null {
  const variant = shop.variants.get(variantId);
  const product = variant && shop.products.get(variant.productId);
  if (!variant || product?.status !== "ACTIVE") return { variantId, message: "This product is no longer available." };
  if (!Number.isInteger(wanted) || wanted < 1) return { variantId, message: "The quantity must be 1 or more." };
  if (!itemOf(shop, variant).tracked || variant.inventoryPolicy === "CONTINUE") return null;
  const sellable = Math.max(0, sellableOnlineQuantity(shop, variant));
  if (wanted <= sellable) return null;
  const title = titleOf(shop, variant);
  const left = sellable === 0 ? `${title} is sold out.` : `Only ${sellable} of ${title} ${sellable === 1 ? "is" : "are"} left.`;
  return { variantId, message: left };
}

/** VARIANT_REQUIRES_SELLING_PLAN and SELLING_PLAN_NOT_APPLICABLE, in words. */
function planRefusal(shop: ShopState, line: OrderLineInput): LineRefusal | null {
  const variant = shop.variants.get(line.variantId);
  if (!variant) return null;
  const { variantId } = line;
  if (!line.sellingPlanId) {
    return variant.requiresSellingPlan ? { variantId, message: "Choose a purchase option for this product." } : null;
  }
  const applies = planApplies(shop, line.sellingPlanId, { variantId, productId: variant.productId });
  return applies ? null : { variantId, message: "This purchase option is no longer available." };
}
