import { expect, test } from "vitest";
import { MESSAGE_KINDS } from "#app/domain/message.ts";
import { LOCALES, pickLocale } from "#app/i18n/locales.ts";
import { MESSAGE_TEXTS } from "#app/i18n/messages/index.ts";
import { MESSAGE_KIND_INFO } from "./kinds.ts";
import { oneLine, renderHtml, renderText } from "./liquid.ts";
import { renderMessage, type RenderInput } from "./render.ts";

const input = (change: Partial<RenderInput> = {}): RenderInput => ({
  kind: "back_in_stock",
  locale: "en",
  facts: { units: 1, quantity: 1 },
  shop: { domain: "nordlicht.myshopify.com", name: "Nordlicht", storefrontUrl: null, proxyPath: "/apps/standby" },
  variant: {
    variantId: 5n,
    productTitle: "Fjell lantern",
    variantTitle: "Brass",
    productHandle: "fjell-lantern",
    imageUrl: "https://cdn.test/a.jpg",
  },
  leaveToken: "token",
  ...change,
});

const written = MESSAGE_KINDS.flatMap((kind) =>
  LOCALES.filter((locale) => MESSAGE_TEXTS[locale][kind]).map((locale) => [kind, locale] as const),
);

test("shoppers are written to in every language", () => {
  const kinds = MESSAGE_KINDS.filter((kind) => MESSAGE_KIND_INFO[kind].audience === "customer");
  for (const kind of kinds) expect(written.filter(([there]) => there === kind)).toHaveLength(LOCALES.length);
});

test("an owner whose language a mail is not written in reads it, and its layout, in English", () => {
  const { html } = renderMessage(
    input({ kind: "offer_switched", locale: "ja", facts: MESSAGE_KIND_INFO.offer_switched.sampleFacts }),
  );
  expect(html).toContain('lang="en"');
});

test.each([
  ["en", "1 December 2026", "2026-12-01"],
  ["de", "1. Dezember 2026", "2026-12-01"],
  ["ja", "1 December 2026", "2026-12-01"],
])("a day in a mail to an owner who reads %s is written %s", (locale, written, day) => {
  const { html, text } = renderMessage(input({ kind: "back_in_stock_date_come", locale, facts: { day, to: "unavailable" } }));
  for (const part of [html, text]) {
    expect(part).toContain(written);
    expect(part).not.toContain(day);
  }
});

test.each([
  ["en", "24,000 people"],
  ["de", "24.000 Personen"],
])("large numbers of an import are grouped as %s writes them", (locale, written) => {
  const facts = { fileName: "many.csv", kind: "waitlist", applied: 24_000, same: 1, problem: 0 };
  const { html, text } = renderMessage(input({ kind: "import_result", locale, facts }));
  for (const part of [html, text]) expect(part).toContain(written);
});

test("the mail that asks for a confirmation links to it alone", () => {
  const { html, text, headers } = renderMessage(input({ kind: "waitlist_confirm", confirmToken: "a.b", locale: "de-AT" }));
  for (const part of [html, text]) {
    expect(part.replaceAll("&amp;", "&")).toContain("/apps/standby/confirm?token=a.b&locale=de");
  }
  expect(html).not.toContain("/leave");
  expect(headers).toEqual({});
});

test.each(written)("%s in %s is whole", (kind, locale) => {
  const { subject, text, html } = renderMessage(input({ kind, locale, facts: MESSAGE_KIND_INFO[kind].sampleFacts }));
  expect(subject.length).toBeGreaterThan(5);
  for (const part of [subject, text, html]) expect(part).not.toMatch(/\{\{|\{%|undefined|\bnull\b|NaN/);
  expect(text).not.toMatch(/<\/?[a-z]/);
  expect(html).toContain(`lang="${locale}"`);
  const [longest] = MESSAGE_TEXTS[locale][kind]!.why.split(/\{\{[^}]*\}\}/).sort((a, b) => b.length - a.length);
  expect(html.replaceAll(/&#\d+;|<[^>]*>/g, "")).toContain(longest);
});

test("what a merchant or shopper wrote is text in HTML and one line in the subject", () => {
  const nasty = {
    variantId: 5n,
    productTitle: 'A <b>"bold"</b>\r\nBcc: x@y.test',
    variantTitle: "Default Title",
    productHandle: "a/../b?c",
    imageUrl: "javascript:alert(1)",
  };
  const { subject, html, text } = renderMessage(input({ variant: nasty }));
  expect(subject).toBe('A <b>"bold"</b> Bcc: x@y.test is back');
  expect(html).not.toMatch(/<b>|javascript:/);
  expect(text).toContain("/products/a%2F..%2Fb%3Fc?variant=5");
});

test("served in part says so; served whole does not", () => {
  expect(renderMessage(input({ facts: { units: 2, quantity: 5 } })).text).toContain("You asked for 5; 2 came in");
  expect(renderMessage(input({ facts: { units: 5, quantity: 5 } })).text).not.toContain("You asked for");
});

test("without a token there is no way to leave and no unsubscribe header", () => {
  const { html, headers } = renderMessage(input({ leaveToken: null }));
  expect(headers).toEqual({});
  expect(html).not.toContain("Leave this waitlist");
});

test.each([
  ["de-AT", "de"],
  ["DE", "de"],
  ["en_GB", "en"],
  ["xx", "en"],
  ["", "en"],
])("%s reads %s", (tag, locale) => expect(pickLocale(MESSAGE_TEXTS, tag)).toBe(locale));

test("Liquid has no files, little time and nothing but its facts", () => {
  expect(() => renderText("{% include '/etc/passwd' %}", {})).toThrow();
  expect(() => renderText("{% render 'x' %}", {})).toThrow();
  expect(() => renderText("{% for i in (1..1000000000) %}x{% endfor %}", {})).toThrow();
  expect(() => renderText("{% for i in (1..3000) %}{% for j in (1..3000) %}{{ i }}{% endfor %}{% endfor %}", {})).toThrow();
  expect(() => renderText("a".repeat(30_000), {})).toThrow();
  expect(() => renderText("{{ a | nothing }}", {})).toThrow();
  expect(renderText("{{ a.constructor }}{{ __proto__ }}", { a: "x" })).toBe("");
  expect(renderHtml("<i>{{ a }}</i>", { a: "<script>" })).toBe("<i>&lt;script&gt;</i>");
  expect(renderText("<i>{{ a }}</i>", { a: "5 < 6" })).toBe("5 < 6");
  expect(oneLine("a\r\nb\u2028c\u0000d")).toBe("a b c d");
});

test("whoever came from another language or market is led back there; only the way out is the shop's own address", () => {
  const shop = { ...input().shop, storefrontRoot: "/de" };
  const base = "https://nordlicht.myshopify.com";
  const { text, html } = renderMessage(input({ shop }));
  expect(text).toContain(`${base}/de/products/fjell-lantern?variant=5`);
  expect(html).toContain(`href="${base}/de/products/fjell-lantern?variant=5"`);
  expect(text).toContain(`${base}/apps/standby/leave?`);
  expect(renderMessage(input({ shop, kind: "waitlist_confirm", confirmToken: "c" })).text).toContain(
    `${base}/de/apps/standby/confirm?`,
  );
  expect(renderMessage(input({ shop, turnToken: "t" })).text).toContain(`${base}/de/apps/standby/turn?`);
  expect(renderMessage(input({ shop, kind: "waitlist_ended" })).text).toContain(`${base}/de/\n`);
});
