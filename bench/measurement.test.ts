import { expect, test } from "vitest";
import { judge, medianInterval, percentile, type Benchmark } from "./measurement.ts";

const BENCHMARK: Benchmark = {
  name: "G0",
  path: "nothing",
  unit: "ms",
  goal: { ratio: 1, is: "at most" },
  start: () => Promise.reject(new Error("not here")),
};
const SEEN = { notes: "", breaches: [] };
const rounds = (...pairs: [number, number][]) => pairs.map(([ours, baseline]) => ({ ours, baseline }));

test("the median round decides, and its spread is told", () => {
  const result = judge(BENCHMARK, rounds([9, 10], [8, 10], [30, 10]), SEEN);
  expect([result.verdict, result.ratio, result.spread]).toEqual(["met", 0.9, [0.8, 3]]);
  expect(judge(BENCHMARK, rounds([9, 10], [11, 10], [12, 10]), SEEN).verdict).toBe("missed");
});

test("a baseline that strays by more than a quarter says nothing", () => {
  expect(judge(BENCHMARK, rounds([9, 10], [9, 10], [9, 13]), SEEN).verdict).toBe("void");
});

test("what must never be misses the goal, and is said once", () => {
  const result = judge(BENCHMARK, rounds([1, 10]), { notes: "calm", breaches: ["it shifts", "it shifts"] });
  expect([result.verdict, result.notes]).toEqual(["missed", "it shifts; calm"]);
});

test("a percentile is a value that was seen", () => {
  expect([percentile([4, 1, 3, 2], 0.75), percentile([5], 0.75), percentile([], 0.75)]).toEqual([3, 5, 0]);
});

test("a median's interval narrows as more is seen", () => {
  const upTo = (count: number) => Array.from({ length: count }, (_, nth) => nth + 1);
  expect(medianInterval(upTo(100))).toEqual([40, 61]);
  expect(medianInterval(upTo(3))).toEqual([1, 3]);
});
