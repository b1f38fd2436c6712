import fc from "fast-check";
import { expect, test } from "vitest";
import { startOfDay } from "./start-of-day.ts";
import { toWallClock } from "./wall-clock.ts";

test.each([
  ["the day clocks go forward", "Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00.000Z"],
  ["the day after", "Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00.000Z"],
  ["the day clocks go back", "America/New_York", "2026-11-01", "2026-11-01T04:00:00.000Z"],
  ["the day after that", "America/New_York", "2026-11-02", "2026-11-02T05:00:00.000Z"],
  ["a midnight that clocks leave out", "Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00.000Z"],
  ["another one", "Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z"],
  ["a day of 24 and a half hours", "Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00.000Z"],
  ["the day after, on the island", "Australia/Lord_Howe", "2026-04-06", "2026-04-05T13:30:00.000Z"],
  ["half an hour from everybody", "Asia/Kolkata", "2026-03-29", "2026-03-28T18:30:00.000Z"],
  ["a quarter of an hour from everybody", "Asia/Kathmandu", "2026-05-15", "2026-05-14T18:15:00.000Z"],
  ["the other side of the date line", "Pacific/Kiritimati", "2026-05-15", "2026-05-14T10:00:00.000Z"],
])("%s", (_what, zone, day, start) => expect(startOfDay(day, zone)?.toISOString()).toBe(start));

test("no day, no beginning", () => expect(startOfDay("2026-02-30", "UTC")).toBeNull());

test("at its beginning the day is there, and a minute before it is not", () => {
  const zones = ["Europe/Berlin", "America/New_York", "Asia/Beirut", "Africa/Cairo", "Australia/Lord_Howe", "America/St_Johns"];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000 }), fc.constantFrom(...zones), (after, zone) => {
      const day = new Date(Date.UTC(2025, 0, 1 + after)).toISOString().slice(0, 10);
      const start = startOfDay(day, zone) as Date;
      expect(toWallClock(start, zone).slice(0, 10)).toBe(day);
      expect(toWallClock(new Date(start.getTime() - 60_000), zone) < `${day}T`).toBe(true);
    }),
  );
});
