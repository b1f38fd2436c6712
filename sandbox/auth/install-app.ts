/** Managed installation: putting the app on a shop, changing what it may do, taking it off. */
import type { SandboxContext } from "#sandbox/context.ts";
import { readAppToml } from "#sandbox/app-toml.ts";
import { revokeTokens } from "#sandbox/auth/issue-tokens.ts";
import { shopBody } from "#sandbox/auth/shop-body.ts";
import type { Installation, ShopState } from "#sandbox/store/state.ts";

/** What the toml asks for and the shop has not granted yet. */
export function missingScopes(context: SandboxContext, shop: ShopState): string[] {
  const granted = new Set(shop.installation?.grantedScopes ?? []);
  return readAppToml(context.app.tomlFile).scopes.filter((scope) => !granted.has(scope));
}

/** The merchant agreed: scopes of the toml are granted, the proxy's path is frozen. Installing twice changes nothing. */
export function installApp(context: SandboxContext, shop: ShopState): Installation {
  if (shop.installation) return shop.installation;
  const toml = readAppToml(context.app.tomlFile);
  shop.installation = {
    id: context.store.nextId(),
    grantedScopes: [...toml.scopes],
    installedAt: new Date().toISOString(),
    proxyPath: toml.proxyPath ?? `/apps/${context.app.handle}`,
    tokens: [],
  };
  context.store.changed();
  return shop.installation;
}

/** Grants exactly these scopes; the app hears of it by app/scopes_update when they differ. */
export function grantScopes(context: SandboxContext, shop: ShopState, scopes: string[]): void {
  const { installation } = shop;
  if (!installation) return;
  const [previous, current] = [installation.grantedScopes, [...new Set(scopes)]];
  if ([...previous].sort().join() === [...current].sort().join()) return;
  installation.grantedScopes = current;
  context.store.emit(shop, "app/scopes_update", {
    id: context.app.appId,
    previous,
    current,
    updated_at: new Date().toISOString(),
  });
}

/** Tokens end, selling plans and app data of the app go, and app/uninstalled is sent. */
export function uninstallApp(context: SandboxContext, shop: ShopState): void {
  const { installation } = shop;
  if (!installation) return;
  revokeTokens(context, shop);
  shop.installation = null;
  shop.metafields.delete(`gid://shopify/AppInstallation/${installation.id}`);
  for (const [id, group] of shop.sellingPlanGroups) {
    if (group.appId === String(context.app.appId)) shop.sellingPlanGroups.delete(id);
  }
  context.store.emit(shop, "app/uninstalled", shopBody(shop));
}
