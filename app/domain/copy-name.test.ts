import { expect, test } from "vitest";
import { copyName, NAME_CHARACTERS } from "./copy-name.ts";

test.each([
  ["Spring", [], "Spring copy"],
  ["Spring", ["SPRING COPY"], "Spring copy 2"],
  ["Spring", ["Spring copy", "Spring copy 2"], "Spring copy 3"],
  ["Spring copy", ["Spring copy"], "Spring copy copy"],
])("a copy of %s beside %j is %s", (name, taken, copy) => {
  expect(copyName(name, taken)).toBe(copy);
});

test("a long name makes room for its ending", () => {
  expect(copyName("x".repeat(NAME_CHARACTERS), [])).toHaveLength(NAME_CHARACTERS);
});
