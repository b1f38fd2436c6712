/** The texts of a locales folder: the visitor's language, else the default file's; plural forms and values filled in. */
import type { ThemeFolder } from "./theme-folder.ts";

type Tree = { [key: string]: string | Tree };

function dig(tree: Tree | null, key: string): string | Tree | undefined {
  let at: string | Tree | undefined = tree ?? undefined;
  for (const part of key.split(".")) at = typeof at === "object" ? at[part] : undefined;
  return at;
}

/** The plural form of a text for a count; `zero` is used for 0 in every language, as Shopify does. */
function inflect(text: string | Tree | undefined, locale: string, count: unknown): string | undefined {
  if (typeof text === "string" || text === undefined) return text;
  if (count === undefined || count === null) return undefined;
  const number = Number(count);
  const category = number === 0 && "zero" in text ? "zero" : new Intl.PluralRules(locale).select(number);
  const form = text[category] ?? text.other ?? text.one;
  return typeof form === "string" ? form : undefined;
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[char] ?? char);

export class Translations {
  readonly #folder: ThemeFolder;

  constructor(folder: ThemeFolder) {
    this.#folder = folder;
  }

  #defaultFile(): string | undefined {
    return this.#folder.list("locales").find((file) => file.endsWith(".default.json"));
  }

  /** A text of the schema's own locale files; the key itself when none has it, so that it is seen. */
  ofSchema(key: string, locale: string): string {
    const fallback = this.#folder.list("locales").find((file) => file.endsWith(".default.schema.json"));
    const files = [`${locale}.schema.json`, `${locale}.default.schema.json`, fallback ?? ""];
    const texts = files.map((file) => dig(this.#folder.json(`locales/${file}`) as Tree | null, key));
    return texts.find((text) => typeof text === "string") ?? `t:${key}`;
  }

  #trees(locale: string): { locale: string; tree: Tree | null }[] {
    const fallback = this.#defaultFile();
    const language = locale.split("-")[0] ?? locale;
    const files = [`${locale}.json`, `${locale}.default.json`, `${language}.json`, `${language}.default.json`];
    if (fallback) files.push(fallback);
    return files.map((file) => ({
      locale: file.split(".")[0] ?? "en",
      tree: this.#folder.json(`locales/${file}`) as Tree | null,
    }));
  }

  /**
   * Shopify escapes values that are filled in unless the key ends in `_html`.
   * Null when no file knows the key.
   */
  translate(key: string, locale: string, values: Record<string, unknown>, extra?: Tree | null): string | null {
    const trees = extra ? [...this.#trees(locale), { locale, tree: extra }] : this.#trees(locale);
    for (const { locale: language, tree } of trees) {
      const text = inflect(dig(tree, key), language, values.count);
      if (text === undefined) continue;
      const raw = key.endsWith("_html") || key.endsWith(".html");
      return text.replace(/\{\{-?\s*([\w.]+)\s*-?\}\}/g, (_all, name: string) => {
        const value = String(values[name] ?? "");
        return raw ? value : escapeHtml(value);
      });
    }
    return null;
  }
}
