import { expect, test } from "vitest";
import {
  areManyChanged,
  nextPassAt,
  PASS_EVERY_MS,
  retryAfterMs,
  roundInsteadOf,
  shopIsDue,
  stepAfter,
  sweepSize,
  type PassState,
} from "./reconcile-plan.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 4, 12, 9, minute));
const state = (values: Partial<PassState> = {}): PassState => ({
  step: "rest",
  beganAt: at(0),
  endedAt: at(0),
  changedSince: at(0),
  shopCheckedAt: at(0),
  checkRequestedAt: null,
  ...values,
});

test("a pass goes through its steps once and rests", () => {
  expect(["shop", "orders", "changed", "sweep", "rest"].map((step) => stepAfter(step as PassState["step"]))).toEqual([
    "orders",
    "changed",
    "sweep",
    "rest",
    "rest",
  ]);
});

test.each([
  ["five minutes after the last", {}, at(5)],
  ["at once when it never ran", { endedAt: null }, new Date(PASS_EVERY_MS)],
  ["at once when a person asks", { checkRequestedAt: at(1) }, at(1)],
])("the next pass comes %s", (_name, values, due) => expect(nextPassAt(state(values))).toEqual(due));

test.each([
  ["never looked at", { shopCheckedAt: null }, 1, true],
  ["looked at just now", {}, 1, false],
  ["an hour later", {}, 60, true],
  ["a person asked since", { checkRequestedAt: at(2) }, 3, true],
  ["looked at since a person asked", { checkRequestedAt: at(2), shopCheckedAt: at(3) }, 4, false],
])("the shop itself: %s", (_name, values, minute, due) => expect(shopIsDue(state(values), at(minute))).toBe(due));

test.each([0, 1, 30, 1_000, 100_000, 1_000_000])("%i variants are all read within a day", (variants) => {
  const passesPerDay = (24 * 60 * 60 * 1000) / PASS_EVERY_MS;
  expect(sweepSize(variants, false) * passesPerDay).toBeGreaterThanOrEqual(variants);
  expect(sweepSize(variants, false)).toBeLessThanOrEqual(Math.max(30, variants / 200));
  expect(sweepSize(variants, true)).toBeGreaterThan(variants);
});

test.each([
  [999, 1_000, false],
  [1_000, 1_000, true],
  [9_999, 100_000, false],
  [10_000, 100_000, true],
  [10_000, 1_000_000, true],
])("%i of %i variants changed: all are read in bulk: %s", (changed, assigned, many) => {
  expect(areManyChanged(changed, assigned)).toBe(many);
});

test.each([
  ["a short list", 999, 2_000, 0, null],
  ["nothing left to compare", 1_000, 10_000, 0, "by calls"],
  ["few variants in a large catalogue, and a long list", 1_400, 100_000, 50, "by calls"],
  ["few variants, and less changed than they cost", 5_000, 100_000, 300, null],
  ["few variants of a catalogue of which much changed", 1_000, 10_000, 500, "in bulk"],
  ["less than a tenth of a large catalogue", 9_999, 100_000, 50_000, null],
  ["a tenth of a large catalogue", 10_000, 100_000, 50_000, "in bulk"],
])("%s: %i listed of %i, %i assigned: %s", (_name, listed, catalogue, assigned, round) => {
  expect(roundInsteadOf(listed, catalogue, assigned)).toBe(round);
});

test("a pass that fails waits longer each time, never longer than a pass", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 50].map(retryAfterMs);
  expect(waits).toEqual([...waits].sort((one, other) => one - other));
  expect([waits[0], waits.at(-1)]).toEqual([5_000, PASS_EVERY_MS]);
});
