import { expect, test } from "vitest";
import { planOrderHolds, type FulfilmentPart, type OwedUnits } from "./plan-order-holds.ts";

/** Line 1 is the pot, line 2 the cup; a part's lines are numbered by ten. */
const part = (id: bigint, units: Record<number, number>, rest: Partial<FulfilmentPart> = {}): FulfilmentPart => ({
  fulfillmentOrderId: id,
  open: true,
  held: false,
  ownHoldId: null,
  canHold: true,
  lines: Object.entries(units).map(([line, count]) => ({ partLineId: BigInt(line) * 10n, lineId: BigInt(line), units: count })),
  ...rest,
});
const owes = (hold: OwedUnits["hold"], lines: Record<number, number>): OwedUnits[] =>
  Object.entries(lines).map(([line, units]) => ({ lineId: BigInt(line), units, hold }));
const ours = { held: true, ownHoldId: 99n };
const theirs = { held: true };
const whole = (id: bigint) => ({ fulfillmentOrderId: id, lines: null });
const some = (id: bigint, units: Record<number, number>) => ({
  fulfillmentOrderId: id,
  lines: Object.entries(units).map(([line, count]) => ({ partLineId: BigInt(line) * 10n, units: count })),
});

test.each<[string, OwedUnits[], FulfilmentPart[], ReturnType<typeof whole | typeof some>[]]>([
  ["nothing is held for a warehouse that ignores holds", owes("nothing", { 1: 3 }), [part(1n, { 1: 3 })], []],
  ["the whole order: every open part", owes("order", { 1: 3 }), [part(1n, { 1: 3 }), part(2n, { 2: 1 })], [whole(1n), whole(2n)]],
  [
    "the whole order, partly shipped: what is left",
    owes("order", { 1: 3 }),
    [part(1n, { 2: 1 }, { open: false }), part(2n, { 1: 3 })],
    [whole(2n)],
  ],
  ["the owed line beside one that ships now", owes("lines", { 1: 3 }), [part(1n, { 1: 3, 2: 1 })], [some(1n, { 1: 3 })]],
  ["a part of a line", owes("lines", { 1: 3 }), [part(1n, { 1: 5 })], [some(1n, { 1: 3 })]],
  ["all of a part: nothing to split", owes("lines", { 1: 5 }), [part(1n, { 1: 5 })], [whole(1n)]],
  [
    "units at two places",
    owes("lines", { 1: 4 }),
    [part(1n, { 1: 2 }), part(2n, { 1: 3, 2: 1 })],
    [whole(1n), some(2n, { 1: 2 })],
  ],
  [
    "held by another app: it cannot be split, so all of it",
    owes("lines", { 1: 3 }),
    [part(1n, { 1: 3, 2: 1 }, theirs)],
    [whole(1n)],
  ],
  ["held by us before: nothing more", owes("lines", { 1: 3 }), [part(1n, { 1: 3 }, ours), part(2n, { 2: 1 })], []],
  [
    "cut short between two parts: the other one",
    owes("order", { 1: 3 }),
    [part(1n, { 1: 3 }, ours), part(2n, { 2: 1 })],
    [whole(2n)],
  ],
  [
    "one line says the whole order, another only itself",
    [...owes("order", { 1: 1 }), ...owes("lines", { 2: 1 })],
    [part(1n, { 1: 1, 2: 2 })],
    [whole(1n)],
  ],
  [
    "one line is held, the other's template holds nothing",
    [...owes("lines", { 1: 1 }), ...owes("nothing", { 2: 2 })],
    [part(1n, { 1: 1, 2: 2 })],
    [some(1n, { 1: 1 })],
  ],
  ["shipped already", owes("lines", { 1: 3 }), [part(1n, {}, { open: false })], []],
])("%s", (_, owed, parts, steps) => {
  expect(planOrderHolds(owed, parts).steps).toEqual(steps);
});

test("a hold of ours that was not noted is noted", () => {
  const { placed } = planOrderHolds(owes("lines", { 1: 3 }), [part(7n, { 1: 3 }, ours)]);
  expect(placed).toEqual([{ fulfillmentOrderId: 7n, holdId: 99n }]);
});

test("what a warehouse is at work on is told, not held", () => {
  const plan = planOrderHolds(owes("order", { 1: 3 }), [part(7n, { 1: 3 }, { canHold: false }), part(8n, { 2: 1 })]);
  expect(plan).toMatchObject({ steps: [whole(8n)], refused: [7n] });
});
