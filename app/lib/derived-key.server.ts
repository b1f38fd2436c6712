/** Keys for one purpose each, derived from the keys that seal secrets at rest, so that there is one thing to keep and rotate. */
import { hkdfSync } from "node:crypto";
import { env } from "#app/env.server.ts";

const KEY_BYTES = 32;
const derived = new Map<string, Buffer[]>();

/** One key per entry of ENCRYPTION_KEYS, newest first: make with the first, accept any. */
export function derivedKeys(purpose: string): Buffer[] {
  const known = derived.get(purpose);
  if (known) return known;
  const keys = env.ENCRYPTION_KEYS.split(",").map((entry) => {
    const master = Buffer.from(entry.slice(entry.indexOf(":") + 1), "base64");
    return Buffer.from(hkdfSync("sha256", master, "", `standby:${purpose}`, KEY_BYTES));
  });
  derived.set(purpose, keys);
  return keys;
}
