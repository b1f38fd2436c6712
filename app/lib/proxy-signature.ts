/** Shopify's signature over app proxy requests: it covers the query only, so the body stays to be validated. */
import { createHmac, timingSafeEqual } from "node:crypto";

const TOLERANCE_SECONDS = 90;

/**
 * Hex HMAC-SHA256 over the sorted "key=value" pairs, without a separator, arrays joined by commas; and a timestamp within
 * 90 seconds of `now`. @param secrets several during a rotation
 */
export function isProxySigned(query: URLSearchParams, secrets: readonly string[], now: Date): boolean {
  const given = Buffer.from(query.get("signature") ?? "", "latin1");
  const signed = signedText(query);
  let genuine = false;
  for (const secret of secrets) {
    const expected = Buffer.from(createHmac("sha256", secret).update(signed).digest("hex"), "latin1");
    if (given.length === expected.length && timingSafeEqual(given, expected)) genuine = true;
  }
  const timestamp = query.get("timestamp") ?? "";
  const age = /^\d{1,12}$/.test(timestamp) ? Math.abs(now.getTime() / 1000 - Number(timestamp)) : Infinity;
  return genuine && age <= TOLERANCE_SECONDS;
}

function signedText(query: URLSearchParams): string {
  const keys = [...new Set(query.keys())].filter((key) => key !== "signature");
  return keys
    .map((key) => `${key}=${query.getAll(key).join(",")}`)
    .sort()
    .join("");
}
