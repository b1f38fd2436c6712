import fc from "fast-check";
import { expect, test } from "vitest";
import { dateOrderOf, readDay } from "./import-date.ts";

test.each([
  ["2026-04-03", "2026-04-03"],
  ["2026/4/3", "2026-04-03"],
  ["2026.04.03", "2026-04-03"],
  ["2026-04-03 00:00:00", "2026-04-03"],
  ["03.04.2026", "2026-04-03"],
  ["3.4.26", "2026-04-03"],
  ["03/04/2026", "2026-04-03"],
  ["3-4-2026", "2026-04-03"],
  ["3-Apr-26", "2026-04-03"],
  ["3 April 2026", "2026-04-03"],
  ["3. Apr. 2026", "2026-04-03"],
  ["Apr 3, 2026", "2026-04-03"],
  ["April 3rd, 2026", "2026-04-03"],
  ["3 avr. 2026", "2026-04-03"],
  ["15. März 2026", "2026-03-15"],
  ["3 août 2026", "2026-08-03"],
  ["12 dic 2026", "2026-12-12"],
  ["1 juillet 2026", "2026-07-01"],
  ["1 juin 2026", "2026-06-01"],
  ["5. Okt. 2026", "2026-10-05"],
  ["46115", "2026-04-03"],
  ["29/02/2028", "2028-02-29"],
])("%s is %s where the day comes first", (text, day) => expect(readDay(text, "dmy")).toEqual({ ok: true, day }));

test.each([
  ["03/04/2026", "2026-03-04"],
  ["3-4-26", "2026-03-04"],
  ["03.04.2026", "2026-04-03"],
  ["2026-04-03", "2026-04-03"],
])("%s is %s where the month comes first", (text, day) => expect(readDay(text, "mdy")).toEqual({ ok: true, day }));

test.each(["31/02/2026", "29.02.2026", "13/13/2026", "soon", "week 12", "2026", "0", "99999", "2026-13-01", "3 xyz 2026", "1/1"])(
  "%s is no day",
  (text) => expect(readDay(text, "dmy")).toMatchObject({ ok: false }),
);

test.each([
  [["03/04/2026", "13/04/2026"], "dmy"],
  [["03/04/2026", "04/13/2026"], "mdy"],
  [["03/04/2026"], "unclear"],
  [["13/04/2026", "04/13/2026"], "unclear"],
  [["03.04.2026"], "any"],
  [["04/04/2026"], "any"],
  [["2026-04-03", ""], "any"],
  [[], "any"],
] as const)("the dates %j say %s", (texts, order) => expect(dateOrderOf(texts)).toBe(order));

test("every day is read back in every common form", () => {
  const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      const utc = { timeZone: "UTC" };
      expect(readDay(day, "mdy")).toEqual({ ok: true, day });
      expect(readDay(date.toLocaleDateString("de-DE", utc), "mdy")).toEqual({ ok: true, day });
      expect(readDay(date.toLocaleDateString("en-US", utc), "mdy")).toEqual({ ok: true, day });
      expect(readDay(date.toLocaleDateString("en-GB", utc), "dmy")).toEqual({ ok: true, day });
      for (const locale of ["en", "de", "fr", "es", "it", "nl"]) {
        const named = date.toLocaleDateString(locale, { ...utc, day: "numeric", month: "short", year: "numeric" });
        expect(readDay(named, "dmy"), named).toEqual({ ok: true, day });
      }
    }),
  );
});
