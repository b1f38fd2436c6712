/** Does a value fit its metafield type, and is it a type at all. */

const SIMPLE = new Set([
  "single_line_text_field",
  "multi_line_text_field",
  "rich_text_field",
  "url",
  "color",
  "id",
  "language",
  "rating",
  "money",
  "dimension",
  "volume",
  "weight",
  "link",
]);

const CHECKS: Record<string, { fits: (value: string) => boolean; message: string }> = {
  json: { fits: isJson, message: "Value is invalid JSON" },
  boolean: { fits: (value) => value === "true" || value === "false", message: "Value must be true or false." },
  number_integer: { fits: (value) => /^-?\d+$/.test(value), message: "Value must be an integer." },
  number_decimal: { fits: (value) => /^-?\d+(\.\d+)?$/.test(value), message: "Value must be a decimal." },
  date: { fits: (value) => /^\d{4}-\d\d-\d\d$/.test(value), message: "Value must be in YYYY-MM-DD format." },
  date_time: { fits: (value) => !Number.isNaN(Date.parse(value)), message: "Value must be in ISO 8601 format." },
};

const BIGGEST_VALUE_BYTES = 2 * 1024 * 1024;

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

export const isMetafieldType = (type: string): boolean =>
  type in CHECKS ||
  SIMPLE.has(type) ||
  type.endsWith("_reference") ||
  (type.startsWith("list.") && isMetafieldType(type.slice(5)));

/** Null when the value may be stored. */
export function refusedValue(type: string, value: string): { field: "type" | "value"; message: string; code: string } | null {
  if (!isMetafieldType(type)) return { field: "type", message: `Type ${type} is not a valid type.`, code: "INVALID_TYPE" };
  if (value === "") return { field: "value", message: "Value can't be blank", code: "BLANK" };
  if (Buffer.byteLength(value) > BIGGEST_VALUE_BYTES) return { field: "value", message: "Value is too long.", code: "TOO_LONG" };
  const check = type.startsWith("list.") ? CHECKS.json : CHECKS[type];
  if (check && !check.fits(value)) return { field: "value", message: check.message, code: "INVALID_VALUE" };
  const oneLine = type === "single_line_text_field";
  return oneLine && /[\r\n]/.test(value)
    ? { field: "value", message: "Value can't contain line breaks.", code: "INVALID_VALUE" }
    : null;
}
