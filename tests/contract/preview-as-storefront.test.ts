/** The admin's preview says what the storefront extension prints, for any texts, language, offer and date. */
import path from "node:path";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { Liquid } from "liquidjs";
import { expect, test } from "vitest";
import { BUILT_IN_TEXTS } from "#app/domain/built-in-texts.ts";
import { offerMetafield } from "#app/domain/offer-metafield.ts";
import { formatMoney } from "#app/domain/minor-units.ts";
import { OFFERS, type Mode, type Offer, type OfferTexts } from "#app/domain/offer.ts";
import { splitPrice, type Charge } from "#app/domain/selling-plan.ts";
import { storefrontTexts, type SplitSum } from "#app/domain/storefront-texts.ts";
import { BALANCES } from "#app/domain/template-payment.ts";
import { LOCALES } from "#app/i18n/locales.ts";

const EXTENSION = path.resolve("extensions/standby-storefront");
type Tree = { [key: string]: string | Tree };

const treeOf = (locale: string) =>
  JSON.parse(
    readFileSync(path.join(EXTENSION, "locales", locale === "en" ? "en.default.json" : `${locale}.json`), "utf8"),
  ) as Tree;
const trees = new Map(LOCALES.map((locale) => [locale as string, treeOf(locale)]));
const textOf = (locale: string, key: string) =>
  key.split(".").reduce<string | Tree>((tree, part) => (tree as Tree)[part] ?? "", trees.get(locale)!) as string;

const engines = new Map(
  LOCALES.map((locale) => {
    const engine = new Liquid({ root: path.join(EXTENSION, "snippets"), extname: ".liquid", cache: true });
    engine.registerFilter("t", (key: string, ...values: [string, unknown][]) =>
      textOf(locale, key).replace(/\{\{ (\w+) \}\}/g, (_, name: string) => String(Object.fromEntries(values)[name])),
    );
    engine.registerFilter("money", (cents: number) => money(cents, locale));
    engine.registerFilter("strip_html", (text: string) => text);
    return [locale as string, engine];
  }),
);

const money = (cents: number, locale: string) => formatMoney(cents, "EUR", locale);

/** A variant of 100.00 with the plan, as Liquid has it. */
const PLAN_ID = 901n;
const PRICE_CENTS = 10_000;
const variantWith = (charge: Charge) => {
  const { nowCents, laterCents } = splitPrice(charge, PRICE_CENTS);
  const sums = { checkout_charge_amount: nowCents, remaining_balance_charge_amount: laterCents };
  return { selling_plan_allocations: [{ selling_plan: { id: Number(PLAN_ID) }, ...sums }] };
};

function splitSum(charge: Charge, locale: string): SplitSum {
  const { nowCents, laterCents } = splitPrice(charge, PRICE_CENTS);
  return { ...charge, now: nowCents > 0 ? money(nowCents, locale) : null, later: money(laterCents, locale) };
}

function printed(value: unknown, locale: string, variant: object): string[] {
  const globals = { request: { locale: { iso_code: locale } } };
  const html = engines.get(locale)!.renderFileSync("standby-words", { offer: value, variant }, { globals }) as string;
  return html.trim().split("~|~");
}

const words = fc.constantFrom("", "Buy", "Zurück {{ date }}", "Ships {{ date }}", "入荷待ち");
const text = fc.record(
  { buttonText: words, message: words, badge: words, cartMessage: fc.constant(""), dateLine: words },
  { requiredKeys: [] },
);
const texts = fc.dictionary(fc.constantFrom("en", "de", "pt", "pt-BR", "ja", "fr"), text) as fc.Arbitrary<OfferTexts>;
const day = fc.option(fc.constantFrom("2027-05-09", "2026-12-31", "2028-02-29"), { nil: null });

const charge = fc.record({
  percent: fc.constantFrom(0, 20, 99),
  amountCents: fc.constant(null),
  balance: fc.constantFrom(...BALANCES),
  balanceOn: fc.constantFrom("2027-05-09", "2028-02-29"),
});

test("preview and storefront say the same, of what is charged when too", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...OFFERS),
      texts,
      fc.constantFrom(...LOCALES),
      day,
      charge,
      (offer: Offer, said, locale, on, due) => {
        const mode: Mode = offer === "preorder" || offer === "backorder" ? offer : "waitlist";
        const facts = { offer, mode, texts: said, backInStockOn: on === null ? null : new Date(on), thresholdUnits: null };
        const plan = { sellingPlanId: PLAN_ID, payment: due, offerChangedAt: new Date(0) };
        const words = printed(JSON.parse(offerMetafield({ ...facts, ...plan })), locale, variantWith(due));
        const [kind, button = "", badge = "", message = "", date = "", name, value] = words;
        const split = splitSum(due, locale);
        const preview = storefrontTexts({ offer, mode, texts: said, locale, backInStockOn: on, split });
        expect(kind).toBe(offer);
        expect(preview).toMatchObject({ buttonText: button, badge, message, dateLine: date, charge: words[11] ?? "" });
        if (preview.cartLine) expect(preview.cartLine).toEqual({ name, value });
      },
    ),
    { numRuns: 300 },
  );
});

test("an offer that follows an ended one speaks in our words, in both", () => {
  const said: OfferTexts = { en: { buttonText: "Pre-order now", badge: "Soon", message: "First batch.", dateLine: "In May" } };
  const common = { texts: said, backInStockOn: null, mode: "preorder" as const };
  for (const offer of ["waitlist", "unavailable"] as const) {
    const value = offerMetafield({ ...common, offer, thresholdUnits: null, offerChangedAt: new Date(0) });
    const [, button, badge, message] = printed(JSON.parse(value), "en", {});
    expect(badge).toBe(BUILT_IN_TEXTS.en[offer].badge);
    const preview = storefrontTexts({ ...common, offer, locale: "en" });
    expect(preview).toMatchObject({ buttonText: button, badge, message, dateLine: "" });
  }
});

test.each(LOCALES)("our copy of the extension's words in %s is exact", (locale) => {
  const copy = BUILT_IN_TEXTS[locale];
  for (const offer of ["waitlist", "preorder", "backorder", "unavailable"] as const) {
    const own = { badge: textOf(locale, `${offer}.badge`), message: textOf(locale, `${offer}.message`) };
    expect(copy[offer]).toEqual({ ...own, buttonText: textOf(locale, `${offer}.button`) });
  }
  for (const [key, words] of Object.entries(copy.payment)) expect(words).toBe(textOf(locale, `payment.${key}`));
  expect(copy).toMatchObject({ later: textOf(locale, "line.later"), expected: textOf(locale, "dates.expected") });
});
