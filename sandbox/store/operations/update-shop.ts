/** Changes to the shop's own settings. */
import type { SandboxContext } from "#sandbox/context.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { shopPayload } from "#sandbox/webhooks/payloads/shop.ts";

export type ShopChanges = Partial<
  Pick<ShopState, "name" | "email" | "contactEmail" | "currencyCode" | "ianaTimezone" | "primaryLocale">
>;

export function updateShop(context: SandboxContext, shop: ShopState, changes: ShopChanges): void {
  Object.assign(shop, changes);
  context.store.emit(shop, "shop/update", shopPayload(shop));
}
