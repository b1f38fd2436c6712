/** Everything Shopify signs with the app's secret, and checking what it signed itself. */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { AppUnderDevelopment } from "#sandbox/context.ts";
import type { ShopState } from "#sandbox/store/state.ts";

const SESSION_TOKEN_SECONDS = 60;
const CLOCK_TOLERANCE_SECONDS = 10;

export type SessionTokenPayload = {
  iss: string;
  dest: string;
  aud: string;
  sub: string;
  exp: number;
  nbf: number;
  iat: number;
  jti: string;
  sid: string;
};

const encode = (data: object) => Buffer.from(JSON.stringify(data)).toString("base64url");
const hmac = (secret: string, data: string) => createHmac("sha256", secret).update(data);

function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** "standby-demo" of "standby-demo.myshopify.com". */
export const shopHandle = (domain: string) => domain.replace(/\.myshopify\.com$/, "");

/** A session token: JWT, HS256, good for one minute. */
export function mintSessionToken(app: AppUnderDevelopment, shop: ShopState, now = Date.now()): string {
  const seconds = Math.floor(now / 1000);
  const payload: SessionTokenPayload = {
    iss: `https://${shop.domain}/admin`,
    dest: `https://${shop.domain}`,
    aud: app.apiKey,
    sub: String(shop.staff[0]?.id ?? shop.id),
    exp: seconds + SESSION_TOKEN_SECONDS,
    nbf: seconds,
    iat: seconds,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(payload)}`;
  return `${signed}.${hmac(app.apiSecret, signed).digest("base64url")}`;
}

/** The payload of a session token that this app's secret signed and that is valid now; null otherwise. */
export function readSessionToken(app: AppUnderDevelopment, token: string, now = Date.now()): SessionTokenPayload | null {
  const [head, body, signature, ...rest] = token.split(".");
  if (!head || !body || !signature || rest.length > 0) return null;
  if (!equal(signature, hmac(app.apiSecret, `${head}.${body}`).digest("base64url"))) return null;
  const parsed = [head, body].map((part) => JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as unknown);
  const [{ alg }, payload] = parsed as [{ alg: string }, SessionTokenPayload];
  const seconds = now / 1000;
  const valid =
    alg === "HS256" &&
    payload.aud === app.apiKey &&
    payload.exp + CLOCK_TOLERANCE_SECONDS > seconds &&
    payload.nbf - CLOCK_TOLERANCE_SECONDS <= seconds;
  return valid ? payload : null;
}

/** Base64 HMAC of a webhook's raw body. */
export const webhookHmac = (app: AppUnderDevelopment, body: string) => hmac(app.apiSecret, body).digest("base64");

/** The query with which the admin opens the app in its frame, hmac included; `more` is signed with it. */
export function launchQuery(
  app: AppUnderDevelopment,
  shop: ShopState,
  more = new URLSearchParams(),
  now = Date.now(),
): URLSearchParams {
  const query = new URLSearchParams({
    ...Object.fromEntries(more),
    embedded: "1",
    host: Buffer.from(`admin.shopify.com/store/${shopHandle(shop.domain)}`)
      .toString("base64")
      .replace(/=+$/, ""),
    id_token: mintSessionToken(app, shop, now),
    locale: shop.staff[0]?.locale ?? shop.primaryLocale,
    session: randomUUID().replaceAll("-", "") + randomUUID().replaceAll("-", ""),
    shop: shop.domain,
    timestamp: String(Math.floor(now / 1000)),
  });
  query.sort();
  query.append("hmac", hmac(app.apiSecret, query.toString().replaceAll("+", "%20")).digest("hex"));
  return query;
}
