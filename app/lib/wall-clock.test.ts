import fc from "fast-check";
import { expect, test } from "vitest";
import { fromWallClock, isLeftOut, toWallClock } from "./wall-clock.ts";

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

test.each([
  ["New York, before the gap", "2026-03-08T01:59", "America/New_York", "2026-03-08T06:59", false],
  ["New York, in the gap", "2026-03-08T02:30", "America/New_York", "2026-03-08T07:30", true],
  ["New York, after the gap", "2026-03-08T03:00", "America/New_York", "2026-03-08T07:00", false],
  ["New York, an hour that comes twice", "2026-11-01T01:30", "America/New_York", "2026-11-01T05:30", false],
  ["New York, after both", "2026-11-01T02:00", "America/New_York", "2026-11-01T07:00", false],
  ["Berlin, the gap's first minute", "2026-03-29T02:00", "Europe/Berlin", "2026-03-29T01:00", true],
  ["Berlin, the gap's last minute", "2026-03-29T02:59", "Europe/Berlin", "2026-03-29T01:59", true],
  ["Berlin, after the gap", "2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00", false],
  ["Berlin, the last minute that comes twice", "2026-10-25T02:59", "Europe/Berlin", "2026-10-25T00:59", false],
  ["Berlin, after both", "2026-10-25T03:00", "Europe/Berlin", "2026-10-25T02:00", false],
  ["India never changes its clocks", "2026-03-29T02:30", "Asia/Kolkata", "2026-03-28T21:00", false],
  ["Lord Howe, in a gap of half an hour", "2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45", true],
  ["Lord Howe, after it", "2026-10-04T02:30", "Australia/Lord_Howe", "2026-10-03T15:30", false],
  ["Lord Howe, a half hour that comes twice", "2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45", false],
  ["Lord Howe, after both", "2026-04-05T02:00", "Australia/Lord_Howe", "2026-04-04T15:30", false],
])("%s", (_what, text, zone, instant, leftOut) => {
  expect(fromWallClock(text, zone)?.toISOString().slice(0, instant.length)).toBe(instant);
  expect(isLeftOut(text, zone)).toBe(leftOut);
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
