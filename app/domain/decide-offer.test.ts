import { expect, test } from "vitest";
import { decideOffer, policyFor, type OfferFacts } from "./decide-offer.ts";
import { OFFERS } from "./offer.ts";

const NOW = new Date("2026-05-12T09:00:00Z");
const FRIDAY = new Date("2026-05-15T09:00:00Z");
const YESTERDAY = new Date("2026-05-11T09:00:00Z");

const shopCondition = (units: number) => ({ units, from: "shop" as const, templateName: "Spring" });

const plain: OfferFacts = {
  mode: "backorder",
  stockUnits: 0,
  tracked: true,
  switchCondition: shopCondition(0),
  manualOffer: null,
  thresholdUnits: null,
  owedUnits: 0,
  backInStockOn: null,
  startsAt: null,
  endsAt: null,
  timeZone: "Europe/Berlin",
  endedAt: null,
  resumedAt: null,
  newStock: false,
  newStockAt: null,
  followsEnd: "unavailable",
  followsShop: false,
  originalPolicy: "DENY",
  previousOffer: "in_stock",
  now: NOW,
};

/** What a merchandiser says → what is given → what the storefront shows, and the words for it. */
const TABLE: [situation: string, facts: Partial<OfferFacts>, offer: string, reason: string][] = [
  ["there is plenty", { stockUnits: 12 }, "in_stock", "stock 12 > switch condition 0"],
  ["the last unit is sold", {}, "backorder", "stock 0 ≤ switch condition 0"],
  ["the last unit of a waitlist product is sold", { mode: "waitlist" }, "waitlist", "stock 0 ≤ switch condition 0"],
  ["a pre-order product has no stock yet", { mode: "preorder" }, "preorder", "stock 0 ≤ switch condition 0"],
  ["oversold", { stockUnits: -3 }, "backorder", "stock -3 ≤ switch condition 0"],
  ["a reserve of 3 is kept", { stockUnits: 3, switchCondition: shopCondition(3) }, "backorder", "stock 3 ≤ switch condition 3"],
  [
    "the template keeps a reserve",
    { stockUnits: 2, switchCondition: { units: 3, from: "template", templateName: "Spring" } },
    "backorder",
    'stock 2 ≤ switch condition 3, template "Spring"',
  ],
  [
    "this variant keeps a reserve",
    { stockUnits: 2, switchCondition: { units: 2, from: "assignment", templateName: "Spring" } },
    "backorder",
    "stock 2 ≤ switch condition 2, set for this variant",
  ],
  ["back again", { stockUnits: 1, previousOffer: "backorder" }, "in_stock", "stock 1 > switch condition 0"],
  ["Shopify has not said a number yet", { stockUnits: null }, "in_stock", "stock is not known yet"],
  ["no number, and an offer is on", { stockUnits: null, previousOffer: "backorder" }, "backorder", "stock is not known yet"],
  ["stock is not tracked", { tracked: false }, "in_stock", "Shopify does not track this variant's stock"],
  ["switched off by hand", { manualOffer: "unavailable" }, "unavailable", "chosen by hand, until new stock comes or you lift it"],
  [
    "turned off by hand, and a unit came back from a cancelled order",
    { manualOffer: "in_stock", stockUnits: 1, switchCondition: shopCondition(3) },
    "in_stock",
    "chosen by hand, until new stock comes or you lift it",
  ],
  [
    "turned off by hand, then new stock is entered, though little",
    { manualOffer: "in_stock", stockUnits: 2, switchCondition: shopCondition(3), newStock: true },
    "backorder",
    "stock 2 ≤ switch condition 3",
  ],
  [
    "turned on by hand, then new stock is entered: it stays on until lifted",
    { manualOffer: "backorder", stockUnits: 40, newStock: true },
    "backorder",
    "chosen by hand",
  ],
  [
    "it ended on Monday, a unit came back from a cancelled order",
    { endedAt: YESTERDAY, stockUnits: 1, switchCondition: shopCondition(5) },
    "unavailable",
    "ended May 11, 2026, until new stock comes or you resume switching",
  ],
  ["switched on by hand with stock", { stockUnits: 9, manualOffer: "backorder" }, "backorder", "chosen by hand"],
  [
    "a choice by hand that is none of the mode's is not followed",
    { manualOffer: "preorder" },
    "backorder",
    "stock 0 ≤ switch condition 0",
  ],
  ["the threshold is used up", { thresholdUnits: 20, owedUnits: 20 }, "unavailable", "threshold used up, 20 of 20 units owed"],
  [
    "the threshold is used up, a waitlist follows",
    { thresholdUnits: 20, owedUnits: 21, followsEnd: "waitlist" },
    "waitlist",
    "threshold used up, 21 of 20 units owed",
  ],
  ["one unit of the threshold is left", { thresholdUnits: 20, owedUnits: 19 }, "backorder", "stock 0 ≤ switch condition 0"],
  ["a waitlist owes nothing", { mode: "waitlist", thresholdUnits: 0 }, "waitlist", "stock 0 ≤ switch condition 0"],
  ["the back-in-stock date is today", { backInStockOn: "2026-05-12" }, "unavailable", "back-in-stock date May 12, 2026 has come"],
  ["the back-in-stock date is tomorrow", { backInStockOn: "2026-05-13" }, "backorder", "stock 0 ≤ switch condition 0"],
  [
    "the end date has come, sell what is left",
    { endsAt: YESTERDAY, followsEnd: "keep_selling", stockUnits: 2, switchCondition: shopCondition(5) },
    "in_stock",
    "ended May 11, 2026 at 11:00 am, stock 2",
  ],
  [
    "the end date has come, nothing is left to sell",
    { endsAt: YESTERDAY, followsEnd: "keep_selling" },
    "unavailable",
    "ended May 11, 2026 at 11:00 am, stock 0",
  ],
  ["opens on Friday, nothing in stock", { startsAt: FRIDAY }, "unavailable", "opens May 15, 2026 at 11:00 am"],
  [
    "opens on Friday, a waitlist until then",
    { startsAt: FRIDAY, followsEnd: "waitlist" },
    "waitlist",
    "opens May 15, 2026 at 11:00 am",
  ],
  [
    "opens on Friday, sell the few there are",
    { startsAt: FRIDAY, followsEnd: "keep_selling", stockUnits: 2, switchCondition: shopCondition(5) },
    "in_stock",
    "opens May 15, 2026 at 11:00 am, stock 2",
  ],
  ["opens on Friday, plenty in stock", { startsAt: FRIDAY, stockUnits: 9 }, "in_stock", "stock 9 > switch condition 0"],
  ["opened yesterday", { startsAt: YESTERDAY }, "backorder", "stock 0 ≤ switch condition 0"],
  [
    "it ended on Monday, and its date was changed since",
    { endedAt: YESTERDAY, endsAt: FRIDAY },
    "unavailable",
    "ended May 11, 2026, until new stock comes or you resume switching",
  ],
  [
    "it ended on Monday, and new stock has come, though little",
    { endedAt: YESTERDAY, endsAt: YESTERDAY, stockUnits: 2, switchCondition: shopCondition(5), newStock: true },
    "backorder",
    "stock 2 ≤ switch condition 5",
  ],
  [
    "it ended on Monday, the merchant resumed it this morning",
    { endsAt: YESTERDAY, resumedAt: NOW },
    "backorder",
    "stock 0 ≤ switch condition 0",
  ],
  [
    "it ended for its threshold; a little stock came, but as much is owed",
    { endedAt: YESTERDAY, thresholdUnits: 20, owedUnits: 20, stockUnits: -20, newStock: true },
    "unavailable",
    "threshold used up, 20 of 20 units owed",
  ],
  ["it ended on Monday and opens anew today", { endedAt: YESTERDAY, startsAt: NOW }, "backorder", "stock 0 ≤ switch condition 0"],
  [
    "it ended, and stock is above the condition",
    { endedAt: YESTERDAY, stockUnits: 4 },
    "in_stock",
    "stock 4 > switch condition 0",
  ],
];

test.each(TABLE)("%s", (_situation, facts, offer, reason) => {
  expect(decideOffer({ ...plain, ...facts })).toMatchObject({ offer, reason });
});

test("checkout sells below zero only while units may be owed; normal sale has the policy found at assignment", () => {
  expect(OFFERS.map((offer) => [offer, policyFor(offer, "DENY"), policyFor(offer, "CONTINUE")])).toEqual([
    ["in_stock", "DENY", "CONTINUE"],
    ["preorder", "CONTINUE", "CONTINUE"],
    ["backorder", "CONTINUE", "CONTINUE"],
    ["waitlist", "DENY", "DENY"],
    ["unavailable", "DENY", "DENY"],
  ]);
});

/** A day's story: what happens at which hour, and what the storefront shows then. */
const at = (hour: number) => new Date(Date.UTC(2026, 4, 12, hour));

test("a day with a start, an end, new stock and a second end", () => {
  const schedule = { startsAt: at(9), endsAt: at(18), switchCondition: shopCondition(5), stockUnits: 2 };
  const hours: [hour: number, change: Partial<OfferFacts>, offer: string, next: Date | null, end: string | null][] = [
    [8, {}, "unavailable", at(9), null],
    [9, {}, "backorder", at(18), null],
    [12, { thresholdUnits: 1, owedUnits: 1 }, "unavailable", at(18), "threshold"],
    [13, { owedUnits: 0 }, "unavailable", at(18), null],
    [14, { stockUnits: 3, newStock: true }, "backorder", at(18), null],
    [18, { newStock: false }, "unavailable", null, "end_date"],
    [19, { stockUnits: 4, newStock: true }, "backorder", null, null],
    [20, { newStock: false, stockUnits: 9 }, "in_stock", null, null],
  ];
  let facts: OfferFacts = { ...plain, ...schedule };
  for (const [hour, change, offer, next, end] of hours) {
    facts = { ...facts, ...change, now: at(hour) };
    const decision = decideOffer(facts);
    expect(decision, `${hour}:00`).toMatchObject({ offer, nextDecisionAt: next, end });
    facts = { ...facts, previousOffer: decision.offer, endedAt: decision.endedAt, resumedAt: decision.resumedAt };
  }
});
