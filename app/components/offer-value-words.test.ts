import { expect, test } from "vitest";
import { valueWords } from "./offer-value-words.ts";

test("each value that changed, in words", () => {
  expect(
    valueWords({
      thresholdUnits: { from: null, to: 1200 },
      backInStockOn: { from: "2026-05-12", to: null },
      endsAt: { from: null, to: "2026-05-15T09:00" },
      followsEnd: { from: "unavailable", to: "keep_selling" },
    }),
  ).toEqual([
    "Threshold from none to 1,200",
    "Back-in-stock date from May 12, 2026 to none",
    "Ends from none to May 15, 2026 at 9:00 am",
    "What follows the end from sold out to normal sale while there is stock",
  ]);
});

test("odd details never break the page", () => {
  expect(valueWords({ odd: null, other: { from: {}, to: [] } })).toHaveLength(2);
});
