/** How much of a run is done, from 0 to 1: by the larger things it goes through where it tells of them, else by its items. */
import type { Json } from "./json.ts";

export function shareOf(run: {
  totalItems: number | null;
  doneItems: number;
  failedItems: number;
  result: unknown;
}): number | null {
  const { totalItems, doneItems, failedItems } = run;
  const { reached, whole } = (run.result ?? {}) as { reached?: Json; whole?: Json };
  if (typeof reached === "number" && typeof whole === "number" && whole !== 0) return Math.min(1, reached / whole);
  if (totalItems === null) return null;
  return totalItems === 0 ? 1 : Math.min(1, (doneItems + failedItems) / totalItems);
}
