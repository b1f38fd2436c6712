/** The shop an address speaks of: by handle ("standby-demo") or by domain. */
import { shopHandle } from "#sandbox/auth/sign.ts";
import type { SandboxContext } from "#sandbox/context.ts";
import type { ShopState } from "#sandbox/store/state.ts";

export function findShop(context: SandboxContext, name: string): ShopState | undefined {
  return context.store.shop(name) ?? context.store.shop(`${shopHandle(name)}.myshopify.com`);
}

export const storePath = (shop: ShopState) => `/store/${shopHandle(shop.domain)}`;
