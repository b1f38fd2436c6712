/** What the template editor must know of the shop. */
import { findCheckoutLimits } from "#app/data/checkout-limits.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { usualFollowsEnd, type Shop } from "#app/data/shops.ts";
import { checkoutLimitsState } from "#app/domain/checkout-limits.ts";
import { DRAFT_ORDERS_SCOPE } from "#app/domain/decide-hold.ts";
import { mayHoldOrders, mayMarkOrders } from "#app/domain/order-scopes.ts";
import { capHindrance } from "#app/domain/exact-cap.ts";
import type { EditorShop } from "./template-form.ts";

export async function readEditorShop(tx: ShopTx, shop: Shop): Promise<EditorShop> {
  const { timeZone, currencyCode, locale, switchCondition, grantedScopes } = shop;
  const limits = await findCheckoutLimits(tx);
  const checkoutLimits = checkoutLimitsState({ limits, grantedScopes }) === "on";
  const mayHold = grantedScopes.split(",").includes(DRAFT_ORDERS_SCOPE);
  const ordersAllowed = mayMarkOrders(grantedScopes) && mayHoldOrders(grantedScopes);
  return {
    timeZone,
    currencyCode,
    locale,
    switchCondition,
    followsEnd: usualFollowsEnd(shop),
    checkoutLimits,
    mayHold,
    ordersAllowed,
    capHindrance: capHindrance(shop),
  };
}
