/** Reading what a filter is given: LiquidJS passes named arguments as [name, value] pairs among the others. */
import { toValue, type Context } from "liquidjs";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { runtimeOf, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";

export type FilterThis = { context: Context; token?: { args: unknown[] } };
export type Filter = (this: FilterThis, value: unknown, ...args: unknown[]) => unknown;

export const runtime = (self: FilterThis): Runtime => runtimeOf(self.context);

const isPair = (arg: unknown): arg is [string, unknown] => Array.isArray(arg) && arg.length === 2 && typeof arg[0] === "string";

export function named(args: unknown[]): Record<string, unknown> {
  return Object.fromEntries(args.filter(isPair));
}

export const positional = (args: unknown[]) => args.filter((arg) => !isPair(arg));

export function text(value: unknown): string {
  const plain: unknown = toValue(value);
  return plain === null || plain === undefined ? "" : String(plain);
}

/** A property of a drop or of plain data. */
export function property(value: unknown, key: string): unknown {
  if (value instanceof LazyDrop) return value.read(key);
  return value && typeof value === "object" ? (value as Record<string, unknown>)[key] : undefined;
}

export const escapeHtml = (value: unknown) =>
  text(value).replace(
    /[&<>"']/g,
    (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[char] ?? char,
  );

/** ` class="a" width="5"`; false and nothing are left out, true is written without a value. */
export function attributes(values: Record<string, unknown>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`))
    .join("");
}
