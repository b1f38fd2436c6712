/** A look at a theme's folder before it is shown: whether it is one, and what of it the sandbox does not understand. */
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { knownNames } from "#sandbox/storefront/liquid/engine.ts";
import { parseThemeJson, ThemeFolder } from "./theme-folder.ts";

export type ThemeReport = { ok: true; notes: string[] } | { ok: false; message: string };

const LIQUID_FOLDERS = ["layout", "templates", "templates/customers", "sections", "blocks", "snippets"];
const JSON_FOLDERS = ["config", "locales", "templates", "sections"];

/** What may be wrong with the folder itself, in words that say what to do; null when it is a theme. */
function problemWith(root: string): string | null {
  const found = statSync(root, { throwIfNoEntry: false });
  if (!found) return `There is no folder ${root}. Check the path after --theme; it is read from where the command was typed.`;
  if (found.isFile() && root.endsWith(".zip"))
    return `${root} is a zip file. Unpack it and give the folder that holds layout/ and templates/.`;
  if (found.isFile()) return `${root} is a file. Give the theme's folder: the one that holds layout/ and templates/.`;
  if (statSync(path.join(root, "layout", "theme.liquid"), { throwIfNoEntry: false })) return null;
  const inner = readdirSync(root).find((name) =>
    statSync(path.join(root, name, "layout", "theme.liquid"), { throwIfNoEntry: false }),
  );
  return inner
    ? `${root} holds the theme in a folder of its own. Give that one: ${path.join(root, inner)}`
    : `${root} is not a theme: it has no layout/theme.liquid.`;
}

const filesIn = (folder: ThemeFolder, places: string[], ending: string) =>
  places.flatMap((place) =>
    folder
      .list(place)
      .filter((name) => name.endsWith(ending))
      .map((name) => `${place}/${name}`),
  );

/** Names after `{%` and after `|`. Comments and raw parts are left out, so that prose is not read as code. */
function namesIn(text: string): { tags: string[]; filters: string[] } {
  const code = text.replace(/\{%-?\s*(comment|raw|doc|schema|stylesheet|javascript)\b[\s\S]*?\{%-?\s*end\1\s*-?%\}/g, "");
  const tags = [...code.matchAll(/\{%-?\s*([a-z_]+)/g)].map((match) => match[1] ?? "");
  const parts = [...code.matchAll(/\{[{%]([\s\S]*?)[}%]\}/g)].map((match) => (match[1] ?? "").replace(/"[^"]*"|'[^']*'/g, "''"));
  const filters = parts.flatMap((part) => [...part.matchAll(/\|\s*([a-z_0-9]+)/g)].map((match) => match[1] ?? ""));
  return { tags: tags.filter((name) => !/^(end|els|when|case$|liquid$|#)/.test(name)), filters };
}

function unknownNames(folder: ThemeFolder): string[] {
  const known = knownNames();
  const unknown = new Map<string, string>();
  for (const file of filesIn(folder, LIQUID_FOLDERS, ".liquid")) {
    const { tags, filters } = namesIn(folder.text(file) ?? "");
    for (const name of tags) if (!known.tags.includes(name)) unknown.set(`tag "${name}"`, file);
    for (const name of filters) if (!known.filters.includes(name)) unknown.set(`filter "${name}"`, file);
  }
  return [...unknown].map(([what, file]) => `Not understood: ${what} (${file}). It renders to nothing.`);
}

function unreadable(folder: ThemeFolder): string[] {
  return filesIn(folder, JSON_FOLDERS, ".json").flatMap((file) => {
    try {
      parseThemeJson(folder.text(file) ?? "");
      return [];
    } catch (error) {
      return [`${file} is not valid JSON and is left out: ${(error as Error).message}`];
    }
  });
}

function missingParts(folder: ThemeFolder): string[] {
  const has = (name: string) => folder.locate(`templates/${name}.json`) ?? folder.locate(`templates/${name}.liquid`);
  const pages = ["index", "product", "collection", "cart", "search", "page", "404"].filter((name) => !has(name));
  const notes = pages.length ? [`No template for: ${pages.join(", ")}. Those pages show the layout alone.`] : [];
  if (!folder.locate("config/settings_data.json"))
    notes.push("No config/settings_data.json: the defaults of the schema are used.");
  return notes;
}

export function inspectTheme(root: string): ThemeReport {
  const problem = problemWith(root);
  if (problem) return { ok: false, message: problem };
  const folder = new ThemeFolder(root);
  return { ok: true, notes: [...missingParts(folder), ...unreadable(folder), ...unknownNames(folder)] };
}
