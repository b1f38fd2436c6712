import { expect, test } from "vitest";
import { offerMetafield, textBytesOver, type OfferMetafieldFacts } from "./offer-metafield.ts";

const facts: OfferMetafieldFacts = {
  offer: "waitlist",
  mode: "waitlist",
  texts: { en: { buttonText: "Notify me", badge: "Sold out" } },
  backInStockOn: null,
  thresholdUnits: 20,
  offerChangedAt: new Date("2026-05-12T09:00:00Z"),
};

test("the storefront finds every text, also those the merchant left empty", () => {
  expect(JSON.parse(offerMetafield(facts))).toEqual({
    version: 1,
    offer: "waitlist",
    mode: "waitlist",
    texts: { en: { buttonText: "Notify me", message: "", badge: "Sold out", cartMessage: "", dateLine: "" } },
    backInStockOn: null,
    maxUnits: null,
    leftUnits: null,
    updatedAt: "2026-05-12T09:00:00.000Z",
  });
});

test("the threshold is told only while units may be owed, the date as a calendar day", () => {
  const value = offerMetafield({ ...facts, offer: "preorder", mode: "preorder", backInStockOn: new Date("2026-06-01") });
  expect(JSON.parse(value)).toMatchObject({ maxUnits: 20, backInStockOn: "2026-06-01" });
});

test.each([
  [20, 5, 15],
  [20, 25, 0],
  [null, 5, null],
])("of %s owed at most, %i owed leave %s", (thresholdUnits, owedUnits, leftUnits) => {
  expect(JSON.parse(offerMetafield({ ...facts, offer: "backorder", thresholdUnits, owedUnits }))).toMatchObject({ leftUnits });
});

test("a plan is named with the moment its rest is due, and only while units may be owed", () => {
  const payment = { kind: "deposit", percent: 30, balance: "on_date", balanceOn: "2027-01-15" };
  const sold = { ...facts, sellingPlanId: 9_007_199_254_740_993n, payment };
  const due = { balance: "on_date", balanceOn: "2027-01-15" };
  expect(JSON.parse(offerMetafield({ ...sold, offer: "preorder" }))).toMatchObject({
    sellingPlanId: "9007199254740993",
    payment: due,
  });
  expect(JSON.parse(offerMetafield(sold))).not.toHaveProperty("sellingPlanId");
});

test("a waitlist beside the button is told of only while there is such a button", () => {
  const told = (offer: "preorder" | "waitlist") => JSON.parse(offerMetafield({ ...facts, offer, withWaitlist: true })) as object;
  expect(told("preorder")).toMatchObject({ withWaitlist: true });
  expect(told("waitlist")).not.toHaveProperty("withWaitlist");
});

test.each(["unavailable", "waitlist"] as const)("a backorder that ended in %s does not say the backorder's words", (offer) => {
  const texts = { en: { buttonText: "Order now, ships later", message: "Order now and yours ships first." } };
  expect(JSON.parse(offerMetafield({ ...facts, mode: "backorder", offer, texts }))).toMatchObject({ offer, texts: {} });
  const open = JSON.parse(offerMetafield({ ...facts, mode: "backorder", offer: "backorder", texts }));
  expect(open.texts.en.buttonText).toBe("Order now, ships later");
});

test.each([
  ["preorder", "warn", "warn"],
  ["backorder", "apart", "apart"],
  ["preorder", "allow", undefined],
  ["preorder", "<b>", undefined],
  ["waitlist", "apart", undefined],
] as const)("%s with mixed carts %s names %s", (offer, mixedCarts, named) => {
  const value = JSON.parse(offerMetafield({ ...facts, offer, fulfilment: { mixedCarts } })) as { mixedCarts?: string };
  expect(value.mixedCarts).toBe(named);
});

/** As long as every field allows, in languages whose characters take one, two and three bytes. */
const fullTexts = (character: string, languages: string[]) =>
  Object.fromEntries(
    languages.map((language) => [language, { message: character.repeat(300), cartMessage: character.repeat(200) }]),
  );

test.each(["a", "é", "漢", "\u0001", '"', "{{date}}"])(
  "whatever the texts, checkout still reads the limits (%j)",
  (character) => {
    const texts = fullTexts(character, ["de", "en", "es", "fr", "it", "ja", "nl", "pt-BR", "da", "fi", "pl", "sv"]);
    const sold = {
      ...facts,
      offer: "preorder" as const,
      mode: "preorder" as const,
      backInStockOn: new Date("2026-09-30"),
      texts,
    };
    const value = offerMetafield(sold);
    expect(Buffer.byteLength(value)).toBeLessThan(10_000);
    expect(JSON.parse(value)).toMatchObject({ offer: "preorder", maxUnits: 20, leftUnits: 20 });
    const kept = Object.keys((JSON.parse(value) as { texts: object }).texts);
    if (kept.length > 0) expect(kept).toContain("en");
    expect(textBytesOver(texts) > 0).toBe(kept.length < 12);
  },
);

test("texts that fit lose nothing", () => {
  const texts = fullTexts("漢", ["ja", "en"]);
  expect(textBytesOver(texts)).toBe(0);
  expect(Object.keys((JSON.parse(offerMetafield({ ...facts, texts })) as { texts: object }).texts)).toEqual(["ja", "en"]);
});
