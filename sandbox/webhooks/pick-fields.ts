/** `include_fields` of a webhook subscription: the payload cut down to the named paths. */

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

function pick(value: unknown, paths: string[][]): unknown {
  if (Array.isArray(value)) return value.map((item) => pick(item, paths));
  if (!isObject(value)) return value;
  const result: Json = {};
  for (const [key, inner] of Object.entries(value)) {
    const below = paths.filter(([head]) => head === key).map(([, ...rest]) => rest);
    if (below.length === 0) continue;
    result[key] = below.some((rest) => rest.length === 0) ? inner : pick(inner, below);
  }
  return result;
}

/** @param fields dotted paths ("variants.id"), or null for everything. */
export function pickFields(payload: Json, fields: string[] | null): Json {
  return fields === null
    ? payload
    : (pick(
        payload,
        fields.map((field) => field.split(".")),
      ) as Json);
}
