/** When a calendar day begins in a time zone: midnight, or the first moment of a day whose midnight the clocks leave out. */
import { fromWallClock } from "./wall-clock.ts";

const KNOWN = new Map<string, Date | null>();
const MOST_KNOWN = 1_000;

/**
 * Many variants share a few days, so what was worked out is kept.
 * @param day "2026-12-01" @param timeZone an IANA name @returns null for what is no day
 */
export function startOfDay(day: string, timeZone: string): Date | null {
  const key = `${day} ${timeZone}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const start = fromWallClock(`${day}T00:00`, timeZone);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(key, start);
  return start;
}
