/** Shopify's search syntax (`query:` of lists): words, `field:value`, comparisons, quotes, prefix*, NOT, OR, parentheses. */
import { notInSandbox } from "#sandbox/admin-api/errors.ts";

export type SearchValue = string | number | boolean | null | undefined | readonly (string | number)[];
export type SearchFields<Item> = Record<string, (item: Item) => SearchValue>;
type Predicate<Item> = (item: Item) => boolean;

const TOKEN =
  /\s*(\(|\)|-?[A-Za-z_][\w.]*:(?:[<>]=?)?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s()]*)|"(?:[^"\\]|\\.)*"|[^\s()]+)/gy;

/** Items that the query asks for; null or empty asks for all. `words` are the fields that a bare word looks into. */
export function search<Item>(
  items: Iterable<Item>,
  query: string | null | undefined,
  { fields, words }: { fields: SearchFields<Item>; words: string[] },
): Item[] {
  if (!query?.trim()) return [...items];
  const tokens = [...query.matchAll(TOKEN)].map((match) => match[1]!);
  const reader = new QueryReader(tokens, fields, words);
  const matches = reader.either();
  return [...items].filter(matches);
}

class QueryReader<Item> {
  readonly #tokens: string[];
  readonly #fields: SearchFields<Item>;
  readonly #words: string[];
  #at = 0;

  constructor(tokens: string[], fields: SearchFields<Item>, words: string[]) {
    this.#tokens = tokens;
    this.#fields = fields;
    this.#words = words;
  }

  either(): Predicate<Item> {
    const choices = [this.#all()];
    while (this.#take("OR")) choices.push(this.#all());
    return (item) => choices.some((choice) => choice(item));
  }

  #take(token: string): boolean {
    const found = this.#tokens[this.#at] === token;
    if (found) this.#at += 1;
    return found;
  }

  #all(): Predicate<Item> {
    const parts: Predicate<Item>[] = [];
    for (let token = this.#tokens[this.#at]; token && token !== "OR" && token !== ")"; token = this.#tokens[this.#at]) {
      if (!this.#take("AND")) parts.push(this.#term());
    }
    return (item) => parts.every((part) => part(item));
  }

  #term(): Predicate<Item> {
    if (this.#take("NOT")) {
      const inner = this.#term();
      return (item) => !inner(item);
    }
    if (this.#take("(")) {
      const inner = this.either();
      this.#take(")");
      return inner;
    }
    const token = this.#tokens[this.#at++] ?? "";
    const negated = token.startsWith("-") && token.includes(":");
    const matches = this.#condition(negated ? token.slice(1) : token);
    return negated ? (item) => !matches(item) : matches;
  }

  #condition(token: string): Predicate<Item> {
    const parts = /^([A-Za-z_][\w.]*):([<>]=?)?(.*)$/s.exec(token);
    if (!parts) return (item) => this.#words.some((name) => textMatches(this.#fields[name]?.(item), unquoted(token)));
    const [, name = "", comparison, value = ""] = parts;
    const read = this.#fields[name];
    if (!read) throw notInSandbox(`search field "${name}"`);
    if (comparison) return (item) => compares(read(item), comparison, unquoted(value));
    const choices = value.startsWith('"') || value.startsWith("'") ? [unquoted(value)] : value.split(",");
    return (item) => choices.some((choice) => equals(read(item), choice));
  }
}

const unquoted = (text: string) => text.replace(/^(["'])(.*)\1$/s, "$2").replace(/\\(.)/g, "$1");

/** Text fields hold when every word begins a word of theirs; others when they are the same, without regard to case. */
function equals(value: SearchValue, wanted: string): boolean {
  if (Array.isArray(value)) return value.some((one) => equals(one, wanted));
  if (wanted === "*") return value !== null && value !== undefined && value !== "";
  if (value === null || value === undefined) return false;
  const text = String(value).toLowerCase();
  const want = wanted.toLowerCase().replace(/^gid:\/\/shopify\/\w+\//, "");
  if (want.endsWith("*")) return text.startsWith(want.slice(0, -1)) || textMatches(text, want);
  return text === want || (typeof value === "string" && text.includes(" ") && textMatches(text, want));
}

function textMatches(value: SearchValue, wanted: string): boolean {
  const text = (Array.isArray(value) ? value.join(" ") : String(value ?? "")).toLowerCase();
  const words = text.split(/[^\p{L}\p{N}@.+]+/u);
  const wantedWords = wanted.toLowerCase().split(/[^\p{L}\p{N}@.+*]+/u);
  return wantedWords.every((want) => {
    const prefix = want.endsWith("*") ? want.slice(0, -1) : null;
    return words.some((word) => (prefix === null ? word === want : word.startsWith(prefix))) || text === want;
  });
}

const asNumber = (value: string | number) => {
  if (typeof value === "number") return value;
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Date.parse(value);
};

function compares(value: SearchValue, comparison: string, wanted: string): boolean {
  if (typeof value !== "string" && typeof value !== "number") return false;
  const [left, right] = [asNumber(value), asNumber(wanted)];
  if (comparison === ">") return left > right;
  if (comparison === ">=") return left >= right;
  return comparison === "<" ? left < right : left <= right;
}
