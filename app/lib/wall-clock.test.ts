import fc from "fast-check";
import { expect, test } from "vitest";
import { fromWallClock, toWallClock } from "./wall-clock.ts";

test.each([
  ["2026-12-01T09:00", "Europe/Berlin", "2026-12-01T08:00:00.000Z"],
  ["2026-07-01T00:00", "Europe/Berlin", "2026-06-30T22:00:00.000Z"],
  ["2026-12-01T09:00", "America/St_Johns", "2026-12-01T12:30:00.000Z"],
  ["2026-12-01T09:00", "Pacific/Kiritimati", "2026-11-30T19:00:00.000Z"],
  ["2026-12-01T00:00", "UTC", "2026-12-01T00:00:00.000Z"],
])("%s in %s is %s", (text, timeZone, instant) => {
  expect(fromWallClock(text, timeZone)?.toISOString()).toBe(instant);
  expect(toWallClock(new Date(instant), timeZone)).toBe(text);
});

test("an hour that comes twice is its first; one that is left out is the moment after the gap", () => {
  expect(fromWallClock("2026-10-25T02:30", "Europe/Berlin")?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  expect(fromWallClock("2026-03-29T02:30", "Europe/Berlin")?.toISOString()).toBe("2026-03-29T01:30:00.000Z");
});

test.each(["", "tomorrow", "2026-02-30T09:00", "2026-12-01", "2026-12-01T25:00"])("%j is no date and time", (text) => {
  expect(fromWallClock(text, "UTC")).toBeNull();
});

test("there and back again, to the minute", () => {
  const zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"];
  const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
      const text = toWallClock(new Date(minute * 60_000), zone);
      expect(toWallClock(fromWallClock(text, zone)!, zone)).toBe(text);
    }),
  );
});
