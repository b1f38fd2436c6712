import { expect, test } from "vitest";
import { collectNews, newsOfRise, staffMailDueAt } from "./staff-news.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

test("a mail leaves after a minute, and ten minutes after the one before", () => {
  expect(staffMailDueAt(null, NOW)).toEqual(minutes(1));
  expect(staffMailDueAt(minutes(-60), NOW)).toEqual(minutes(1));
  expect(staffMailDueAt(minutes(-2), NOW)).toEqual(minutes(8));
});

test("five hundred items, in however many parts, are twenty and the number of the others", () => {
  const items = Array.from({ length: 250 }, (_, n) => ({ product: `Lamp ${n}` }));
  const facts = collectNews(collectNews({}, items), items);
  expect(facts).toMatchObject({ others: 480 });
  expect(facts.items).toEqual(items.slice(0, 20));
});

const rise = { product: "Lamp", newUnits: 5, owedBefore: 0, owedAfter: 0, served: 0, waiting: 0, wasOnSale: true };
test.each([
  ["no new units", { newUnits: 0, owedBefore: 3, owedAfter: 1 }, null],
  ["more of what sells anyway", {}, null],
  ["out of normal sale before", { wasOnSale: false }, "staff_restock"],
  ["orders covered", { owedBefore: 3 }, "staff_restock"],
  ["shoppers served, others still waiting", { served: 2, waiting: 9 }, "staff_restock"],
  ["units still owed", { owedBefore: 8, owedAfter: 3, wasOnSale: false }, "staff_shortfall"],
])("%s", (_, change, kind) => {
  expect(newsOfRise({ ...rise, ...change })?.kind ?? null).toBe(kind);
});
