import { expect, test } from "vitest";
import { countOwed, coverSoldAhead, isNear } from "./count-owed.ts";

test.each([
  ["nothing sold beyond stock", 4, 0, 0],
  ["five sold beyond stock, told by stock alone", -5, 0, 5],
  ["two sold as pre-order while a reserve is there", 3, 2, 2],
  ["the same five told by their orders too", -5, 5, 5],
  ["three from the reserve and two beyond it, all as backorder", -2, 5, 5],
  ["stock not known", null, 1, 1],
])("%s", (_what, stockUnits, soldAheadUnits, owed) => expect(countOwed({ stockUnits, soldAheadUnits })).toBe(owed));

test.each([
  ["200 come for five", 5, -2, 198, 0],
  ["two come for five", 5, -2, 0, 3],
  ["a sale covers nothing", 5, 3, 2, 5],
  ["the first count covers nothing", 5, null, 9, 5],
])("%s", (_what, sold, from, to, left) => expect(coverSoldAhead(sold, from, to)).toBe(left));

test.each([
  [15, 20, false],
  [16, 20, true],
  [20, 20, true],
  [4, 5, true],
  [3, 5, false],
  [9, null, false],
] as const)("%s owed of %s is near: %s", (owed, threshold, near) => expect(isNear(owed, threshold)).toBe(near));
