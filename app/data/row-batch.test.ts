import { expect, test } from "vitest";
import { cellsOf, ROW_MARK, RowBatch } from "./row-batch.ts";

function read(batch: RowBatch): { numbers: string; rows: string[][] } {
  const [numbers, bytes] = batch.columns;
  return { numbers, rows: bytes.toString("utf8").split(ROW_MARK).map(cellsOf) };
}

test("rows come out as they went in, with their numbers", () => {
  const batch = new RowBatch();
  batch.add(2, ["TEA", "", "Grüße €5"]);
  batch.add(7, ["茶"]);
  expect(read(batch)).toEqual({ numbers: "{2,7}", rows: [["TEA", "", "Grüße €5"], ["茶"]] });
});

test("a batch that is used again holds nothing of before", () => {
  const batch = new RowBatch();
  batch.add(2, ["a long row of before"]);
  batch.clear();
  expect(batch.rows).toBe(0);
  batch.add(9, ["new"]);
  expect(read(batch)).toEqual({ numbers: "{9}", rows: [["new"]] });
});

test("it is full at many rows, and at few that are long; longer ones than foreseen fit whole", () => {
  const many = new RowBatch();
  for (let row = 0; row < 2_000; row++) {
    expect(many.isFull).toBe(false);
    many.add(row, ["x"]);
  }
  expect(many.isFull).toBe(true);
  const long = new RowBatch();
  const cell = "€".repeat(100_000);
  const rows = Array.from({ length: 8 }, (_, row) => [`${row}`, cell]);
  rows.forEach((cells, row) => long.add(row, cells));
  expect(long.isFull).toBe(true);
  expect(read(long).rows).toEqual(rows);
});
