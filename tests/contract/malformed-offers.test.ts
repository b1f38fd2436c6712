/** A metafield that somebody else has written over: a value of another kind than it should be is as good as none. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readLineTerms } from "../../extensions/standby-checkout-limits/src/variant-offer.ts";
import { sayUnits } from "../../storefront/count-units.ts";
import type { Words } from "../../storefront/offer-words.ts";
import { engineIn, offer, print, wordsIn } from "./printed-offer.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const ALLOCATION = { selling_plan: { id: 901 }, checkout_charge_amount: 100, remaining_balance_charge_amount: 900 };
const VARIANT = { inventory_management: "shopify", inventory_quantity: 2, selling_plan_allocations: [ALLOCATION] };
const TEXTS = { buttonText: "Reserve", badge: "Soon", message: "From the spring batch.", dateLine: "", cartMessage: "Later" };

const whole = (kind: string) =>
  offer(
    kind,
    { en: TEXTS },
    {
      backInStockOn: "2031-05-12",
      leftUnits: 3,
      maxUnits: 20,
      exactCap: true,
      withWaitlist: true,
      sellingPlanId: "901",
      payment: { balance: "on_date", balanceOn: "2031-05-12" },
      mixedCarts: "warn",
    },
  );

type Kind = "text" | "count" | "flag" | "object";
const FIELDS: [path: string, kind: Kind][] = [
  ["texts", "object"],
  ["texts.en", "object"],
  ...Object.keys(TEXTS).map((name): [string, Kind] => [`texts.en.${name}`, "text"]),
  ["backInStockOn", "text"],
  ["leftUnits", "count"],
  ["maxUnits", "count"],
  ["exactCap", "flag"],
  ["withWaitlist", "flag"],
  ["sellingPlanId", "text"],
  ["payment", "object"],
  ["payment.balance", "text"],
  ["payment.balanceOn", "text"],
  ["mixedCarts", "text"],
];

const FITS: Record<Kind, (value: Json) => boolean> = {
  text: (value) => typeof value === "string",
  count: (value) => Number.isInteger(value) && Number(value) >= 0,
  flag: (value) => typeof value === "boolean",
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

/** A copy with one field set, or left out. */
function withField(value: object, path: string, put: Json | undefined): object {
  const copy = structuredClone(value) as Record<string, unknown>;
  const names = path.split(".");
  const last = names.pop() as string;
  const place = names.reduce((part, name) => part[name] as Record<string, unknown>, copy);
  if (put === undefined) delete place[last];
  else place[last] = put;
  return copy;
}

const printed = (value: unknown, locale = "en") => print({ 1: value }, { variant: VARIANT, locale });
const kinds = fc.constantFrom("waitlist", "preorder", "backorder", "unavailable");
const anyJson = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
const wrongFields = fc
  .constantFrom(...FIELDS)
  .chain(([path, kind]) => fc.record({ path: fc.constant(path), wrong: anyJson.filter((value) => !FITS[kind](value)) }));

test("a field of the wrong kind prints what a missing one does", () => {
  fc.assert(
    fc.property(kinds, wrongFields, (kind, { path, wrong }) => {
      const html = printed(withField(whole(kind), path, wrong));
      expect(wordsIn(html)[1]).toEqual(wordsIn(printed(withField(whole(kind), path, undefined)))[1]);
      expect(html).not.toContain("[object");
    }),
    { numRuns: 150 },
  );
});

test("any value prints words that are texts, and says of units what checkout allows", () => {
  const values = fc.oneof(
    anyJson,
    fc.tuple(kinds, fc.constantFrom(...FIELDS), anyJson).map(([kind, [path], value]) => withField(whole(kind), path, value)),
  );
  fc.assert(
    fc.property(values, (value) => {
      const html = printed(value, "de");
      expect(html).not.toContain("[object");
      if (html.trim() === "") return;
      const words = wordsIn(html)[1] as string[];
      for (const word of words) expect(typeof word === "string" && word.length <= 800).toBe(true);
      expect(words.length).toBeLessThanOrEqual(13);
      const capped = (value as { exactCap?: Json } | null)?.exactCap === true;
      const most = Math.min(readLineTerms(value)?.maxUnits ?? Infinity, capped ? VARIANT.inventory_quantity : Infinity);
      // An exact cap is part of the stock: where no number is left, the stock is no limit.
      const limited = typeof readLineTerms(value)?.maxUnits === "number";
      const refused = sayUnits(words as Words, 1001, { atMost: "%1", noneLeft: "0" }).limit;
      if (words[0]?.endsWith("order")) expect(refused === undefined).toBe(!limited || most > 1000);
    }),
    {
      numRuns: 100,
      examples: [true, false].map((exactCap): [object] => [{ ...whole("preorder"), leftUnits: 1.5e300, exactCap }]),
    },
  );
});

test("a cart's message of the wrong kind gives way to the promise, and none spills into the next line", () => {
  const line = (cartMessage: Json) => ({
    properties: { _standby_offer: "preorder" },
    variant: { metafields: { $app: { offer: { value: offer("preorder", { en: { cartMessage, dateLine: "Ships in May" } }) } } } },
  });
  const said = (cartMessage: Json) =>
    (
      engineIn("en").renderFileSync(
        "standby-cart-words",
        {},
        {
          globals: { cart: { items: [line(cartMessage), line("Second")] }, request: { locale: { iso_code: "en" } } },
        },
      ) as string
    )
      .split("~|~")
      .map((part) => part.trim());
  fc.assert(
    fc.property(anyJson, (message) => {
      const [, first, ...others] = said(message);
      expect(others).toEqual(["Second"]);
      if (typeof message !== "string") expect(first).toBe("Ships in May");
    }),
    { numRuns: 60 },
  );
  expect(said("a~~|~|~b")).toEqual(["", "a~ |~b", "Second"]);
});

test.each(["//evil.test", "///evil.test", "javascript:alert(1)", "", 7, {}, []])(
  "the form never posts elsewhere: %j",
  (value) => {
    const html = print({ 1: offer("waitlist") }, { app: { metafields: { standby: { proxy_path: { value } } } } });
    expect(html).toMatch(/action="\/[^/"][^"]*waitlist"/);
  },
);
