/** Whose token is it: an installation's offline token (unexpired, not revoked) or the shop's own adminToken. */
import type { SandboxContext } from "#sandbox/context.ts";
import type { Caller } from "#sandbox/admin-api/call.ts";
import type { ShopState } from "#sandbox/store/state.ts";

/** Null when the token opens nothing here. Without a shop domain the token alone says which shop is meant. */
export function authenticate(
  context: SandboxContext,
  shopDomain: string | null,
  accessToken: string | null,
  now = Date.now(),
): { shop: ShopState; caller: Caller } | null {
  if (!accessToken) return null;
  const named = shopDomain === null ? undefined : context.store.shop(shopDomain);
  if (shopDomain !== null && !named) return null;
  for (const shop of named ? [named] : context.store.state.shops.values()) {
    const caller = callerOf(shop, accessToken, now);
    if (caller) return { shop, caller };
  }
  return null;
}

function callerOf(shop: ShopState, accessToken: string, now: number): Caller | null {
  if (accessToken === shop.adminToken) return { kind: "custom" };
  const token = shop.installation?.tokens.find((candidate) => candidate.accessToken === accessToken);
  if (!shop.installation || !token || token.revoked) return null;
  if (token.expiresAt && Date.parse(token.expiresAt) <= now) return null;
  return { kind: "app", scopes: new Set(shop.installation.grantedScopes) };
}
