import { expect, test } from "vitest";
import { matchesFilter } from "#sandbox/webhooks/match-filter.ts";

const payload = { status: "active", title: "Big hat", variants: [{ price: "4.00" }, { price: "12.50" }], tags: "sale" };

test.each([
  [null, true],
  ["status:active", true],
  ["status:Active", false],
  ["variants.price:>=10", true],
  ["variants.price:>20", false],
  ["status:active AND variants.price:<5", true],
  ["status:draft OR tags:sale", true],
  ["status:draft OR (tags:sale AND NOT variants.price:4.00)", false],
  ['title:"Big hat"', true],
  ["-status:draft", true],
  ["no_such_field:1", false],
])("filter %s → %s", (filter, expected) => {
  expect(matchesFilter(filter, payload)).toBe(expected);
});

test("a filter that cannot be read is refused", () => {
  expect(() => matchesFilter("status:active AND (", payload)).toThrow(/ends too early/);
  expect(() => matchesFilter("status active", payload)).toThrow(/cannot be read/);
});
