import { expect, test } from "vitest";
import { offerMetafield, type OfferMetafieldFacts } from "./offer-metafield.ts";

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
    updatedAt: "2026-05-12T09:00:00.000Z",
  });
});

test("the threshold is told only while units may be owed, the date as a calendar day", () => {
  const value = offerMetafield({ ...facts, offer: "preorder", mode: "preorder", backInStockOn: new Date("2026-06-01") });
  expect(JSON.parse(value)).toMatchObject({ maxUnits: 20, backInStockOn: "2026-06-01" });
});
