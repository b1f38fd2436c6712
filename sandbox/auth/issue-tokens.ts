/** Access tokens: issuing, refreshing with rotation, revoking, letting them run out. */
import { randomBytes } from "node:crypto";
import type { SandboxContext } from "#sandbox/context.ts";
import type { Installation, OfflineToken, ShopState } from "#sandbox/store/state.ts";

export const OFFLINE_SECONDS = 3600;
export const ONLINE_SECONDS = 24 * 3600;
export const REFRESH_SECONDS = 90 * 24 * 3600;
const TOKENS_KEPT = 50;

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const secret = (prefix: string) => prefix + randomBytes(16).toString("hex");
const isPast = (at: string | null) => at !== null && Date.parse(at) <= Date.now();

export type TokenKind = "offline" | "offline-expiring" | "online";

/** A fresh token on the installation. A new acquisition ends every refresh token before it. */
export function issueToken(context: SandboxContext, installation: Installation, kind: TokenKind): OfflineToken {
  const token: OfflineToken = {
    accessToken: secret("shpat_"),
    expiresAt: kind === "offline" ? null : inSeconds(kind === "online" ? ONLINE_SECONDS : OFFLINE_SECONDS),
    refreshToken: kind === "offline-expiring" ? secret("shprt_") : null,
    refreshTokenExpiresAt: kind === "offline-expiring" ? inSeconds(REFRESH_SECONDS) : null,
    revoked: false,
  };
  if (kind !== "online") for (const earlier of installation.tokens) earlier.refreshToken = null;
  installation.tokens = [...installation.tokens, token].slice(-TOKENS_KEPT);
  context.store.changed();
  return token;
}

/**
 * A new pair for a refresh token. The used one stays valid until its successor is used, so that a lost answer can be
 * asked for again; every other one ends. Null when the refresh token is unknown, withdrawn or past its 90 days.
 */
export function refreshToken(context: SandboxContext, installation: Installation, presented: string): OfflineToken | null {
  const used = installation.tokens.find((token) => token.refreshToken === presented);
  if (!used || used.revoked || isPast(used.refreshTokenExpiresAt)) return null;
  const fresh = issueToken(context, installation, "offline-expiring");
  used.refreshToken = presented;
  return fresh;
}

/** Every token ends at once, refresh tokens too: what an uninstall or a security reset does. */
export function revokeTokens(context: SandboxContext, shop: ShopState): void {
  for (const token of shop.installation?.tokens ?? []) token.revoked = true;
  context.store.changed();
}

/** Access tokens run out now; refresh tokens still work. */
export function expireTokens(context: SandboxContext, shop: ShopState): void {
  const now = new Date(Date.now() - 1000).toISOString();
  for (const token of shop.installation?.tokens ?? []) if (token.expiresAt) token.expiresAt = now;
  context.store.changed();
}
