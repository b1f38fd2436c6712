import { describe, expect, test } from "vitest";
import { z } from "zod";
import { cutPage, decodeCursor, encodeCursor } from "#app/lib/keyset-cursor.ts";

const shape = z.tuple([z.string(), z.string()]);
const keyOf = (row: number): [string, string] => ["Mug", String(row)];

describe("a cursor", () => {
  test("comes back as the key it was made of, whatever letters it holds", () => {
    expect(decodeCursor(encodeCursor(["Tørklæde «blå»", "12345678901234567890"]), shape)).toEqual([
      "Tørklæde «blå»",
      "12345678901234567890",
    ]);
  });

  test.each(["", "rubbish", encodeCursor(["one"]), encodeCursor([1, 2])])("that was tampered with is none: %s", (text) => {
    expect(decodeCursor(text, shape)).toBeNull();
  });
});

describe("a page", () => {
  test("at the start leads on only when there is more", () => {
    expect(cutPage([1, 2, 3], { size: 2, going: "start", keyOf })).toEqual({
      rows: [1, 2],
      previous: null,
      next: encodeCursor(["Mug", "2"]),
    });
    expect(cutPage([1, 2], { size: 2, going: "start", keyOf })).toMatchObject({ previous: null, next: null });
  });

  test("going back is turned round and leads both ways while there is more", () => {
    expect(cutPage([4, 3, 2], { size: 2, going: "back", keyOf })).toEqual({
      rows: [3, 4],
      previous: encodeCursor(["Mug", "3"]),
      next: encodeCursor(["Mug", "4"]),
    });
    expect(cutPage([2, 1], { size: 2, going: "back", keyOf })).toMatchObject({ rows: [1, 2], previous: null });
  });

  test("of nothing leads nowhere", () => {
    expect(cutPage([], { size: 2, going: "forward", keyOf })).toEqual({ rows: [], previous: null, next: null });
  });
});
