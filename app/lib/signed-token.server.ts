/** Tokens for links in mails: they carry what they are for and cannot be made by anybody else. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { derivedKeys } from "./derived-key.server.ts";

const PURPOSE = "signed-token";
const MAC_BYTES = 18;
const MAX_CHARACTERS = 400;

/** Facts as short strings, e.g. `{ shop: "7", entry: "991" }`; no personal data, since links get forwarded and logged. */
export type TokenFacts = Record<string, string>;

/** @param use what the token lets its bearer do, e.g. "leave": a token for one use never serves another. */
export function signToken(use: string, facts: TokenFacts): string {
  const body = Buffer.from(new URLSearchParams(facts).toString()).toString("base64url");
  return `${body}.${macs(use, body)[0]}`;
}

/** The token's facts, or null when it was not made here for this use. */
export function readToken(use: string, token: string): TokenFacts | null {
  const [body, mac, ...rest] = token.length <= MAX_CHARACTERS ? token.split(".") : [];
  if (!body || !mac || rest.length > 0) return null;
  const genuine = macs(use, body).some((expected) => isSame(mac, expected));
  return genuine ? Object.fromEntries(new URLSearchParams(Buffer.from(body, "base64url").toString())) : null;
}

const macs = (use: string, body: string): string[] =>
  derivedKeys(PURPOSE).map((key) =>
    createHmac("sha256", key).update(`${use}.${body}`).digest().subarray(0, MAC_BYTES).toString("base64url"),
  );

/** Of the texts, since several texts decode to the same bytes. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given, "utf8"), Buffer.from(expected, "utf8")];
  return a.length === b.length && timingSafeEqual(a, b);
}
