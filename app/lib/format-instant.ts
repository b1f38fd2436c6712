/** Instants, days and numbers in words, the same on server and browser: the shop's time zone is an argument. */

type InstantLike = string | Date;

/** Browsers and Node differ in the space before "pm"; one kind keeps the server's page and the browser's alike. */
const plainSpaces = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");

/** Each way of writing is made once: making one takes the browser longer than a hundred uses of it. */
const writers = new Map<string, Intl.DateTimeFormat>();
const TIME = { hour: "numeric", minute: "2-digit" } as const;
const DAY = { day: "numeric", month: "short", year: "numeric" } as const;
const CALENDAR_DAY = { day: "numeric", month: "short" } as const;
const COUNT = new Intl.NumberFormat("en-US");

function write(instant: InstantLike, timeZone: string, parts: Intl.DateTimeFormatOptions): string {
  const key = [timeZone, ...Object.keys(parts)].join();
  const writer = writers.get(key) ?? new Intl.DateTimeFormat("en-US", { timeZone, ...parts });
  writers.set(key, writer);
  return writer.format(new Date(instant));
}

/** "Nov 21, 2026 at 2:05 pm" in that time zone (IANA name). */
export function formatInstant(instant: InstantLike, timeZone: string): string {
  return `${formatDay(instant, timeZone)} at ${plainSpaces(write(instant, timeZone, TIME)).toLowerCase()}`;
}

/** "Nov 21, 2026" in that time zone (IANA name). */
export const formatDay = (instant: InstantLike, timeZone: string): string => write(instant, timeZone, DAY);

/** "Nov 21" of a calendar day such as "2026-11-21". */
export const formatCalendarDay = (day: string): string => write(`${day}T00:00:00Z`, "UTC", CALENDAR_DAY);

/** "1,204"; with a cap, what was counted no further is "1,000+". */
export function formatCount(count: number, cap = Number.POSITIVE_INFINITY): string {
  const shown = COUNT.format(Math.min(count, cap));
  return count > cap ? `${shown}+` : shown;
}

/** "1 person", "3 people". */
export function countOf(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
