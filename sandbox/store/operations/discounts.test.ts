/** Discounts: lines before orders, shares that add up, codes that do not apply named. */
import { expect, test } from "vitest";
import type { Discount } from "#sandbox/store/state.ts";
import { paidCents, reduce } from "./discounts.ts";

const discount = (given: Partial<Discount>): Discount => ({
  id: 1,
  title: "TIDE10",
  method: "CODE",
  value: { percentage: 10 },
  productIds: null,
  leastUnits: 1,
  ...given,
});
const soap = { productId: 1, priceCents: 1_000, quantity: 3 };
const kettle = { productId: 2, priceCents: 4_999, quantity: 1 };
const bundle = discount({ title: "Three bars", method: "AUTOMATIC", value: { percentage: 15 }, productIds: [1], leastUnits: 3 });

test("one for a product comes first, one for the order takes its share of what is left, to the cent", () => {
  const { byLine, applied, refused } = reduce([discount({}), bundle], ["tide10"], [soap, kettle]);
  const amounts = byLine.map((list) => list.map(({ discount: { title }, amountCents }) => [title, amountCents]));
  expect(amounts).toEqual([
    [
      ["Three bars", 450],
      ["TIDE10", 255],
    ],
    [["TIDE10", 500]],
  ]);
  expect(applied.map(({ title }) => title)).toEqual(["Three bars", "TIDE10"]);
  expect(refused).toEqual([]);
});

test("too few units, an unknown code and a code for what is not there take nothing off", () => {
  const few = { ...soap, quantity: 2 };
  const other = discount({ title: "KETTLE5", productIds: [2], value: { amountCents: 500 } });
  const { byLine, refused } = reduce([bundle, other], ["NOPE", "KETTLE5"], [few]);
  expect(byLine).toEqual([[]]);
  expect(refused).toEqual(["NOPE", "KETTLE5"]);
});

test("an amount is off each unit, never more than the price, and some units are paid by their share", () => {
  const huge = discount({ value: { amountCents: 700 }, productIds: [1] });
  const [discounts] = reduce([huge], ["TIDE10"], [soap]).byLine;
  expect(paidCents({ ...soap, discounts })).toBe(900);
  expect(paidCents({ ...soap, discounts }, 1)).toBe(300);
  const more = reduce([discount({ value: { amountCents: 99_999 } })], ["TIDE10"], [soap, kettle]).byLine;
  expect(more.map(([one]) => one?.amountCents)).toEqual([3_000, 4_999]);
});
