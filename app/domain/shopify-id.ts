/** Shopify's ids: as digits they exceed 2^53, so inside Standby they are bigints and outside GIDs or strings of digits. */

const DIGITS = /^\d+$/;
const GID = /^gid:\/\/[^/]+\/[A-Za-z]+\/(\d+)(?:\?.*)?$/;

/** The GID of an object, as the Admin API takes it: gid("ProductVariant", 5n) is "gid://shopify/ProductVariant/5". */
export const gid = (type: string, id: bigint | string): string => `gid://shopify/${type}/${id}`;

/**
 * The id in a GID, a string of digits or a whole number small enough to be exact.
 * @throws TypeError when it is none of these: a number beyond 2^53 has already lost its last digits.
 */
export function toShopifyId(value: string | number | bigint): bigint {
  if (typeof value === "bigint" && value >= 0n) return value;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  const digits = typeof value === "string" ? (DIGITS.test(value) ? value : GID.exec(value)?.[1]) : undefined;
  if (digits === undefined) throw new TypeError("This is not an id that Shopify gives.");
  return BigInt(digits);
}
