/** Hashes that nobody can reverse by trying addresses, since they need a key. */
import { createHmac } from "node:crypto";
import { derivedKeys } from "./derived-key.server.ts";

/** One hash per known key, newest first: store the first, look up any. Lower case and trimmed before hashing. */
export const keyedHashes = (purpose: string, value: string): [string, ...string[]] =>
  derivedKeys(purpose).map((key) => createHmac("sha256", key).update(value.trim().toLowerCase()).digest("base64url")) as [
    string,
    ...string[],
  ];
