/** The one shopifyApp(): who may enter the admin, and the tokens behind it. */
import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { prisma } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";

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

export const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  appUrl: env.SHOPIFY_APP_URL,
  scopes: env.SCOPES.split(",").filter(Boolean),
  apiVersion: ApiVersion.October26,
  authPathPrefix: "/auth",
  sessionStorage: new PrismaSessionStorage(prisma),
  distribution: AppDistribution.AppStore,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

export const { authenticate, unauthenticated, addDocumentResponseHeaders } = shopify;
