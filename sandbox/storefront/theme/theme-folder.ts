/** A folder of Liquid, JSON and assets (a theme or an app extension), read when asked for and again when a file changes. */
import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { FS, Liquid, Template } from "liquidjs";

/** A Liquid file taken apart: what renders, and the parts that do not. */
export type LiquidFile = { source: string; schema: Record<string, unknown> | null; stylesheet: string; javascript: string };

type Kept<T> = { changedAt: number; value: T };

/** Theme JSON may have comments and commas too many, as Shopify's own files do. */
export function parseThemeJson(text: string): unknown {
  const bare = text.replace(
    /("(?:[^"\\]|\\.)*")|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_all, string: string | undefined) => string ?? "",
  );
  return JSON.parse(bare.replace(/("(?:[^"\\]|\\.)*")|,(\s*[}\]])/g, (all, string, end) => (string ? all : end)));
}

const block = (tag: string) => new RegExp(`\\{%-?\\s*${tag}[^%]*%\\}([\\s\\S]*?)\\{%-?\\s*end${tag}\\s*-?%\\}`, "g");

function takeApart(text: string): LiquidFile {
  const parts: Record<string, string> = {};
  let source = text;
  for (const tag of ["doc", "schema", "stylesheet", "javascript"]) {
    source = source.replace(block(tag), (_all, inner: string) => {
      parts[tag] = (parts[tag] ?? "") + inner;
      return "";
    });
  }
  const schema = parts.schema ? (parseThemeJson(parts.schema) as Record<string, unknown>) : null;
  return { source, schema, stylesheet: parts.stylesheet ?? "", javascript: parts.javascript ?? "" };
}

export class ThemeFolder {
  readonly root: string;
  readonly #kept = new Map<string, Kept<unknown>>();

  constructor(root: string) {
    this.root = path.resolve(root);
  }

  /** The file below this folder, or null when it is missing or outside. */
  locate(name: string): string | null {
    const file = path.resolve(this.root, name);
    if (!file.startsWith(this.root + path.sep)) return null;
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
  }

  changedAt(name: string): number {
    const file = this.locate(name);
    return file ? statSync(file).mtimeMs : 0;
  }

  #keep<T>(kind: string, name: string, read: (text: string) => T): T | null {
    const file = this.locate(name);
    if (!file) return null;
    const changedAt = statSync(file).mtimeMs;
    const kept = this.#kept.get(`${kind}:${name}`) as Kept<T> | undefined;
    if (kept?.changedAt === changedAt) return kept.value;
    const value = read(readFileSync(file, "utf8"));
    this.#kept.set(`${kind}:${name}`, { changedAt, value });
    return value;
  }

  text(name: string): string | null {
    return this.#keep("text", name, (text) => text);
  }

  json(name: string): unknown {
    return this.#keep("json", name, parseThemeJson);
  }

  liquid(name: string): LiquidFile | null {
    return this.#keep("liquid", name, takeApart);
  }

  parsed(name: string, engine: Liquid): Template[] | null {
    return this.#keep("parsed", name, (text) => engine.parse(takeApart(text).source, name));
  }

  bytes(name: string): Buffer | null {
    const file = this.locate(name);
    return file ? readFileSync(file) : null;
  }

  list(folder: string): string[] {
    const full = path.join(this.root, folder);
    return statSync(full, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(full).sort() : [];
  }

  /** Snippets for LiquidJS' own tags (`include`). */
  asFileSystem(): FS {
    const snippet = (file: string) => `snippets/${path.basename(file).replace(/\.liquid$/, "")}.liquid`;
    const existsSync = (file: string) => this.locate(snippet(file)) !== null;
    const readFileSync = (file: string) => this.liquid(snippet(file))?.source ?? "";
    return {
      existsSync,
      readFileSync,
      exists: async (file) => existsSync(file),
      readFile: async (file) => readFileSync(file),
      resolve: (_dir, file) => file,
    };
  }
}
