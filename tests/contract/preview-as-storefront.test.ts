/** The admin's preview says what the storefront extension prints, for any texts, language, offer and date. */
import path from "node:path";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { Liquid } from "liquidjs";
import { expect, test } from "vitest";
import { BUILT_IN_TEXTS } from "#app/domain/built-in-texts.ts";
import { offerMetafield } from "#app/domain/offer-metafield.ts";
import { OFFERS, type Mode, type Offer, type OfferTexts } from "#app/domain/offer.ts";
import { storefrontTexts } from "#app/domain/storefront-texts.ts";
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
    return [locale as string, engine];
  }),
);

function printed(value: unknown, locale: string): string[] {
  const globals = { request: { locale: { iso_code: locale } } };
  const html = engines.get(locale)!.renderFileSync("standby-words", { offer: value }, { globals }) as string;
  return html.trim().split("~|~");
}

const words = fc.constantFrom("", "Buy", "Zurück {{ date }}", "Ships {{ date }}", "入荷待ち");
const text = fc.record(
  { buttonText: words, message: words, badge: words, cartMessage: fc.constant(""), dateLine: words },
  { requiredKeys: [] },
);
const texts = fc.dictionary(fc.constantFrom("en", "de", "pt", "pt-BR", "ja", "fr"), text) as fc.Arbitrary<OfferTexts>;
const day = fc.option(fc.constantFrom("2027-05-09", "2026-12-31", "2028-02-29"), { nil: null });

test("preview and storefront say the same", () => {
  fc.assert(
    fc.property(fc.constantFrom(...OFFERS), texts, fc.constantFrom(...LOCALES), day, (offer: Offer, said, locale, on) => {
      const mode: Mode = offer === "preorder" || offer === "backorder" ? offer : "waitlist";
      const backInStockOn = on === null ? null : new Date(on);
      const facts = { offer, mode, texts: said, backInStockOn, thresholdUnits: null, offerChangedAt: new Date(0) };
      const [kind, button = "", badge = "", message = "", date = "", name, value] = printed(
        JSON.parse(offerMetafield(facts)),
        locale,
      );
      const preview = storefrontTexts({ offer, texts: said, locale, backInStockOn: on });
      expect(kind).toBe(offer);
      expect(preview).toMatchObject({ buttonText: button, badge, message, dateLine: date });
      if (preview.cartLine) expect(preview.cartLine).toEqual({ name, value });
    }),
    { numRuns: 300 },
  );
});

test.each(LOCALES)("our copy of the extension's words in %s is exact", (locale) => {
  const copy = BUILT_IN_TEXTS[locale];
  for (const offer of ["waitlist", "preorder", "backorder", "unavailable"] as const) {
    const own = { badge: textOf(locale, `${offer}.badge`), message: textOf(locale, `${offer}.message`) };
    expect(copy[offer]).toEqual({ ...own, buttonText: textOf(locale, `${offer}.button`) });
  }
  expect(copy).toMatchObject({ later: textOf(locale, "line.later"), expected: textOf(locale, "dates.expected") });
});
