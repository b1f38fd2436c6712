import { expect, test } from "vitest";
import { chartTicks } from "./chart-ticks.ts";

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [9, [0, 5, 10]],
  [41, [0, 20, 40, 60]],
  [1_204, [0, 500, 1_000, 1_500]],
])("the greatest count %i is measured at %j", (most, ticks) => {
  expect(chartTicks(most)).toEqual(ticks);
});
