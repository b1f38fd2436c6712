/** A request to a shop's own address at Shopify, or to the sandbox when that stands in for it. */
import { env } from "#app/env.server.ts";

const TIMEOUT_MS = 15_000;

/** @throws TypeError or TimeoutError when nobody answers. */
export function reachShopify(
  shopDomain: string,
  path: string,
  init: { headers?: Record<string, string>; body: string },
): Promise<Response> {
  return fetch(`${env.SHOPIFY_API_BASE ?? `https://${shopDomain}`}${path}`, {
    method: "POST",
    body: init.body,
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      ...(env.SHOPIFY_API_BASE ? { "x-forwarded-shop": shopDomain } : {}),
      ...init.headers,
    },
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}
