import { expect, test } from "vitest";
import { NO_HOLD } from "#app/domain/template-fulfilment.ts";
import { findEnd, nextDecisionAt } from "#app/domain/offer-end.ts";
import { newTemplateValues } from "#app/domain/template-values.ts";
import type { Payment } from "#app/domain/template-payment.ts";
import { toPaymentForm, type PaymentForm } from "./payment-form.ts";
import { readTemplateForm, toForm, toValues, type FormContext, type TemplateForm } from "./template-form.ts";

const fresh = newTemplateValues("preorder");
const shop = { timeZone: "Europe/Berlin", currencyCode: "EUR" };
const context: FormContext = {
  now: new Date("2026-11-22T12:00:00Z"),
  ...shop,
  takenNames: [],
  saved: null,
};
const values = {
  ...fresh,
  name: "Spring",
  thresholdUnits: 5,
  backInStockOn: "2027-01-05",
  startsAt: new Date("2026-12-01T08:00:00Z"),
};
const good = toForm(values, shop);

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
  [{ tags: "Later, later" }, "fulfilment.tags"],
  [{ slipText: { de: "Ab {{ when }}" } }, "fulfilment.slipText.de"],
  [{ texts: { en: { message: "Back {{ when }}" } } }, "texts.en.message"],
])("%j is told at its own field", (change, field) => {
  const read = readTemplateForm({ ...good, ...change }, context);
  expect(!read.ok && Object.keys(read.problems)).toEqual([field]);
});

test.each([
  ["Europe/Berlin", "2027-03-28T02:30"],
  ["America/New_York", "2027-03-14T02:00"],
  ["Australia/Lord_Howe", "2027-10-03T02:15"],
])("a time that clocks skip in %s is refused, for the start as for the end", (timeZone, skipped) => {
  const typed = { ...good, backInStockOn: "", startsAt: skipped, endsAt: skipped };
  const problem = "Clocks go forward on that day and skip this time. Choose a later one.";
  expect(readTemplateForm(typed, { ...context, timeZone })).toEqual({
    ok: false,
    problems: { startsAt: problem, endsAt: problem },
  });
});

test.each([
  ["New York, clocks go forward", "America/New_York", "2027-03-14", "2027-03-14T05:00Z", "2027-03-15T04:00Z"],
  ["New York, clocks go back", "America/New_York", "2027-11-07", "2027-11-07T04:00Z", "2027-11-08T05:00Z"],
  ["Berlin, clocks go forward", "Europe/Berlin", "2027-03-28", "2027-03-27T23:00Z", "2027-03-28T22:00Z"],
  ["Berlin, clocks go back", "Europe/Berlin", "2027-10-31", "2027-10-30T22:00Z", "2027-10-31T23:00Z"],
  ["India, clocks stay", "Asia/Kolkata", "2027-03-28", "2027-03-27T18:30Z", "2027-03-28T18:30Z"],
  ["Lord Howe, half an hour forward", "Australia/Lord_Howe", "2027-10-03", "2027-10-02T13:30Z", "2027-10-03T13:00Z"],
  ["Lord Howe, half an hour back", "Australia/Lord_Howe", "2027-04-04", "2027-04-03T13:00Z", "2027-04-04T13:30Z"],
])("an offer of one whole day: %s", (_what, timeZone, day, start, end) => {
  const next = new Date(Date.parse(`${day}T12:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, day.length);
  const typed = { ...good, backInStockOn: next, startsAt: `${day}T00:00`, endsAt: `${next}T00:00` };
  const read = readTemplateForm(typed, { ...context, timeZone });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { startsAt, endsAt, backInStockOn, mode, thresholdUnits } = read.values;
  expect([startsAt, endsAt]).toEqual([new Date(start), new Date(end)]);
  const schedule = { startsAt, endsAt, backInStockOn, mode, thresholdUnits, timeZone, owedUnits: 0 };
  expect(nextDecisionAt({ ...schedule, endsAt: null, now: new Date(start) }), "the day of the date begins then, too").toEqual(
    endsAt,
  );
  for (const ends of [{ endsAt: null }, { backInStockOn: null }]) {
    const endAt = (now: number) => findEnd({ ...schedule, ...ends, now: new Date(now) }, { resumedAt: null });
    expect([endAt(Date.parse(end) - 1), endAt(Date.parse(end))]).toEqual([null, expect.anything()]);
  }
});

test("what no page can send is no template", () => {
  for (const form of [null, "x", {}, { ...good, mode: "sale" }, { ...good, texts: { "<b>": {} } }]) {
    expect(readTemplateForm(form, context).ok).toBe(false);
  }
});

test("control characters are blanks, but for line breaks; every other hostile text is kept as it is", () => {
  const hostile = `</script>"'{{ shop.name ‮😀`;
  const typed = {
    ...good,
    name: "Sp\u0000ring",
    tags: "La\u0007ter",
    texts: { en: { message: "One\ntwo\u0000three", badge: hostile } },
  };
  expect(toValues(typed, context)).toMatchObject({
    values: {
      name: "Sp ring",
      fulfilment: { tags: ["La ter"] },
      texts: { en: { message: "One\ntwo three", badge: hostile } },
    },
  });
});

test("tags are parted by commas, and an empty text on the packing slip is none", () => {
  const typed = { ...good, orderHold: "lines", tags: " Later,, Rush ", slipText: { en: " More follows. ", de: "" } } as const;
  expect(toValues(typed, context)).toMatchObject({
    values: { fulfilment: { hold: "lines", tags: ["Later", "Rush"], slipText: { en: "More follows." }, mixedCarts: "allow" } },
  });
});

test("a waitlist has no limit: the hidden field is left out", () => {
  expect(toValues({ ...good, mode: "waitlist", withWaitlist: true }, context)).toMatchObject({
    values: { thresholdUnits: null, withWaitlist: false },
  });
});

test.each<[Partial<TemplateForm>, boolean]>([
  [{}, true],
  [{ thresholdUnits: "" }, false],
  [{ mode: "waitlist" }, false],
])("checkout stops only at a limit: %j", (change, exactCap) => {
  expect(toValues({ ...good, exactCap: true, ...change }, context)).toMatchObject({ ok: true, values: { exactCap } });
});

const DEPOSIT = { ...good.payment, kind: "deposit", balance: "on_date", balanceOn: "2027-02-01" } as const;

test.each<[Partial<PaymentForm>, Payment]>([
  [{}, { kind: "deposit", percent: 20, balance: "on_date", balanceOn: "2027-02-01" }],
  [{ balance: "on_arrival" }, { kind: "deposit", percent: 20, balance: "on_arrival" }],
  [
    { depositAs: "amount", amount: "12,50", balance: "on_fulfilment" },
    { kind: "deposit", amountCents: 1250, balance: "on_fulfilment" },
  ],
  [
    { kind: "later", percent: "rubbish" },
    { kind: "later", balance: "on_date", balanceOn: "2027-02-01" },
  ],
  [{ kind: "full", balanceOn: "rubbish" }, { kind: "full" }],
])("payment %j is read, and written it is the same again", (change, payment) => {
  const read = readTemplateForm({ ...good, payment: { ...DEPOSIT, ...change } }, context);
  expect(read.ok && read.values.payment).toEqual(payment);
  expect(readTemplateForm({ ...good, payment: toPaymentForm(payment, "EUR") }, context)).toEqual(read);
});

test.each<[Partial<PaymentForm>, string]>([
  [{ percent: "0" }, "payment.percent"],
  [{ percent: "100" }, "payment.percent"],
  [{ percent: "-1" }, "payment.percent"],
  [{ percent: "1e1" }, "payment.percent"],
  [{ depositAs: "amount", amount: "" }, "payment.amountCents"],
  [{ depositAs: "amount", amount: "0,00" }, "payment.amountCents"],
  [{ depositAs: "amount", amount: "1.234" }, "payment.amountCents"],
  [{ balanceOn: "" }, "payment.balanceOn"],
  [{ balanceOn: "2026-11-22" }, "payment.balanceOn"],
  [{ balanceOn: "<script>" }, "payment.balanceOn"],
])("payment %j is told at its own field", (change, field) => {
  const read = readTemplateForm({ ...good, payment: { ...DEPOSIT, ...change } }, context);
  expect(!read.ok && Object.keys(read.problems)).toEqual([field]);
});

test("what no page can choose of orders is refused", () => {
  expect(toValues({ ...good, mixedCarts: "apart" }, context)).toMatchObject({ values: { fulfilment: { mixedCarts: "apart" } } });
  expect(toValues({ ...good, mixedCarts: "never" }, context).ok).toBe(false);
  expect(toValues({ ...good, orderHold: "everything" }, context).ok).toBe(false);
});

test("nobody pays on a waitlist: what was chosen before is left out", () => {
  const read = readTemplateForm({ ...good, mode: "waitlist", payment: { ...DEPOSIT, percent: "rubbish" } }, context);
  expect(read).toMatchObject({ ok: true, values: { payment: { kind: "full" } } });
});

test("units are kept only where there is a waitlist, for 1 to 720 hours", () => {
  const hold = { on: true, hours: "48", keepsPlace: true };
  const read = (form: Partial<TemplateForm>) => readTemplateForm({ ...good, hold, ...form }, context);
  expect(read({ withWaitlist: true })).toMatchObject({ ok: true, values: { hold: { ...hold, hours: 48 } } });
  expect(read({ withWaitlist: false })).toMatchObject({ ok: true, values: { hold: NO_HOLD } });
  for (const hours of ["", "0", "721", "1.5", "a day"]) {
    const problems = { hold: expect.stringContaining("1 to 720") };
    expect(read({ withWaitlist: true, hold: { ...hold, hours } })).toEqual({ ok: false, problems });
  }
});
