/** What a merchant changes of one or many assigned variants on the Products page. */
import type { ProductsFilter } from "./products-filter.ts";

/** Values that belong to a variant once they are entered: later changes of its template leave them alone. */
export type EditedValues = {
  thresholdUnits?: number | null;
  incomingUnits?: number | null;
  /** "2026-12-01" */
  backInStockOn?: string | null;
};

export type VariantChange =
  | { what: "on" }
  | { what: "off" }
  | { what: "lift" }
  /** Digits. */
  | { what: "template"; templateId: string }
  | { what: "values"; values: EditedValues };

/** The variants it concerns: those picked (digits), or all that a filter finds. */
export type VariantSelection = { variantIds: string[] } | { filter: ProductsFilter };

export type ChangeRunInput = { selection: VariantSelection; change: VariantChange };

export type UnassignRunInput = { selection: VariantSelection; afterwards: "restore" | "disable-purchase" };

const MOST_UNITS = 1_000_000;

/** Why the values cannot be taken, beside the field it is about; null when they can. @param todayOn in the shop's time zone */
export function valuesProblem(values: EditedValues, todayOn: string): { field: keyof EditedValues; problem: string } | null {
  for (const field of ["thresholdUnits", "incomingUnits"] as const) {
    const units = values[field];
    if (units === undefined || units === null) continue;
    if (!Number.isInteger(units) || units < 0) return { field, problem: "Enter a whole number, 0 or more, or leave it empty." };
    if (units > MOST_UNITS) return { field, problem: "Enter 1,000,000 or less." };
  }
  const { backInStockOn: day } = values;
  if (!day) return null;
  if (!isDay(day)) return { field: "backInStockOn", problem: "Enter a day of the calendar." };
  return day <= todayOn ? { field: "backInStockOn", problem: "This day is not in the future. Choose a later one." } : null;
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
