/** A row of the variants file: what it names, and what it would change of a variant's values. */
import { readDay, type DateOrder } from "./import-date.ts";
import { isClear, readCell } from "./import-cell.ts";
import type { ColumnMap, ImportField } from "./import-columns.ts";
import { readUnits } from "./import-number.ts";
import { readVariantRef, type VariantRef } from "./import-variant-ref.ts";
import { owedProblem } from "./offer-values.ts";
import { switchConditionProblem } from "./switch-condition.ts";

export type StockValues = {
  incomingUnits: number | null;
  thresholdUnits: number | null;
  /** "2026-12-01" */
  backInStockOn: string | null;
  switchCondition: number | null;
};
export type StockValueName = keyof StockValues;

export const STOCK_VALUE_NAMES = ["incomingUnits", "thresholdUnits", "backInStockOn", "switchCondition"] as const;

/** A value that the row says; absent: the cell is blank and the value stays. */
export type StockRow = { ref: VariantRef; values: Partial<StockValues>; problems: string[] };

export type ValueChange = { from: number | string | null; to: number | string | null };
export type StockChanges = Partial<Record<StockValueName, ValueChange>>;

const MOST_UNITS = 1_000_000;
const LABELS: Record<StockValueName, string> = {
  incomingUnits: "Incoming stock",
  thresholdUnits: "Threshold",
  backInStockOn: "Back-in-stock date",
  switchCondition: "Switch condition",
};

export function readStockRow(cells: string[], columns: ColumnMap, order: DateOrder): StockRow {
  const cell = (field: ImportField) => readCell(cells[columns[field] ?? -1] ?? "");
  const values: Partial<StockValues> = {};
  const problems: string[] = [];
  for (const name of STOCK_VALUE_NAMES) {
    const text = cell(name);
    if (text === "") continue;
    const read = isClear(text) ? { ok: true as const, value: null } : readValue(name, text, order);
    if (read.ok) Object.assign(values, { [name]: read.value });
    else problems.push(`${LABELS[name]}: ${read.reason}`);
  }
  return { ref: readVariantRef(cell("variantId"), cell("sku")), values, problems };
}

type ValueRead = { ok: true; value: number | string } | { ok: false; reason: string };

function readValue(name: StockValueName, text: string, order: DateOrder): ValueRead {
  if (name === "backInStockOn") {
    const read = readDay(text, order);
    return read.ok ? { ok: true, value: read.day } : read;
  }
  const read = readUnits(text);
  if (!read.ok) return read;
  const reason = unitsProblem(name, read.units);
  return reason ? { ok: false, reason } : { ok: true, value: read.units };
}

function unitsProblem(name: StockValueName, units: number): string | null {
  if (name === "switchCondition") return switchConditionProblem(units);
  if (units < 0) return `${units} is below zero. Enter 0 or more.`;
  return units > MOST_UNITS ? "Enter 1,000,000 or less." : null;
}

/**
 * What the row would change. A day that has passed, or a threshold below what is owed, is a problem, unless the variant has it
 * already: a file that was downloaded and not touched changes nothing.
 * @param todayOn in the shop's time zone
 */
export function compareStockRow(
  row: StockRow,
  now: StockValues & { owedUnits: number },
  todayOn: string,
): { changes: StockChanges; problems: string[] } {
  const changes: StockChanges = {};
  const problems = [...row.problems];
  for (const name of STOCK_VALUE_NAMES) {
    const to = row.values[name];
    const from = now[name];
    if (to === undefined || to === from) continue;
    if (name === "backInStockOn" && to !== null && String(to) <= todayOn) {
      problems.push(`${LABELS[name]}: ${to} is not in the future. Enter a later day, or - to take the date away.`);
    } else changes[name] = { from, to };
  }
  const beyond = thresholdProblem(changes, now.owedUnits);
  return { changes, problems: beyond === null ? problems : [...problems, beyond] };
}

/** Orders may have come since the file was looked at: asked again when its rows are carried out. */
export function thresholdProblem({ thresholdUnits }: StockChanges, owedUnits: number): string | null {
  const to = thresholdUnits?.to ?? null;
  const problem = to === null ? null : owedProblem(Number(to), owedUnits);
  return problem && `${LABELS.thresholdUnits}: ${problem}`;
}

/** "Incoming stock" and so on, as the pages and files call it. */
export const stockValueLabel = (name: StockValueName): string => LABELS[name];
