/** Keyed hashes as Shopify sends them: SHA-256 in base64, compared in constant time. */
import { createHmac, timingSafeEqual } from "node:crypto";

/** True when `signature` was made over `body` with any of the secrets; several during a rotation. */
export function isSigned(body: Buffer, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature, "latin1");
  let signed = false;
  for (const secret of secrets) {
    const expected = Buffer.from(createHmac("sha256", secret).update(body).digest("base64"), "latin1");
    if (given.length === expected.length && timingSafeEqual(given, expected)) signed = true;
  }
  return signed;
}
