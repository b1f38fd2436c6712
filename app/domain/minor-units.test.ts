import { expect, test } from "vitest";
import { formatMoney, fromDecimal, toDecimal } from "./minor-units.ts";

test.each([
  ["12.50", "EUR", 1250],
  ["12,5", "EUR", 1250],
  [" 12 ", "EUR", 1200],
  ["1250", "JPY", 1250],
  ["1.250", "KWD", 1250],
])("%s %s is %i", (text, currency, minorUnits) => {
  expect(fromDecimal(text, currency)).toBe(minorUnits);
  expect(fromDecimal(toDecimal(minorUnits, currency), currency)).toBe(minorUnits);
});

test.each([
  ["", "EUR"],
  ["-5", "EUR"],
  ["1e3", "EUR"],
  ["1.255", "EUR"],
  ["12.5", "JPY"],
  ["1,000.50", "EUR"],
  ["9".repeat(12), "EUR"],
])("%s %s is no amount", (text, currency) => {
  expect(fromDecimal(text, currency)).toBeNull();
});

test("people read it as they write it", () => {
  expect(formatMoney(2050, "EUR", "en")).toBe("€20.50");
  expect(formatMoney(2050, "EUR", "de")).toBe("20,50\u00a0€");
  expect(formatMoney(2050, "JPY", "ja")).toBe("¥2,050".replace("¥", "￥"));
});
