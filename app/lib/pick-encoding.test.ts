import { expect, test } from "vitest";
import { pickEncoding } from "./pick-encoding.ts";

test.each([
  ["gzip, deflate, br, zstd", "br"],
  ["gzip;q=1.0, identity; q=0.5", "gzip"],
  ["GZIP", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["br; q=0.000", null],
  ["identity", null],
  ["", null],
  [null, null],
])("of %j we pick %j", (accepted, picked) => {
  expect(pickEncoding(accepted)).toBe(picked);
});
