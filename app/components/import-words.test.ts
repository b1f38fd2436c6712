import { expect, test } from "vitest";
import { importBadge } from "./import-words.ts";

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
