import { expect, test } from "vitest";
import { countOrderOwed, linesCovered } from "./count-order-owed.ts";

const line = (lineId: bigint, units: number, ahead = true) => ({ lineId, units, ahead });

test.each<[string, Parameters<typeof countOrderOwed>, number[]]>([
  ["nothing on stock: all", [[line(1n, 5)], -5], [5]],
  ["two on stock, five wanted: two now, three later", [[line(1n, 5)], -3], [3]],
  ["others owe already: all", [[line(1n, 2)], -9], [2]],
  ["stock kept in reserve: all of what was sold expressly", [[line(1n, 1)], 20], [1]],
  ["sold from stock", [[line(1n, 1, false)], 20], []],
  ["discovered: stock went below zero", [[line(1n, 3, false)], -1], [1]],
  ["two lines of the variant share its stock", [[line(1n, 2, false), line(2n, 2, false)], -1], [1]],
])("%s", (_, args, owed) => {
  expect(countOrderOwed(...args).map(({ units }) => units)).toEqual(owed);
});

test.each([
  [[2, 3, 4], 9, 0],
  [[2, 3, 4], 8, 0],
  [[2, 3, 4], 7, 1],
  [[2, 3, 4], 4, 2],
  [[2, 3, 4], 1, 2],
  [[2, 3, 4], 0, 3],
])("of open %j with %i owed, the oldest %i have come", (units, owed, covered) => {
  expect(
    linesCovered(
      units.map((count) => ({ units: count })),
      owed,
    ),
  ).toHaveLength(covered);
});
