/** A request's fields, whether they come as a form, as multipart or as JSON, nested as `items[0][id]` says. */
import type { IncomingMessage } from "node:http";
import { header, readBody } from "#sandbox/http.ts";

export type Field = string | number | boolean | null | undefined | Field[] | { [key: string]: Field };
export type Fields = { [key: string]: Field };

const BANNED = new Set(["__proto__", "constructor", "prototype"]);

/** "properties[Engraving]" → ["properties", "Engraving"]; "updates[]" → ["updates", ""]. */
function pathOf(name: string): string[] {
  const open = name.indexOf("[");
  if (open <= 0) return [name];
  return [name.slice(0, open), ...[...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? "")];
}

function put(target: Fields, path: string[], value: Field): void {
  const [head = "", ...rest] = path;
  if (BANNED.has(head)) return;
  const key = head === "" ? String(Object.keys(target).length) : head;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const known = target[key];
  const next: Fields = known && typeof known === "object" && !Array.isArray(known) ? known : Object.create(null);
  target[key] = next;
  put(next, rest, value);
}

export function nest(entries: Iterable<[string, Field]>): Fields {
  const fields: Fields = Object.create(null) as Fields;
  for (const [name, value] of entries) put(fields, pathOf(name), value);
  return fields;
}

/** Empty for a body that cannot be read: the caller then misses its fields and says which. */
export async function readFields(request: IncomingMessage): Promise<Fields> {
  const type = header(request, "content-type") ?? "";
  const body = await readBody(request);
  if (body.length === 0) return {};
  try {
    if (type.includes("json")) return nest(Object.entries(JSON.parse(body.toString("utf8")) as Fields));
    if (type.startsWith("multipart/")) {
      const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
      return nest([...form].map(([name, value]) => [name, typeof value === "string" ? value : value.name]));
    }
    return nest(new URLSearchParams(body.toString("utf8")));
  } catch {
    return {};
  }
}

export const textOf = (value: Field) => (value === null || value === undefined || typeof value === "object" ? "" : String(value));

/** A list, whether it came as JSON array or as `items[0]`, `items[1]`. */
export const listOf = (value: Field): Field[] =>
  Array.isArray(value) ? value : value && typeof value === "object" ? Object.values(value) : [];

/** Names and values as texts; null when the field is missing. */
export function textsOf(value: Field): Record<string, string> | null {
  if (!value || typeof value !== "object" || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, textOf(one)]));
}
