/** Makes the theme extension's scripts of storefront/: files without names of their own, small. `node scripts/storefront-script.ts` writes them. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "vite";

const ROOT = path.join(import.meta.dirname, "..");
const EXTENSION = path.join(ROOT, "extensions", "standby-storefront");

/** What each file of the extension is made of. */
export const SCRIPTS = [
  { file: path.join(EXTENSION, "assets", "standby.js"), entry: "standby.ts" },
  { file: path.join(EXTENSION, "assets", "standby-cart.js"), entry: "cart.ts" },
  { file: path.join(EXTENSION, "assets", "standby-cards.js"), entry: "cards.ts" },
];

/** In the page itself: what is done before its first paint, and what may bring a script later. */
export const INLINE = [
  { file: path.join(EXTENSION, "snippets", "standby-cart-before-paint.liquid"), entry: "cart-before-paint.ts" },
  { file: path.join(EXTENSION, "snippets", "standby-await-cart.liquid"), entry: "await-cart.ts" },
];

/** @throws when Liquid or HTML would read the script as theirs */
export async function inlineScript(entry: string): Promise<string> {
  const script = (await storefrontScript(entry)).trim();
  if (/\{\{|\{%|<\/script/.test(script)) throw new Error("The inline script holds what Liquid or HTML would take for its own.");
  return `{%- comment -%} Made of storefront/${entry}: node scripts/storefront-script.ts {%- endcomment -%}\n<script>${script}</script>\n`;
}

export async function storefrontScript(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      minify: "esbuild",
      lib: { entry: path.join(ROOT, "storefront", entry), formats: ["iife"], name: "standby" },
    },
  });
  const [first] = [built].flat();
  if (!first || !("output" in first)) throw new Error("The storefront script was not built.");
  return first.output[0].code;
}

if (import.meta.main) {
  for (const { file, entry } of SCRIPTS) await writeFile(file, await storefrontScript(entry));
  for (const { file, entry } of INLINE) await writeFile(file, await inlineScript(entry));
}
