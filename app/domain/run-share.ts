/** How much of a run is done, from 0 to 1: by its items, or by the larger things it goes through; null when unknown. */
import type { Json } from "./json.ts";

export function shareOf(run: {
  totalItems: number | null;
  doneItems: number;
  failedItems: number;
  result: unknown;
}): number | null {
  const { totalItems, doneItems, failedItems } = run;
  if (totalItems !== null) return totalItems === 0 ? 1 : Math.min(1, (doneItems + failedItems) / totalItems);
  const { reached, whole } = (run.result ?? {}) as { reached?: Json; whole?: Json };
  if (typeof reached !== "number" || typeof whole !== "number" || whole === 0) return null;
  return Math.min(1, reached / whole);
}
