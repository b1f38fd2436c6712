import { expect, test } from "vitest";
import { describeEvent } from "#app/components/describe-event.ts";

test("a switch says from what to what, why and at which stock", () => {
  const detail = { from: "in_stock", to: "waitlist", reason: "stock 0 ≤ switch condition 0", stockUnits: 0 };
  expect(describeEvent("offer-switched", detail)).toEqual({
    title: "Offer switched from In stock to Waitlist",
    why: "Stock 0 ≤ switch condition 0",
  });
  expect(describeEvent("offer-switched", { ...detail, reason: "chosen by hand", stockUnits: 4 }).why).toBe(
    "Chosen by hand, stock 4",
  );
});

test("an allocation says who got nothing", () => {
  expect(describeEvent("units-allocated", { units: 200, served: 200, ranOut: 150 })).toEqual({
    title: "200 units went to 200 people waiting",
    why: "150 more were told that it ran out again",
  });
  expect(describeEvent("units-allocated", { units: 5, served: 5, ranOut: 0 }).why).toBe("");
});

test("a stock number that Shopify had not told yet is named as such", () => {
  expect(describeEvent("stock-changed", { from: null, to: 3, cause: "inventory_levels/update" }).title).toBe(
    "Stock went from not known to 3",
  );
});

test.each([null, undefined, "text", 7, []])("odd detail %j does not break the page", (detail) => {
  expect(describeEvent("offer-switched", detail).title).toBe("Offer switched from unknown to unknown");
});

test("an event nobody has words for is shown by its name", () => {
  expect(describeEvent("supplier-order-moved", {})).toEqual({ title: "Supplier order moved", why: "" });
});
