import fc from "fast-check";
import { expect, test } from "vitest";
import { waitingBand } from "./waiting-band.ts";

test.each([
  [0, null],
  [10, null],
  [11, 10],
  [25, 10],
  [26, 25],
  [999, 500],
  [1_001, 1_000],
  [3_000_000, 10_000],
])("%i people waiting are told as more than %s", (waiting, band) => expect(waitingBand(waiting)).toBe(band));

test("what is said is true, grows with the line, and changes ten times at most", () => {
  fc.assert(
    fc.property(fc.nat(20_000), (waiting) => {
      const band = waitingBand(waiting);
      if (band !== null) expect(waiting).toBeGreaterThan(band);
      expect(waitingBand(waiting + 1) ?? 0).toBeGreaterThanOrEqual(band ?? 0);
    }),
  );
  const steps = new Set(Array.from({ length: 20_000 }, (_, waiting) => waitingBand(waiting)));
  expect(steps.size).toBe(11);
});
