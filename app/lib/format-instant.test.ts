import { expect, test } from "vitest";
import { countOf, formatCalendarDay, formatCount, formatInstant } from "#app/lib/format-instant.ts";

test("an instant is told in the shop's time zone, with plain spaces", () => {
  expect(formatInstant("2026-11-21T19:05:00Z", "America/New_York")).toBe("Nov 21, 2026 at 2:05 pm");
  expect(formatInstant("2026-11-21T19:05:00Z", "Asia/Tokyo")).toBe("Nov 22, 2026 at 4:05 am");
});

test("a calendar day has no time zone to shift it", () => {
  expect(formatCalendarDay("2026-03-01")).toBe("Mar 1");
});

test("counts are grouped, capped and agree with their word", () => {
  expect(formatCount(1204)).toBe("1,204");
  expect(formatCount(1001, 1000)).toBe("1,000+");
  expect(countOf(1, "person", "people")).toBe("1 person");
  expect(countOf(0, "person", "people")).toBe("0 people");
});
