/** Strings, hashes and numbers where Shopify's Liquid differs from LiquidJS or adds to it. */
import { createHash, createHmac } from "node:crypto";
import { text, type Filter } from "./arguments.ts";
import { blake3 } from "./blake3.ts";

/** "Blue & White T-Shirt" → "blue-white-t-shirt". */
export const handleize = (value: unknown) =>
  text(value)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");

const digest =
  (algorithm: string): Filter =>
  (value) =>
    createHash(algorithm).update(text(value)).digest("hex");
const hmac =
  (algorithm: string): Filter =>
  (value, key) =>
    createHmac(algorithm, text(key)).update(text(value)).digest("hex");

const isWhole = (raw: unknown, value: number) => (typeof raw === "string" ? /^-?\d+$/.test(raw.trim()) : Number.isInteger(value));

/** What stands in the template ("7.0"), since JavaScript cannot tell 7.0 from 7. */
const literal = (args: unknown[] | undefined) => (args?.[0] as { getText?: () => string } | undefined)?.getText?.() ?? "";

export const stringFilters: Record<string, Filter> = {
  handle: handleize,
  handleize,
  camelize: (value) => text(value).replace(/(?:^|[-_\s]+)(\w)/g, (_all, char: string) => char.toUpperCase()),
  pluralize: (value, one, many) => (Number(text(value)) === 1 ? text(one) : text(many)),
  url_escape: (value) => encodeURI(text(value)),
  url_param_escape: (value) => encodeURIComponent(text(value)),
  base64_url_safe_encode: (value) => Buffer.from(text(value)).toString("base64url"),
  base64_url_safe_decode: (value) => Buffer.from(text(value), "base64url").toString(),
  blake3: (value) => blake3(text(value)),
  md5: digest("md5"),
  sha1: digest("sha1"),
  sha256: digest("sha256"),
  hmac_sha1: hmac("sha1"),
  hmac_sha256: hmac("sha256"),
  highlight(value, term) {
    const wanted = text(term).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    if (!wanted) return text(value);
    return text(value).replace(new RegExp(`(${wanted})`, "gi"), '<strong class="highlight">$1</strong>');
  },
  /** Whole divided by whole stays whole, as in Ruby; "7.0" or a variable with decimals makes it a fraction. */
  divided_by(value, divisor) {
    const [top, bottom] = [Number(text(value)), Number(text(divisor))];
    if (bottom === 0) return "Liquid error: divided by 0";
    const fraction = /^-?\d+\.\d+$/.test(literal(this.token?.args));
    return !fraction && isWhole(value, top) && isWhole(divisor, bottom) ? Math.floor(top / bottom) : top / bottom;
  },
};
