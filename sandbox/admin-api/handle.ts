/** The Admin API's door: token in, GraphQL answer out. HTTP itself is the server's business. */
import { randomUUID } from "node:crypto";
import type { SandboxContext } from "#sandbox/context.ts";
import { authenticate } from "#sandbox/admin-api/authenticate.ts";
import { executeRequest, type AdminRequest } from "#sandbox/admin-api/execute.ts";
import { API_VERSION } from "#sandbox/admin-api/schema.ts";
import { releaseDueReservations } from "#sandbox/store/operations/draft-orders.ts";

export type AdminResponse = { status: number; headers: Record<string, string>; body: object };

const answer = (status: number, body: object): AdminResponse => ({
  status,
  headers: {
    "content-type": "application/json; charset=utf-8",
    "x-shopify-api-version": API_VERSION,
    "x-request-id": randomUUID(),
  },
  body,
});

const UNAUTHORIZED = { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" };
const NO_QUERY = { errors: { query: "Required parameter missing or invalid" } };

/** `body` is the parsed JSON (or its text); whatever it is, there is an answer. Without `shopDomain` the token says which shop. */
export async function handleAdminRequest(
  context: SandboxContext,
  request: { shopDomain: string | null; accessToken: string | null; body: unknown },
): Promise<AdminResponse> {
  const known = authenticate(context, request.shopDomain, request.accessToken);
  if (!known) return answer(401, UNAUTHORIZED);
  releaseDueReservations(context, known.shop);
  const graphql = readBody(request.body);
  if (!graphql) return answer(400, NO_QUERY);
  return answer(200, await executeRequest({ context, ...known, points: { used: 0 } }, graphql));
}

function readBody(body: unknown): AdminRequest | null {
  const parsed = typeof body === "string" ? parseJson(body) : body;
  if (typeof parsed !== "object" || parsed === null) return null;
  const { query, variables, operationName } = parsed as Record<string, unknown>;
  if (typeof query !== "string" || query.trim() === "") return null;
  return {
    query,
    variables: typeof variables === "object" ? (variables as AdminRequest["variables"]) : null,
    operationName: typeof operationName === "string" ? operationName : null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
