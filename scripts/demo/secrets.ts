/** The demo's own keys: made on first start, kept with its data, so that a second start can read the first one's. */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

export type DemoSecrets = { apiKey: string; apiSecret: string; encryptionKeys: string };

export async function demoSecrets(folder: string): Promise<DemoSecrets> {
  const file = path.join(folder, "secrets.json");
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept) return JSON.parse(kept) as DemoSecrets;
  const made: DemoSecrets = {
    apiKey: "standby-demo",
    apiSecret: randomBytes(24).toString("hex"),
    encryptionKeys: `demo:${randomBytes(32).toString("base64")}`,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}
