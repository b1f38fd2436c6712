import fc from "fast-check";
import { expect, test } from "vitest";
import { countOwed } from "./count-owed.ts";
import { capHindrance, capUnits, countSold, coverSold, missesCapScopes, type CapFacts } from "./exact-cap.ts";

const facts: CapFacts = {
  exactCap: true,
  isPossible: true,
  tracked: true,
  offer: "backorder",
  thresholdUnits: 10,
  owedUnits: 0,
  onlineUnits: 0,
};

test.each<[string, Partial<CapFacts>, number | null]>([
  ["nothing sold yet", {}, 10],
  ["a pre-order", { offer: "preorder" }, 10],
  ["four owed", { owedUnits: 4 }, 6],
  ["used up", { owedUnits: 10 }, 0],
  ["threshold lowered below what is owed", { owedUnits: 14 }, 0],
  ["stock kept in reserve comes on top", { onlineUnits: 3 }, 10],
  ["oversold elsewhere: made up for, so that eight can be sold", { owedUnits: 2, onlineUnits: -2 }, 10],
  ["oversold and used up", { owedUnits: 12, onlineUnits: -12 }, 0],
  ["normal sale", { offer: "in_stock" }, null],
  ["ended", { offer: "unavailable" }, null],
  ["a waitlist", { offer: "waitlist" }, null],
  ["no threshold", { thresholdUnits: null }, null],
  ["not chosen", { exactCap: false }, null],
  ["scope missing, or location refused", { isPossible: false }, null],
  ["stock not tracked", { tracked: false }, null],
])("%s", (_what, given, units) => expect(capUnits({ ...facts, ...given })).toBe(units));

test.each<[string, number, number | null, number | null, number, number | null]>([
  ["three sold", 0, 10, 7, 3, 7],
  ["one cancelled", 3, 7, 8, 2, 8],
  ["more came back than was sold", 1, 7, 20, 0, 20],
  ["never looked before: what is there is no sale", 2, null, 4, 2, 4],
  ["no longer stocked there: nothing is known of sales", 2, 4, null, 2, null],
])("%s", (_what, soldUnits, levelUnits, now, sold, level) =>
  expect(countSold({ soldUnits, levelUnits }, now)).toEqual({ soldUnits: sold, levelUnits: level }),
);

test.each<[string, number, number | null, number | null, number]>([
  ["new stock covers them", 3, 0, 2, 1],
  ["what is below zero is covered first", 3, -2, 1, 2],
  ["stock that falls covers nothing", 3, 5, 1, 3],
  ["stock that is known for the first time covers nothing", 3, null, 9, 3],
])("%s", (_what, sold, from, to, left) => expect(coverSold(sold, from, to)).toBe(left));

test("both scopes are needed", () => {
  expect(["write_inventory", "write_locations,read_orders", "write_inventory,write_locations"].map(missesCapScopes)).toEqual([
    true,
    true,
    false,
  ]);
});

/** One shopper after another, in a shop as Shopify has it: other locations first, then ours. */
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("buy" as const), units: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant("threshold" as const), units: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ kind: fc.constant("look" as const), units: fc.constant(0) }),
  ),
  { maxLength: 40 },
);

test("whatever is bought and looked at when, no more is sold than the largest threshold, and a second look changes nothing", () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: -5, max: 0 }), (taken, elsewhere) => {
      let count = { soldUnits: 0, levelUnits: 0 as number | null };
      let level = 0;
      let sold = -elsewhere;
      let thresholdUnits = 5;
      let most = Math.max(thresholdUnits, sold);
      const meant = () => {
        const owedUnits = countOwed({ stockUnits: elsewhere, soldAheadUnits: 0, capSoldUnits: count.soldUnits });
        return capUnits({ ...facts, thresholdUnits, owedUnits, onlineUnits: elsewhere }) ?? 0;
      };
      const look = () => {
        count = countSold(count, level);
        const units = meant();
        count = { ...count, levelUnits: units };
        level = units;
      };
      look();
      for (const { kind, units } of taken) {
        if (kind === "threshold") most = Math.max(most, (thresholdUnits = units));
        if (kind === "buy" && units <= level + elsewhere) {
          level -= units;
          sold += units;
        }
        if (kind === "buy") continue;
        look();
        const after = level;
        look();
        expect(level).toBe(after);
      }
      expect(sold).toBeLessThanOrEqual(most);
    }),
  );
});

test.each([
  ["read_orders", null, "permission"],
  ["write_inventory,write_locations", "Shopify refused: the plan is full", "location"],
  ["write_inventory,write_locations", null, undefined],
])("granted %s, location %s: hindered by %s", (grantedScopes, incomingLocationProblem, kind) => {
  expect(capHindrance({ grantedScopes, incomingLocationProblem })?.kind).toBe(kind);
});
