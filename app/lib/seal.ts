/** Secrets at rest: AES-256-GCM, with the key's id in front so that keys can be rotated. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const PREFIX = "sealed";

export type Seal = {
  /** "sealed:KEY-ID:base64". @param context what the secret belongs to: sealed for one, it cannot be opened for another */
  seal(plain: string, context: string): string;
  /** @throws Error when the key is gone, the context is another or a byte was changed. */
  open(sealed: string, context: string): string;
};

/** @param keys "id:base64 of 32 bytes", newest first, separated by commas: the newest seals, all open */
export function createSeal(keys: string): Seal {
  const table = new Map(
    keys.split(",").map((entry) => {
      const [id, key] = entry.split(":") as [string, string];
      return [id, Buffer.from(key, "base64")] as const;
    }),
  );
  const [newest] = table.entries();
  if (!newest) throw new Error("ENCRYPTION_KEYS names no key.");
  const [newestId, newestKey] = newest;
  return {
    seal(plain, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, newestKey, iv).setAAD(Buffer.from(context));
      const bytes = Buffer.concat([iv, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${PREFIX}:${newestId}:${bytes.toString("base64")}`;
    },
    open(sealed, context) {
      const [prefix, id, text] = sealed.split(":");
      const key = table.get(id ?? "");
      if (prefix !== PREFIX || !key || !text)
        throw new Error("This secret was sealed with a key that is not in ENCRYPTION_KEYS.");
      const bytes = Buffer.from(text, "base64");
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString("utf8");
    },
  };
}
