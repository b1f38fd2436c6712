import { expect, test } from "vitest";
import { effectiveFollowsEnd } from "./follows-end.ts";

test.each([
  ["backorder", "as_shop", "waitlist", "waitlist"],
  ["backorder", "keep_selling", "waitlist", "keep_selling"],
  ["waitlist", "as_shop", "keep_selling", "keep_selling"],
  ["waitlist", "as_shop", "waitlist", "unavailable"],
] as const)("%s that says %s in a shop that says %s: %s", (mode, followsEnd, shopFollowsEnd, expected) => {
  expect(effectiveFollowsEnd({ mode, followsEnd, shopFollowsEnd })).toBe(expected);
});
