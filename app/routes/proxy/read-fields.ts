/** Reads a shopper's form, sent as JSON or by a browser: names and short texts, nothing else. */
import { readRequestBytes } from "#app/lib/read-request-bytes.ts";

const MAX_BYTES = 8 * 1024;

/** @returns every field as a string; files and nested values are left out. */
export async function readFields(request: Request): Promise<Record<string, string> | "too large" | "malformed"> {
  const bytes = await readRequestBytes(request, MAX_BYTES);
  if (bytes === "too large") return bytes;
  const type = request.headers.get("content-type") ?? "";
  try {
    return /^application\/json\b/i.test(type) ? readJson(bytes) : await readForm(bytes, type);
  } catch {
    return "malformed";
  }
}

function readJson(bytes: Uint8Array): Record<string, string> {
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError("not an object");
  return Object.fromEntries(Object.entries(value).flatMap(([key, field]) => (isShort(field) ? [[key, String(field)]] : [])));
}

const isShort = (field: unknown) => ["string", "number", "boolean"].includes(typeof field);

async function readForm(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Record<string, string>> {
  if (bytes.length === 0) return {};
  const form = await new Response(bytes, { headers: { "Content-Type": type } }).formData();
  return Object.fromEntries([...form].flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])));
}
