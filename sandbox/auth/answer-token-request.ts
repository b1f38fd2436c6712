/** POST /admin/oauth/access_token: token exchange and refresh, as the real library sends them. */
import type { SandboxContext } from "#sandbox/context.ts";
import { issueToken, OFFLINE_SECONDS, ONLINE_SECONDS, REFRESH_SECONDS, refreshToken } from "#sandbox/auth/issue-tokens.ts";
import { readSessionToken } from "#sandbox/auth/sign.ts";
import type { Installation, OfflineToken, ShopState } from "#sandbox/store/state.ts";

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";

export type TokenAnswer = { status: number; body: Record<string, unknown> };

const refuse = (status: number, error: string, description: string): TokenAnswer => ({
  status,
  body: { error, error_description: description },
});

function expiringBody(token: OfflineToken, installation: Installation): Record<string, unknown> {
  return {
    access_token: token.accessToken,
    scope: installation.grantedScopes.join(","),
    ...(token.expiresAt && { expires_in: OFFLINE_SECONDS }),
    ...(token.refreshToken && { refresh_token: token.refreshToken, refresh_token_expires_in: REFRESH_SECONDS }),
  };
}

function onlineBody(token: OfflineToken, installation: Installation, shop: ShopState, userId: string) {
  const user = shop.staff.find((member) => String(member.id) === userId) ?? shop.staff[0];
  const scope = installation.grantedScopes.join(",");
  return {
    access_token: token.accessToken,
    scope,
    expires_in: ONLINE_SECONDS,
    associated_user_scope: scope,
    associated_user: {
      id: user?.id ?? Number(userId),
      first_name: user?.firstName ?? "",
      last_name: user?.lastName ?? "",
      email: user?.email ?? shop.email,
      email_verified: true,
      account_owner: user?.isAccountOwner ?? true,
      locale: user?.locale ?? shop.primaryLocale,
      collaborator: false,
    },
  };
}

function exchange(
  context: SandboxContext,
  shop: ShopState,
  installation: Installation,
  request: Record<string, unknown>,
): TokenAnswer {
  if (request.subject_token_type !== ID_TOKEN) return refuse(400, "invalid_request", "subject_token_type must be id_token.");
  const subject = readSessionToken(context.app, String(request.subject_token ?? ""));
  if (!subject || subject.dest !== `https://${shop.domain}`) {
    return refuse(400, "invalid_subject_token", "The session token is not valid for this app and shop, or has run out.");
  }
  if (request.requested_token_type === ONLINE) {
    const token = issueToken(context, installation, "online");
    return { status: 200, body: onlineBody(token, installation, shop, subject.sub) };
  }
  if (request.requested_token_type !== OFFLINE) return refuse(400, "invalid_request", "requested_token_type is unknown.");
  const isExpiring = String(request.expiring ?? "0") === "1";
  const token = issueToken(context, installation, isExpiring ? "offline-expiring" : "offline");
  return { status: 200, body: expiringBody(token, installation) };
}

/** @param request the body's fields, JSON or form. A refresh token that no longer works is 401: the end, no retry helps. */
export function answerTokenRequest(context: SandboxContext, shopDomain: string, request: Record<string, unknown>): TokenAnswer {
  const { app } = context;
  if (request.client_id !== app.apiKey || request.client_secret !== app.apiSecret) {
    return refuse(401, "invalid_client", "The client id or secret is wrong.");
  }
  const shop = context.store.shop(shopDomain);
  if (!shop) return refuse(404, "invalid_request", `There is no shop ${shopDomain}.`);
  const { installation } = shop;
  if (request.grant_type === TOKEN_EXCHANGE) {
    if (!installation) return refuse(400, "invalid_request", "The app is not installed on this shop.");
    return exchange(context, shop, installation, request);
  }
  if (request.grant_type !== "refresh_token") {
    return refuse(400, "unsupported_grant_type", "The sandbox knows token exchange and refresh_token.");
  }
  const fresh = installation && refreshToken(context, installation, String(request.refresh_token ?? ""));
  if (!installation || !fresh) return refuse(401, "invalid_request", "This request requires an active refresh_token.");
  return { status: 200, body: expiringBody(fresh, installation) };
}
