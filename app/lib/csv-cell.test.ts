import { expect, test } from "vitest";
import { csvCell, csvLine, unguardedCell } from "./csv-cell.ts";

test.each([
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+49 30 1", "'+49 30 1"],
  ["@sum", "'@sum"],
  ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
  ["\t=1", '"\'\t=1"'],
  ["＝1", "'＝1"],
])("%j would be a formula and becomes text", (value, cell) => expect(csvCell(value)).toBe(cell));

test.each([
  [-3, "-3"],
  ["-3,5", '"-3,5"'],
  [null, ""],
  ["9007199254741993", "9007199254741993"],
  ['a "b"', '"a ""b"""'],
  ["two\nlines", '"two\nlines"'],
  ["a;b", '"a;b"'],
])("%j stays what it is", (value, cell) => expect(csvCell(value)).toBe(cell));

test("a guarded cell is read back as it was, an apostrophe of the merchant's stays", () => {
  expect(["=1", "+x", "-y"].map((text) => unguardedCell(csvCell(text)))).toEqual(["=1", "+x", "-y"]);
  expect(unguardedCell("'tis")).toBe("'tis");
});

test("a line ends as CSV lines do", () => expect(csvLine(["a", 1, ""])).toBe("a,1,\r\n"));
