import { describe, expect, test } from "vitest";
import { templateProblems, type TemplateContext } from "./template-problems.ts";
import { changedFields, newTemplateValues, type TemplateValues } from "./template-values.ts";

const now = new Date("2026-11-21T23:30:00Z");
/** There it is the 22nd already. */
const context: TemplateContext = { now, timeZone: "Europe/Berlin", saved: null, takenNames: ["Waitlist"] };
const good: TemplateValues = { ...newTemplateValues("preorder"), name: "Spring" };
const problems = (change: Partial<TemplateValues>, more: Partial<TemplateContext> = {}) =>
  templateProblems({ ...good, ...change }, { ...context, ...more });
const at = (text: string) => new Date(text);

test.each(["waitlist", "preorder", "backorder"] as const)("a new template for %s needs a name and nothing else", (mode) => {
  expect(Object.keys(templateProblems(newTemplateValues(mode), context))).toEqual(["name"]);
});

const waitlist = { ...newTemplateValues("waitlist"), name: "Spring" };
const en = (text: object) => ({ texts: { en: text } }) as Partial<TemplateValues>;
const slip = { hold: "lines", slipText: {}, mixedCarts: "warn" } as const;

describe("what cannot be", () => {
  test.each<[string, Partial<TemplateValues>, string, RegExp]>([
    ["no name", { name: "" }, "name", /Give/],
    ["a taken name, in capitals", { name: "WAITLIST" }, "name", /Another template/],
    ["a long name", { name: "x".repeat(81) }, "name", /at most 80/],
    ["a fraction", { switchCondition: 1.5 }, "switchCondition", /whole number/],
    ["a negative limit", { thresholdUnits: -1 }, "thresholdUnits", /from 1/],
    ["a limit of nothing", { thresholdUnits: 0 }, "thresholdUnits", /Leave it empty/],
    ["a waitlist with a limit", { ...waitlist, thresholdUnits: 5 }, "thresholdUnits", /waitlist sells nothing/],
    ["negative incoming units", { incomingUnits: -3 }, "incomingUnits", /from 0/],
    ["a date of yesterday", { backInStockOn: "2026-11-21" }, "backInStockOn", /has come/],
    ["today's date, where the shop is", { backInStockOn: "2026-11-22" }, "backInStockOn", /has come/],
    ["stock before the start", { backInStockOn: "2026-12-01", startsAt: at("2026-12-05T08:00Z") }, "backInStockOn", /nobody/],
    ["a start in the past", { startsAt: at("2026-11-21T20:00Z") }, "startsAt", /past/],
    ["an end in the past", { endsAt: at("2026-11-21T20:00Z") }, "endsAt", /past/],
    ["an end before the start", { startsAt: at("2026-12-02T08:00Z"), endsAt: at("2026-12-01T08:00Z") }, "endsAt", /after/],
    ["an end at the start", { startsAt: at("2026-12-02T08:00Z"), endsAt: at("2026-12-02T08:00Z") }, "endsAt", /after/],
    ["a waitlist after a waitlist", { ...waitlist, followsEnd: "waitlist" }, "followsEnd", /cannot be followed/],
    ["a deposit of 0 %", { payment: { kind: "deposit", percent: 0, balance: "on_arrival" } }, "payment.percent", /1 to 99/],
    [
      "a deposit of 100 %",
      { payment: { kind: "deposit", percent: 100, balance: "on_arrival" } },
      "payment.percent",
      /Full price/,
    ],
    [
      "a deposit of no money",
      { payment: { kind: "deposit", amountCents: 0, balance: "on_arrival" } },
      "payment.amountCents",
      /above zero/,
    ],
    ["a rest due on no day", { payment: { kind: "later", balance: "on_date" } }, "payment.balanceOn", /Choose the day/],
    [
      "a rest due in the past",
      { payment: { kind: "later", balance: "on_date", balanceOn: "2026-11-22" } },
      "payment.balanceOn",
      /passed/,
    ],
    ["a waitlist with a deposit", { ...waitlist, payment: { kind: "later", balance: "on_arrival" } }, "payment", /Nobody pays/],
    [
      "texts that checkout cannot read",
      {
        texts: Object.fromEntries(
          ["ja", "zh", "ko", "th", "hi", "el"].map((each) => [
            each,
            { message: "漢".repeat(300 + (each === "ko" ? 0 : -1)), cartMessage: "漢".repeat(200) },
          ]),
        ),
      },
      "texts.ko.message",
      /too long for Shopify’s checkout.*about \d+ characters/,
    ],
    ["a tag with a comma", { fulfilment: { ...slip, tags: ["pre,order"] } }, "fulfilment.tags", /comma/],
    ["a tag twice", { fulfilment: { ...slip, tags: ["Later", "later"] } }, "fulfilment.tags", /twice/],
    ["a long tag", { fulfilment: { ...slip, tags: ["x".repeat(41)] } }, "fulfilment.tags", /at most 40/],
    ["a hold of no hours", { hold: { on: true, hours: 0, keepsPlace: false } }, "hold", /1 to 720/],
    ["a placeholder that is none", en({ message: "Back {{ day }}" }), "texts.en.message", /no placeholder \{\{ day \}\}/],
    ["half a placeholder", en({ badge: "Back {{ date" }), "texts.en.badge", /two braces/],
    ["a long button", en({ buttonText: "x".repeat(41) }), "texts.en.buttonText", /At most 40/],
  ])("%s", (_, change, field, words) => {
    const found = problems(change);
    expect(Object.keys(found)).toEqual([field]);
    expect(found[field]).toMatch(words);
  });
});

describe("what can be", () => {
  test.each<[string, Partial<TemplateValues>]>([
    ["a negative switch condition", { switchCondition: -5 }],
    [
      "a date in every text",
      en({ buttonText: "Back {{date}}", message: "{{ date }}", badge: "{{ date }}", dateLine: "{{  date  }}" }),
    ],
    [
      "a start, an end and stock in order",
      { startsAt: at("2026-12-01T08:00Z"), endsAt: at("2026-12-24T08:00Z"), backInStockOn: "2026-12-20" },
    ],
    [
      "a deposit with a day for the rest",
      { payment: { kind: "deposit", percent: 20, balance: "on_date", balanceOn: "2026-12-01" } },
    ],
    ["a hold that is off, whatever its hours", { hold: { on: false, hours: 0, keepsPlace: false } }],
  ])("%s", (_, change) => {
    expect(problems(change)).toEqual({});
  });

  test("dates that have come since they were saved", () => {
    const saved = { ...good, backInStockOn: "2026-11-01", startsAt: at("2026-10-01T08:00Z"), endsAt: at("2026-11-02T08:00Z") };
    expect(templateProblems({ ...saved, name: "Renamed" }, { ...context, saved })).toEqual({});
  });
});

test("what changed does not hang on the order of keys", () => {
  const said = { ...good, texts: { en: { badge: "A", buttonText: "B" } } };
  const resaid = { ...good, name: "Other", texts: { en: { buttonText: "B", badge: "A" } } };
  expect(changedFields(said, resaid)).toEqual([]);
  expect(changedFields(said, { ...resaid, mode: "backorder", startsAt: now })).toEqual(["mode", "startsAt"]);
});
