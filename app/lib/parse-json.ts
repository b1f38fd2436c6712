/** JSON.parse that loses no digit: whole numbers beyond 2^53 come back as strings of digits. */

/** What ES2025 passes to a reviver besides key and value: the text the value was read from. */
type ParseContext = { source?: string };
type ParseWithSource = (text: string, reviver: (key: string, value: unknown, context: ParseContext) => unknown) => unknown;

const WHOLE = /^-?\d+$/;
const parse = JSON.parse as ParseWithSource;

/** @throws SyntaxError when `raw` is not JSON. */
export function parseJson(raw: string): unknown {
  return parse(raw, (_key, value, { source }) => {
    const lossy = typeof value === "number" && !Number.isSafeInteger(value) && source !== undefined && WHOLE.test(source);
    return lossy ? source : value;
  });
}
