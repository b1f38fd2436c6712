/** Shoppers are addressed the same everywhere: whoever joins in the polite form is not told "du" in the mail. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BUILT_IN_TEXTS } from "#app/domain/built-in-texts.ts";
import { DEFAULT_TEXTS } from "#app/domain/default-texts.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { MESSAGE_TEXTS } from "#app/i18n/messages/index.ts";
import { SHOPPER_TEXTS } from "#app/i18n/shopper-pages/index.ts";
import { refusalText } from "../../extensions/standby-checkout-limits/src/refusal-text.ts";

const words = (...forms: string[]) => new RegExp(String.raw`(?<!\p{L})(?:${forms.join("|")})(?!\p{L})`, "u");

/** What the other form of address would say. */
const OTHER_FORM: [Exclude<Locale, "en">, RegExp][] = [
  ["de", words("[Dd]u", "[Dd]ir", "[Dd]ich", "[Dd]eine?[mnrs]?", "[Ee]uch", "[Ee]ure?[mnrs]?")],
  ["fr", words("[Tt]u", "[Tt]oi", "[Tt]on", "[Tt]es")],
  ["es", words("[Uu]sted(?:es)?", "Puede(?! que)", "[Pp]ídalo", "[Qq]uítelo")],
  ["it", words("Lei", "Le", "Suo", "[Vv]oi", "[Vv]ostr[oaie]")],
  ["nl", words("[Uu]", "[Uu]w")],
  ["pt-BR", words("[Tt]u", "[Tt]eus?", "[Tt]uas?", "[Cc]ontigo")],
  ["ja", words("あなた", "君")],
];

/** Functions among the texts are called, or their words would be left out. */
const written = (texts: unknown): string =>
  JSON.stringify(texts, (_, value: unknown) => (typeof value === "function" ? String(value("5", 5)) : value));

test.each(OTHER_FORM)("%s keeps to one form of address", (locale, other) => {
  const extension: unknown = JSON.parse(readFileSync(`extensions/standby-storefront/locales/${locale}.json`, "utf8"));
  const modes = Object.values(DEFAULT_TEXTS).map((texts) => texts[locale]);
  const texts = [SHOPPER_TEXTS[locale], MESSAGE_TEXTS[locale], BUILT_IN_TEXTS[locale], modes, refusalText(locale), extension];
  for (const text of texts) expect(written(text)).not.toMatch(other);
});
