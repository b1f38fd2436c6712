import { expect, test } from "vitest";
import { valuesSchema } from "./values-schema.server.ts";

const read = (startsAt: string, timeZone: string) => valuesSchema(timeZone).shape.startsAt.safeParse(startsAt);

test.each([
  ["Europe/Berlin", "2027-03-28T03:00", "2027-03-28T01:00:00.000Z"],
  ["America/New_York", "2027-11-07T01:30", "2027-11-07T05:30:00.000Z"],
  ["Asia/Kolkata", "2027-03-28T02:30", "2027-03-27T21:00:00.000Z"],
])("in %s %s is %s", (timeZone, text, instant) => {
  expect(read(text, timeZone).data).toEqual(new Date(instant));
});

test.each([
  ["Europe/Berlin", "2027-03-28T02:30", "Clocks go forward on that day and skip this time. Choose a later one."],
  ["Australia/Lord_Howe", "2027-10-03T02:29", "Clocks go forward on that day and skip this time. Choose a later one."],
  ["UTC", "2027-03-28", "Enter a date and a time, or leave both empty."],
])("in %s %s is refused in words", (timeZone, text, words) => {
  expect(read(text, timeZone).error?.issues.map(({ message }) => message)).toEqual([words]);
});
