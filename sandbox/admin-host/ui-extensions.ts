/** The app's UI extensions as Shopify's CLI takes them: which module stands at which target, its bundle, its words. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parse } from "smol-toml";

type Raw = { extensions?: { type?: string; handle?: string; targeting?: { target?: string; module?: string }[] }[] };

export type UiExtension = { handle: string; folder: string; module: string };

/** The first extension that asks for the target. */
export function findUiExtension(extensionsFolder: string, target: string): UiExtension | null {
  if (!existsSync(extensionsFolder)) return null;
  for (const name of readdirSync(extensionsFolder)) {
    const folder = path.resolve(extensionsFolder, name);
    const file = path.join(folder, "shopify.extension.toml");
    if (!existsSync(file)) continue;
    for (const { type, handle = name, targeting = [] } of (parse(readFileSync(file, "utf8")) as Raw).extensions ?? []) {
      const module = targeting.find((one) => one.target === target)?.module;
      if (type === "ui_extension" && module) return { handle, folder, module: path.join(folder, module) };
    }
  }
  return null;
}

const bundles = new Map<string, { changedMs: number; code: Promise<string> }>();

/** One minified module with everything in it, made anew when a file of the extension has changed. */
export function bundleExtension(extension: UiExtension): Promise<string> {
  const changedMs = Math.max(...filesOf(extension.folder).map((file) => statSync(file).mtimeMs));
  const known = bundles.get(extension.module);
  if (known?.changedMs === changedMs) return known.code;
  const code = bundle(extension.module);
  bundles.set(extension.module, { changedMs, code });
  return code;
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => !file.includes("node_modules"));

async function bundle(entry: string): Promise<string> {
  // Loaded when a block is first looked at: most starts of the sandbox never need it.
  const { build } = await import("vite");
  const output = await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, minify: "esbuild", target: "es2022", lib: { entry, formats: ["es"], fileName: "extension" } },
  });
  const made = Array.isArray(output) ? output : "output" in output ? [output] : [];
  return made.flatMap(({ output: [chunk] }) => chunk.code).join("\n");
}

/** The language's words, or the default language's. */
export function readWords({ folder }: UiExtension, language: string): { locale: string; words: unknown } {
  const locales = path.join(folder, "locales");
  const files = readdirSync(locales);
  const file = files.find((name) => name === `${language}.json`) ?? files.find((name) => name.endsWith(".default.json"));
  const words: unknown = JSON.parse(readFileSync(path.join(locales, file ?? ""), "utf8"));
  return { locale: (file ?? "").split(".")[0] ?? "en", words };
}
