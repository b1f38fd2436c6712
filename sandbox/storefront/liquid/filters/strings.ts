/** Strings and hashes where Shopify's Liquid differs from LiquidJS or adds to it. */
import { createHash, createHmac } from "node:crypto";
import { escapeHtml, text, type Filter } from "./arguments.ts";
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

const camelize = (value: unknown) => text(value).replace(/(?:^|[-_\s]+)(\w)/g, (_all, char: string) => char.toUpperCase());

export const stringFilters: Record<string, Filter> = {
  handle: handleize,
  handleize,
  camelize,
  camelcase: camelize,
  /** A gift card's code in groups of four. */
  format_code: (value) => (text(value).match(/.{1,4}/g) ?? []).join(" "),
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
  escape: escapeHtml,
  /** Leaves what is escaped already. */
  escape_once: (value) => text(value).replace(/&(?!(?:[a-z]+|#\d+|#x[\da-f]+);)|[<>"']/gi, (char) => escapeHtml(char)),
};
