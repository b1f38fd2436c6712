/** The one shopifyApp(): who may enter the admin, and the tokens behind it. */
import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { env } from "#app/env.server.ts";
import { installShop } from "#app/flows/install-shop.ts";
import { sessionStorage } from "#app/session-storage.server.ts";

export { declareTokenDead, offlineToken } from "#app/session-storage.server.ts";

/** Sends Admin API and token traffic to the sandbox; the shop it was meant for travels in a header. */
function sendToSandbox(base: string): void {
  setAbstractFetchFunc((url, init) => {
    const target = new URL(String(url));
    const headers = new Headers(init?.headers);
    headers.set("x-forwarded-shop", target.host);
    return fetch(base + target.pathname + target.search, { ...init, headers });
  });
}

if (env.SHOPIFY_API_BASE) sendToSandbox(env.SHOPIFY_API_BASE);

export const API_VERSION = ApiVersion.October26;

const install = (session: { shop: string; scope?: string }) =>
  installShop({ domain: session.shop, scopes: session.scope ?? "", now: new Date() });

export const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  appUrl: env.SHOPIFY_APP_URL,
  scopes: env.SCOPES.split(",").filter(Boolean),
  apiVersion: API_VERSION,
  authPathPrefix: "/auth",
  sessionStorage,
  // The history names who did what; only an online token says the name behind a session token.
  useOnlineTokens: true,
  distribution: AppDistribution.AppStore,
  hooks: { afterAuth: async ({ session }) => void (await install(session)) },
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

export const authenticate: typeof shopify.authenticate = {
  ...shopify.authenticate,
  /** A shop with a session and no row (its data was deleted, or the first visit failed half-way) is installed here. */
  async admin(request) {
    const context = await shopify.authenticate.admin(request);
    await install(context.session);
    return context;
  },
};

export const { unauthenticated, addDocumentResponseHeaders } = shopify;
