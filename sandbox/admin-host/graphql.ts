/** The Admin API over HTTP: finds shop and token, and throttles on demand. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { handleAdminRequest } from "#sandbox/admin-api/handle.ts";
import type { AdminHost } from "#sandbox/admin-host/host.ts";
import { header, readBody, sendJson } from "#sandbox/http.ts";

const THROTTLED = {
  errors: [
    {
      message: "Throttled",
      extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
    },
  ],
  extensions: {
    cost: {
      requestedQueryCost: 100,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 },
    },
  },
};

/** The shop a request is meant for: `x-forwarded-shop`, else a shop's own host name, else null (the token decides). */
export function shopOfRequest(host: AdminHost, request: IncomingMessage): string | null {
  const forwarded = header(request, "x-forwarded-shop");
  if (forwarded) return forwarded;
  const name = header(request, "host")?.split(":")[0] ?? "";
  return host.context.store.shop(name) ? name : null;
}

export async function answerGraphql(host: AdminHost, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await readBody(request)).toString("utf8");
  if (host.throttle.requestsLeft > 0) {
    host.throttle.requestsLeft--;
    return sendJson(response, 200, THROTTLED);
  }
  const answer = await handleAdminRequest(host.context, {
    shopDomain: shopOfRequest(host, request),
    accessToken: header(request, "x-shopify-access-token") ?? null,
    body,
  });
  sendJson(response, answer.status, answer.body, answer.headers);
}
