/** What stands in a cell once a spreadsheet has had its way with it. */
import { unguardedCell } from "#app/lib/csv-cell.ts";

const FORMULA = /^="((?:[^"]|"")*)"$/;
/** Every kind of blank that spreadsheets put around what was typed. */
const BLANKS = /^[\s\u00a0\u202f\ufeff]+|[\s\u00a0\u202f\ufeff]+$/g;

/** Without blanks around it, without formula escapes. */
export function readCell(cell: string): string {
  const trimmed = cell.replace(BLANKS, "");
  const formula = FORMULA.exec(trimmed);
  if (formula) return (formula[1] ?? "").replaceAll('""', '"').replace(BLANKS, "");
  return unguardedCell(trimmed).replace(BLANKS, "");
}

const CLEAR = new Set(["-", "–", "—", "clear", "none"]);

/** A cell that takes the value away; a blank one leaves it as it is. */
export const isClear = (cell: string): boolean => CLEAR.has(cell.toLowerCase());
