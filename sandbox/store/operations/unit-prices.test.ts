/** Prices per kilogram and by the number of units. */
import { expect, test } from "vitest";
import { centsPer, priceAt } from "./unit-prices.ts";

test("a price is told per kilogram or litre, whatever one unit holds", () => {
  expect(centsPer({ type: "weight", held: 100, unit: "g", per: 1, perUnit: "kg" }, 1_600)).toBe(16_000);
  expect(centsPer({ type: "volume", held: 75, unit: "cl", per: 1, perUnit: "l" }, 900)).toBe(1_200);
});

test("the price falls at each break and not before", () => {
  const variant = {
    priceCents: 1_000,
    priceBreaks: [
      { leastUnits: 5, priceCents: 900 },
      { leastUnits: 10, priceCents: 800 },
    ],
  };
  expect([1, 4, 5, 9, 10, 50].map((units) => priceAt(variant, units))).toEqual([1_000, 1_000, 900, 900, 800, 800]);
});
