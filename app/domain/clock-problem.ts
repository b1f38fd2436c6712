/** What is wrong with a date and time that was typed in a shop's time zone. */
import { fromWallClock, isLeftOut } from "#app/lib/wall-clock.ts";

/** Null for one that comes, for one that comes twice (it is its first), and for none at all. */
export function clockProblem(text: string, timeZone: string): string | null {
  if (text === "") return null;
  if (fromWallClock(text, timeZone) === null) return "Enter a date and a time, or leave both empty.";
  return isLeftOut(text, timeZone) ? "Clocks go forward on that day and skip this time. Choose a later one." : null;
}
