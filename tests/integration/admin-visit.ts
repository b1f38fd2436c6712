/** Visits to the admin's pages as Shopify makes them: a signed session token, a stored session, the real authentication. */
import { createHmac, randomUUID } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { sealedSessions } from "#app/data/sessions.ts";
import { env } from "#app/env.server.ts";

const USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
const HOUR_MS = 60 * 60 * 1000;
const TOKEN_SECONDS = 60;
const STAFF_ID = 77;

/** The offline session that the app works with, and the online one of the staff member whose visits these are. */
export async function storeSessions(domain: string): Promise<void> {
  const common = { shop: domain, state: "", scope: env.SCOPES, expires: new Date(Date.now() + HOUR_MS) };
  await sealedSessions.storeSession(
    new Session({
      ...common,
      id: `offline_${domain}`,
      isOnline: false,
      accessToken: `shpat_${domain}`,
      refreshToken: "shprt_test",
      refreshTokenExpires: new Date(Date.now() + 24 * HOUR_MS),
    }),
  );
  const associated_user = {
    id: STAFF_ID,
    first_name: "Robin",
    last_name: "Example",
    email: "robin@example.com",
    email_verified: true,
    account_owner: true,
    locale: "en",
    collaborator: false,
  };
  await sealedSessions.storeSession(
    new Session({
      ...common,
      id: `${domain}_${STAFF_ID}`,
      isOnline: true,
      accessToken: `shpua_${domain}`,
      onlineAccessInfo: { expires_in: HOUR_MS / 1000, associated_user_scope: env.SCOPES, associated_user },
    }),
  );
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

export function sessionToken(domain: string, secret = env.SHOPIFY_API_SECRET): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${domain}/admin`,
    dest: `https://${domain}`,
    aud: env.SHOPIFY_API_KEY,
    sub: String(STAFF_ID),
    exp: now + TOKEN_SECONDS,
    nbf: now - 1,
    iat: now,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

/** A request as the admin's frame sends it; with `form`, a submitted form. */
export function visit(domain: string, path: string, form?: Record<string, string>, secret?: string): Request {
  return new Request(`${env.SHOPIFY_APP_URL}${path}`, {
    method: form ? "POST" : "GET",
    headers: { authorization: `Bearer ${sessionToken(domain, secret)}`, "user-agent": USER_AGENT },
    ...(form && { body: new URLSearchParams(form) }),
  });
}

/** What a loader or action answered, thrown responses included. */
export async function answerOf(work: Promise<unknown>): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await work.catch((thrown: unknown) => thrown);
  if (!(response instanceof Response)) throw response;
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}
