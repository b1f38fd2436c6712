import fc from "fast-check";
import { expect, test } from "vitest";
import { isNewStock, newStockAt, NO_NEWS, noteReturn, noteRise, type StockNews } from "./new-stock.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 4, 12) + seconds * 1000);
type Told = [seconds: number, what: "rise" | "return", units: number];

const tell = (told: Told[]): StockNews =>
  told.reduce((news, [seconds, what, units]) => (what === "rise" ? noteRise : noteReturn)(news, units, at(seconds)), NO_NEWS);

/** What Shopify tells, in which order, and how many units are new stock a minute after the last of it. */
const TABLE: [string, Told[], newUnits: number][] = [
  ["new stock is entered", [[0, "rise", 5]], 5],
  [
    "an order is cancelled: stock first",
    [
      [0, "rise", 2],
      [3, "return", 2],
    ],
    0,
  ],
  [
    "an order is cancelled: the order first",
    [
      [0, "return", 2],
      [3, "rise", 2],
    ],
    0,
  ],
  [
    "new stock in the same minute as a cancellation",
    [
      [0, "rise", 5],
      [1, "rise", 2],
      [3, "return", 2],
    ],
    5,
  ],
  [
    "stock of a cancellation comes in two parts",
    [
      [0, "return", 3],
      [2, "rise", 1],
      [4, "rise", 2],
    ],
    0,
  ],
  [
    "cancelled without restocking; new stock comes an hour later",
    [
      [0, "return", 3],
      [3600, "rise", 3],
    ],
    3,
  ],
  [
    "an order's news is later than a minute: the rise counts as new",
    [
      [0, "rise", 2],
      [90, "return", 2],
    ],
    2,
  ],
  ["nothing rose", [[0, "return", 3]], 0],
];

test.each(TABLE)("%s", (_name, told, newUnits) => {
  const news = tell(told);
  const last = told.at(-1)![0];
  expect(isNewStock(news, at(last + 60)) ? news.risenUnits : 0).toBe(newUnits);
});

test("a rise is new stock when its minute has passed, not before", () => {
  const news = tell([[0, "rise", 1]]);
  expect([newStockAt(news), isNewStock(news, at(59)), isNewStock(news, at(60))]).toEqual([at(60), false, true]);
});

test("within a minute the order of the news does not matter", () => {
  const told = fc.array(fc.tuple(fc.constantFrom("rise" as const, "return" as const), fc.integer({ min: 1, max: 9 })), {
    maxLength: 8,
  });
  const shuffled = told.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      const [first, second] = [one, other].map((list) => tell(list.map(([what, units], n): Told => [n, what, units])));
      expect([first!.risenUnits, first!.returnedUnits]).toEqual([second!.risenUnits, second!.returnedUnits]);
    }),
  );
});
