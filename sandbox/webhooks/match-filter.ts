/** The `filter` of a webhook subscription: `status:active AND (variants.price:>=10 OR tags:sale)`. */

type Test = (payload: unknown) => boolean;

const TOKEN = /\s*(\(|\)|AND\b|OR\b|NOT\b|-(?=\S)|[\w.]+:(?:"[^"]*"|[^\s()]+))/y;
const TERM = /^([\w.]+):(>=|<=|>|<)?(?:"([^"]*)"|(.*))$/;

/** Every value at a dotted path; any element of a list counts. */
export function valuesAt(value: unknown, path: string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [key, ...rest] = path;
  if (key === undefined) return [value];
  if (typeof value !== "object" || value === null || !(key in value)) return [];
  return valuesAt((value as Record<string, unknown>)[key], rest);
}

function term(text: string): Test {
  const [, path = "", operator, quoted, bare] = TERM.exec(text) ?? [];
  const wanted = quoted ?? bare ?? "";
  const fits = (value: unknown) => {
    if (!operator) return wanted === "*" ? value !== null : String(value) === wanted;
    const [left, right] = [Number(value), Number(wanted)];
    if (Number.isNaN(left) || Number.isNaN(right)) {
      return operator.startsWith(">") ? String(value) > wanted : String(value) < wanted;
    }
    return { ">=": left >= right, "<=": left <= right, ">": left > right, "<": left < right }[operator] ?? false;
  };
  return (payload) => valuesAt(payload, path.split(".")).some(fits);
}

function tokens(filter: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < filter.trimEnd().length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(filter);
    if (!match?.[1]) throw new Error(`The filter cannot be read from "${filter.slice(start)}".`);
    found.push(match[1]);
  }
  return found;
}

function parse(queue: string[]): Test {
  const single = (): Test => {
    const token = queue.shift();
    if (token === undefined) throw new Error("The filter ends too early.");
    if (token === "NOT" || token === "-") {
      const inner = single();
      return (payload) => !inner(payload);
    }
    if (token !== "(") return term(token);
    const inner = either();
    if (queue.shift() !== ")") throw new Error("The filter misses a closing bracket.");
    return inner;
  };
  const all = (): Test => {
    const parts = [single()];
    while (queue.length > 0 && queue[0] !== "OR" && queue[0] !== ")") {
      if (queue[0] === "AND") queue.shift();
      parts.push(single());
    }
    return (payload) => parts.every((part) => part(payload));
  };
  const either = (): Test => {
    const parts = [all()];
    while (queue[0] === "OR") {
      queue.shift();
      parts.push(all());
    }
    return (payload) => parts.some((part) => part(payload));
  };
  return either();
}

/** Whether the payload passes. A field that does not exist never matches, as at Shopify. @throws Error on bad syntax. */
export function matchesFilter(filter: string | null, payload: unknown): boolean {
  return filter === null || parse(tokens(filter))(payload);
}
