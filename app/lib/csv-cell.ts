/** Values as cells of a CSV file that spreadsheet programs open without running anything. */

/** What a spreadsheet takes for a formula; a plain negative number is none. */
const FORMULA = /^[\t\r ]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/** Put before a cell that would be a formula: spreadsheets then show it as text. `unguardedCell` takes it away. */
const GUARD = "'";

/** One cell, quoted where it must be; null and undefined are empty. */
export function csvCell(value: string | number | bigint | null | undefined): string {
  const text = guarded(String(value ?? ""));
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its end, as RFC 4180 wants it. */
export const csvLine = (values: Parameters<typeof csvCell>[0][]): string => `${values.map(csvCell).join(",")}\r\n`;

/** The value of a cell that we may have written: without the guard. */
export const unguardedCell = (text: string): string =>
  text.startsWith(GUARD) && FORMULA.test(text.slice(1)) ? text.slice(1) : text;

const guarded = (text: string) => (FORMULA.test(text) && !NUMBER.test(text) ? GUARD + text : text);
