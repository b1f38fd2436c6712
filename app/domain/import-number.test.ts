import fc from "fast-check";
import { expect, test } from "vitest";
import { readUnits } from "./import-number.ts";

test.each([
  ["12", 12],
  ["0", 0],
  ["007", 7],
  ["+5", 5],
  ["-5", -5],
  ["\u22125", -5],
  ["5-", -5],
  ["(5)", -5],
  ["1.234", 1234],
  ["1,234", 1234],
  ["1 234", 1234],
  ["1\u00a0234", 1234],
  ["1\u202f234", 1234],
  ["1'234", 1234],
  ["1’234", 1234],
  ["1.234.567", 1234567],
  ["1,234,567", 1234567],
  ["12,0", 12],
  ["12.00", 12],
  ["1.234,00", 1234],
  ["1,234.0", 1234],
  ["1,00E+03", 1000],
  ["1.5e3", 1500],
  ["1.000", 1000],
  ["0.000", 0],
])("%s is %i", (text, units) => expect(readUnits(text)).toEqual({ ok: true, units }));

test.each(["12,5", "1.5", "1,234.5"])("%s is not whole", (text) =>
  expect(readUnits(text)).toEqual({ ok: false, reason: `“${text}” is not a whole number.` }),
);

test.each(["", "abc", "12a", "1..2", "--5", "1,23,456", "=1+1", "∞", "NaN", "1e99", "99999999999999999999", "#N/A", "12 pcs"])(
  "%s is no number",
  (text) => expect(readUnits(text)).toMatchObject({ ok: false }),
);

const formats = ["en-US", "de-DE", "fr-FR", "de-CH", "es-ES", "nl-NL"].map((locale) => new Intl.NumberFormat(locale));

test("what any country's spreadsheet writes is read", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(...formats), (units, format) => {
      expect(readUnits(format.format(units))).toEqual({ ok: true, units });
    }),
  );
});
