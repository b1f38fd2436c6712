/** Exchanges a refresh token for the next pair of tokens, and tells a dead token from a Shopify that is not answering. */
import { z } from "zod";
import { env } from "#app/env.server.ts";
import { reachShopify } from "./reach-shopify.ts";

export type RefreshedTokens = {
  accessToken: string;
  expiresAt: Date;
  scope?: string;
  refreshToken: string;
  refreshTokenExpiresAt?: Date;
};

/** `dead`: only a visit of the merchant gives new tokens. `unavailable`: the same refresh token may be tried again. */
export type RefreshOutcome =
  | { outcome: "refreshed"; tokens: RefreshedTokens }
  | { outcome: "dead"; reason: string }
  | { outcome: "unavailable"; reason: string };

/** Shopify's documented life of an access token, for answers that leave it out. */
const DEFAULT_LIFE_SECONDS = 3600;
/** Client errors that say nothing about the token: time-out, too early, too many requests. */
const PASSING = new Set([408, 425, 429]);

const answerSchema = z.object({
  access_token: z.string().min(1),
  scope: z.string().optional(),
  expires_in: z.number().positive().nullish(),
  refresh_token: z.string().min(1).nullish(),
  refresh_token_expires_in: z.number().positive().nullish(),
});

export async function refreshToken(shopDomain: string, token: string): Promise<RefreshOutcome> {
  const body = JSON.stringify({
    client_id: env.SHOPIFY_API_KEY,
    client_secret: env.SHOPIFY_API_SECRET,
    grant_type: "refresh_token",
    refresh_token: token,
  });
  try {
    const response = await reachShopify(shopDomain, "/admin/oauth/access_token", { body });
    if (response.ok) return { outcome: "refreshed", tokens: toTokens(answerSchema.parse(await response.json()), token) };
    await response.body?.cancel();
    const isDead = response.status >= 400 && response.status < 500 && !PASSING.has(response.status);
    return { outcome: isDead ? "dead" : "unavailable", reason: `Shopify answered the refresh with ${response.status}.` };
  } catch (error) {
    return {
      outcome: "unavailable",
      reason: `Shopify did not answer the refresh (${error instanceof Error ? error.name : "unknown"}).`,
    };
  }
}

function toTokens(answer: z.infer<typeof answerSchema>, oldRefreshToken: string): RefreshedTokens {
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
  return {
    accessToken: answer.access_token,
    expiresAt: inSeconds(answer.expires_in ?? DEFAULT_LIFE_SECONDS),
    scope: answer.scope,
    refreshToken: answer.refresh_token ?? oldRefreshToken,
    refreshTokenExpiresAt: answer.refresh_token_expires_in ? inSeconds(answer.refresh_token_expires_in) : undefined,
  };
}
