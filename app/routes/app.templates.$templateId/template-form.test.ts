import { expect, test } from "vitest";
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

test("what no page can send is no template", () => {
  for (const form of [null, "x", {}, { ...good, mode: "sale" }, { ...good, texts: { "<b>": {} } }]) {
    expect(readTemplateForm(form, context).ok).toBe(false);
  }
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
  const hold = { on: true, hours: "48" };
  const read = (form: Partial<TemplateForm>) => readTemplateForm({ ...good, hold, ...form }, context);
  expect(read({ withWaitlist: true })).toMatchObject({ ok: true, values: { hold: { on: true, hours: 48 } } });
  expect(read({ withWaitlist: false })).toMatchObject({ ok: true, values: { hold: { on: false, hours: 24 } } });
  for (const hours of ["", "0", "721", "1.5", "a day"]) {
    const problems = { hold: expect.stringContaining("1 to 720") };
    expect(read({ withWaitlist: true, hold: { on: true, hours } })).toEqual({ ok: false, problems });
  }
});
