import { expect, test } from "vitest";
import {
  decideHold,
  holdsInTags,
  holdTag,
  holdUntil,
  keptUntil,
  reminderAt,
  reservedUntil,
  type HoldFacts,
} from "./decide-hold.ts";

const NOON = new Date("2026-12-01T12:00:00Z");
const after = (hours: number) => holdUntil(hours, NOON);
const held: HoldFacts = { state: "held", hours: 24, holdUntil: after(24), remindedAt: null, entryState: "allocated" };

test("wanted units are kept while it is the shopper's turn", () => {
  const wanted: HoldFacts = { ...held, state: "wanted" };
  expect(decideHold(wanted, NOON)).toEqual({ step: "make" });
  expect(decideHold(wanted, after(30))).toEqual({ step: "make" });
  expect(decideHold({ ...wanted, entryState: "cancelled" }, NOON)).toEqual({ step: "end", missed: false });
});

test("one reminder when a quarter is left, then the end", () => {
  expect(decideHold(held, NOON)).toEqual({ step: "wait", until: after(18) });
  expect(decideHold(held, after(18))).toEqual({ step: "remind" });
  expect(decideHold({ ...held, remindedAt: after(18) }, after(19))).toEqual({ step: "wait", until: after(24) });
  expect(decideHold(held, after(24))).toEqual({ step: "end", missed: true });
});

test.each(["done", "cancelled", "expired", null] as const)("nothing is kept for a place that is %s", (entryState) => {
  expect(decideHold({ ...held, entryState }, NOON)).toEqual({ step: "end", missed: false });
});

test("short holds have no reminder, long ones a day before", () => {
  expect(reminderAt({ hours: 3, holdUntil: after(3) })).toBeNull();
  expect(reminderAt({ hours: 4, holdUntil: after(4) })).toEqual(after(3));
  expect(reminderAt({ hours: 720, holdUntil: after(720) })).toEqual(after(696));
});

test("Shopify's reservation outlasts the deadline, and tells it again", () => {
  expect(reservedUntil(after(24)) > after(24)).toBe(true);
  expect(keptUntil(reservedUntil(after(24)))).toEqual(after(24));
});

test("an order's tags name the hold that was paid", () => {
  expect(holdsInTags(`vip, ${holdTag(12n)},standby-hold-x, standby-hold-7b`)).toEqual([12n]);
  expect(holdsInTags("")).toEqual([]);
});
