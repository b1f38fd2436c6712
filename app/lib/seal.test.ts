import { expect, test } from "vitest";
import { createSeal } from "./seal.ts";

const key = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const old = createSeal(`k1:${key(1)}`);
const rotated = createSeal(`k2:${key(2)},k1:${key(1)}`);

test("what was sealed is unreadable, differs each time, and opens again", () => {
  const sealed = old.seal("shpat_secret", "session a");
  expect(sealed).toMatch(/^sealed:k1:/);
  expect(sealed).not.toContain("shpat");
  expect(old.seal("shpat_secret", "session a")).not.toBe(sealed);
  expect(old.open(sealed, "session a")).toBe("shpat_secret");
});

test("after a rotation old secrets open and new ones carry the new key", () => {
  expect(rotated.open(old.seal("x", "a"), "a")).toBe("x");
  expect(rotated.seal("x", "a")).toMatch(/^sealed:k2:/);
  expect(() => old.open(rotated.seal("x", "a"), "a")).toThrow(/ENCRYPTION_KEYS/);
});

test("a secret moved to another owner or changed in one byte does not open", () => {
  const sealed = old.seal("x", "shop a");
  expect(() => old.open(sealed, "shop b")).toThrow();
  const bytes = Buffer.from(sealed.split(":")[2] ?? "", "base64");
  bytes[15] = (bytes[15] ?? 0) ^ 1;
  expect(() => old.open(`sealed:k1:${bytes.toString("base64")}`, "shop a")).toThrow();
});
