/** A store of the sandbox that has installed Standby, which holds its token. */
import { Session } from "@shopify/shopify-api";
import type { SandboxContext } from "#sandbox/context.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";
import type { ShopState } from "#sandbox/store/state.ts";

/** The app is imported late: where Shopify is must stand in the environment by then. */
export async function connectStore(context: SandboxContext, domain: string): Promise<ShopState> {
  const { sealedSessions } = await import("#app/data/sessions.ts");
  const state = createShop(context, { domain, name: "Teapots", locations: [{ name: "Berlin" }] });
  const rest = { expiresAt: null, refreshToken: null, refreshTokenExpiresAt: null, revoked: false };
  const token = { accessToken: `token-${domain}`, ...rest };
  const grantedScopes = ["write_products", "read_products", "read_inventory", "read_locations"];
  state.installation = { id: 1, grantedScopes, installedAt: "2026-05-12T09:00:00Z", proxyPath: "/apps/standby", tokens: [token] };
  const offline = { id: `offline_${domain}`, shop: domain, state: "", isOnline: false, scope: "" };
  await sealedSessions.storeSession(new Session({ ...offline, accessToken: token.accessToken }));
  return state;
}
