import { expect, test } from "vitest";
import { rowWords, importBadge } from "./import-words.ts";

test.each([
  ["checked", "done", true, "Ready to apply"],
  ["checked", "done", false, "Nothing to apply"],
  ["applying", "running", true, "Being applied"],
  ["applying", "cancelled", true, "Stopped"],
  ["checking", "failed", false, "Interrupted"],
  ["applied", "done", false, "Applied"],
  ["asking", null, false, "Has a question"],
] as const)("a file that is %s, with its run %s and changes %s: %s", (state, runState, changes, label) =>
  expect(importBadge({ state, runState, changes }).label).toBe(label),
);

test("a row that another row of the file outdoes is not said to change anything", () => {
  const changes = { incomingUnits: { from: null, to: 1_200 } };
  expect(rowWords({ state: "change", changes })).toEqual(["Incoming stock: none → 1,200"]);
  expect(rowWords({ state: "problem", changes })).toEqual([]);
  expect(rowWords({ state: "same", changes: { joinedAt: null, quantity: 2 } })).toEqual([]);
});
