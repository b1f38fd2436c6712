/**
 * The session storage that shopifyApp() and Admin API calls share: an offline token that is about to expire is refreshed
 * here, under the shop's lock, before anybody sees it. The library refreshes without a lock, and rotation punishes that.
 */
import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { sealedSessions } from "#app/data/sessions.ts";
import { withShopLock } from "#app/data/shop-lock.ts";
import { clearNeedsReauth, markNeedsReauth } from "#app/data/shops.ts";
import { renewAccess } from "#app/flows/renew-access.ts";
import { log } from "#app/lib/log.server.ts";
import { refreshToken, type RefreshedTokens } from "#app/shopify/refresh-token.ts";

/** The library calls a token expired five minutes early; a little sooner than that, it never gets to refresh one itself. */
const REFRESH_BEFORE_EXPIRY_MS = 6 * 60 * 1000;
const LOCK = "tokens";

/** `dead`: the merchant must open the app. `unavailable`: try later. `none`: never installed, or uninstalled. */
export type OfflineToken =
  { state: "usable"; session: Session } | { state: "dead" } | { state: "unavailable"; reason: string } | { state: "none" };

export const offlineSessionId = (shopDomain: string) => `offline_${shopDomain}`;

const underWay = new Map<string, Promise<OfflineToken>>();

/** @param rejected an access token that Shopify has just refused although it had not expired: it is refreshed, too */
export async function offlineToken(shopDomain: string, rejected?: string): Promise<OfflineToken> {
  const session = await sealedSessions.loadSession(offlineSessionId(shopDomain));
  if (!session?.accessToken) return { state: "none" };
  if (!needsRefresh(session, rejected)) return { state: "usable", session };
  const refreshing = underWay.get(shopDomain) ?? withShopLock(LOCK, shopDomain, () => refreshLocked(shopDomain, rejected));
  underWay.set(shopDomain, refreshing);
  return refreshing.finally(() => underWay.delete(shopDomain));
}

function needsRefresh(session: Session, rejected: string | undefined): boolean {
  return session.accessToken === rejected || session.isExpired(REFRESH_BEFORE_EXPIRY_MS);
}

/** Looks again first: while we waited for the lock, somebody else may have refreshed. */
async function refreshLocked(shopDomain: string, rejected: string | undefined): Promise<OfflineToken> {
  const session = await sealedSessions.loadSession(offlineSessionId(shopDomain));
  if (!session?.accessToken) return { state: "none" };
  if (!needsRefresh(session, rejected)) return { state: "usable", session };
  if (!session.refreshToken) return declareTokenDead(shopDomain, "There is no refresh token.");
  const result = await refreshToken(shopDomain, session.refreshToken);
  if (result.outcome === "dead") return declareTokenDead(shopDomain, result.reason);
  if (result.outcome === "refreshed") {
    const refreshed = withNewTokens(session, result.tokens);
    await sealedSessions.storeSession(refreshed);
    return { state: "usable", session: refreshed };
  }
  log.warn({ shop: shopDomain, reason: result.reason }, "a token could not be refreshed");
  const stillGood = session.accessToken !== rejected && !session.isExpired();
  return stillGood ? { state: "usable", session } : { state: "unavailable", reason: result.reason };
}

/** Notes that only a visit of the merchant can bring a new token. */
export async function declareTokenDead(shopDomain: string, reason: string): Promise<{ state: "dead" }> {
  log.warn({ shop: shopDomain, reason }, "the shop must open the app to renew its token");
  await markNeedsReauth(shopDomain, new Date());
  return { state: "dead" };
}

function withNewTokens(session: Session, tokens: RefreshedTokens): Session {
  return new Session({
    ...session.toObject(),
    accessToken: tokens.accessToken,
    expires: tokens.expiresAt,
    scope: tokens.scope ?? session.scope,
    refreshToken: tokens.refreshToken,
    refreshTokenExpires: tokens.refreshTokenExpiresAt,
  });
}

export const sessionStorage: SessionStorage = {
  ...sealedSessions,
  /** An offline session is handed out usable or not at all: then the library asks for new tokens where a merchant is present. */
  async loadSession(id) {
    const session = await sealedSessions.loadSession(id);
    if (!session || session.isOnline || id !== offlineSessionId(session.shop)) return session;
    const token = await offlineToken(session.shop);
    return token.state === "usable" ? token.session : undefined;
  },
  async storeSession(session) {
    if (session.isOnline) return sealedSessions.storeSession(session);
    const stored = await withShopLock(LOCK, session.shop, () => sealedSessions.storeSession(session));
    if (session.accessToken && (await clearNeedsReauth(session.shop))) await renewAccess(session.shop);
    return stored;
  },
};
