/** Instants, days and numbers in words, the same on server and browser: the shop's time zone is an argument. */

type InstantLike = string | Date;

/** Browsers and Node differ in the space before "pm"; one kind keeps the server's page and the browser's alike. */
const plainSpaces = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");

/** "Nov 21, 2026 at 2:05 pm" in that time zone (IANA name). */
export function formatInstant(instant: InstantLike, timeZone: string): string {
  const at = new Date(instant);
  const time = at.toLocaleTimeString("en-US", { timeZone, hour: "numeric", minute: "2-digit" });
  return `${formatDay(at, timeZone)} at ${plainSpaces(time).toLowerCase()}`;
}

/** "Nov 21, 2026" in that time zone (IANA name). */
export function formatDay(instant: InstantLike, timeZone: string): string {
  return new Date(instant).toLocaleDateString("en-US", { timeZone, day: "numeric", month: "short", year: "numeric" });
}

/** "Nov 21" of a calendar day such as "2026-11-21". */
export function formatCalendarDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-US", { timeZone: "UTC", day: "numeric", month: "short" });
}

/** "1,204"; with a cap, what was counted no further is "1,000+". */
export function formatCount(count: number, cap = Number.POSITIVE_INFINITY): string {
  const shown = Math.min(count, cap).toLocaleString("en-US");
  return count > cap ? `${shown}+` : shown;
}

/** "1 person", "3 people". */
export function countOf(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
