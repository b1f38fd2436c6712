import { expect, test } from "vitest";
import { newTemplateValues } from "#app/domain/template-values.ts";
import { readTemplateForm, toForm, toValues, type FormContext, type TemplateForm } from "./template-form.ts";

const { exactCap, payment, fulfilment, hold, ...fresh } = newTemplateValues("preorder");
const beside = { exactCap, payment, fulfilment, hold };
const context: FormContext = {
  now: new Date("2026-11-22T12:00:00Z"),
  timeZone: "Europe/Berlin",
  takenNames: [],
  beside,
  saved: null,
};
const values = {
  ...fresh,
  ...beside,
  name: "Spring",
  thresholdUnits: 5,
  backInStockOn: "2027-01-05",
  startsAt: new Date("2026-12-01T08:00:00Z"),
};
const good = toForm(values, "Europe/Berlin");

test("fields show the shop's clock, and read back they are the values", () => {
  expect(good).toMatchObject({ startsAt: "2026-12-01T09:00", endsAt: "", thresholdUnits: "5", switchCondition: "" });
  expect(readTemplateForm(good, context)).toEqual({ ok: true, values });
});

test.each<[Partial<TemplateForm>, string]>([
  [{ name: "  " }, "name"],
  [{ switchCondition: "two" }, "switchCondition"],
  [{ thresholdUnits: "1.5" }, "thresholdUnits"],
  [{ incomingUnits: "-4" }, "incomingUnits"],
  [{ backInStockOn: "2027-02-30" }, "backInStockOn"],
  [{ startsAt: "2026-12-01" }, "startsAt"],
  [{ endsAt: "2026-12-01T08:59" }, "endsAt"],
  [{ texts: { en: { message: "Back {{ when }}" } } }, "texts.en.message"],
])("%j is told at its own field", (change, field) => {
  const read = readTemplateForm({ ...good, ...change }, context);
  expect(!read.ok && Object.keys(read.problems)).toEqual([field]);
});

test("what no page can send is no template", () => {
  for (const form of [null, "x", {}, { ...good, mode: "sale" }, { ...good, texts: { "<b>": {} } }]) {
    expect(readTemplateForm(form, context).ok).toBe(false);
  }
});

test("a waitlist has no limit: the hidden field is left out", () => {
  expect(toValues({ ...good, mode: "waitlist" }, context)).toMatchObject({ values: { thresholdUnits: null } });
});
