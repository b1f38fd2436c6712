/** What a clock on the wall shows in a time zone, as date and time fields of forms have it: "2026-12-01T09:00". */

const MINUTE_MS = 60_000;

/** @param timeZone an IANA name */
export function toWallClock(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "00";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The instant at which that clock shows it: the first of two where clocks go back, the one after the gap where they go forward.
 * Null for what is no date and time.
 */
export function fromWallClock(text: string, timeZone: string): Date | null {
  const asUtc = Date.parse(`${text}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) || Number.isNaN(asUtc)) return null;
  if (new Date(asUtc).toISOString().slice(0, text.length) !== text) return null;
  const offsets = [-1, 1].map((day) => offsetMinutes(new Date(asUtc + day * 24 * 60 * MINUTE_MS), timeZone));
  const candidates = offsets.map((offset) => new Date(asUtc - offset * MINUTE_MS));
  const right = candidates.filter((at) => toWallClock(at, timeZone) === text).sort((a, b) => a.valueOf() - b.valueOf());
  return right[0] ?? candidates[0] ?? null;
}

/** Whether the zone's clock never shows it, because it goes forward over it. */
export function isLeftOut(text: string, timeZone: string): boolean {
  const at = fromWallClock(text, timeZone);
  return at !== null && toWallClock(at, timeZone) !== text;
}

/** How far the zone's clock is ahead of UTC at that instant. */
function offsetMinutes(instant: Date, timeZone: string): number {
  const minute = Math.floor(instant.valueOf() / MINUTE_MS);
  return Date.parse(`${toWallClock(instant, timeZone)}:00Z`) / MINUTE_MS - minute;
}
