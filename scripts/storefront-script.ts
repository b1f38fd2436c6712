/** Makes the theme extension's script of storefront/: one file without names of its own, small. `node scripts/storefront-script.ts` writes it. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "vite";

const ROOT = path.join(import.meta.dirname, "..");
export const SCRIPT_FILE = path.join(ROOT, "extensions", "standby-storefront", "assets", "standby.js");

export async function storefrontScript(): Promise<string> {
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      minify: "esbuild",
      lib: { entry: path.join(ROOT, "storefront", "standby.ts"), formats: ["iife"], name: "standby" },
    },
  });
  const [first] = [built].flat();
  if (!first || !("output" in first)) throw new Error("The storefront script was not built.");
  return first.output[0].code;
}

if (import.meta.main) await writeFile(SCRIPT_FILE, await storefrontScript());
