import { expect, test } from "vitest";
import type { SerializeFrom } from "@remix-run/node";
import { decideWith, type PreviewFacts } from "./preview-card.tsx";

const facts: SerializeFrom<PreviewFacts> = {
  mode: "backorder",
  stockUnits: 4,
  newStock: false,
  newStockAt: null,
  soldAheadUnits: 0,
  tracked: true,
  switchCondition: { units: 3, from: "template", templateName: "Spring" },
  manualOffer: "unavailable",
  thresholdUnits: 5,
  owedUnits: 0,
  backInStockOn: null,
  startsAt: null,
  endsAt: "2026-06-01T07:00:00.000Z",
  endedAt: null,
  resumedAt: null,
  timeZone: "Europe/Berlin",
  followsEnd: "waitlist",
  followsShop: false,
  originalPolicy: "DENY",
  previousOffer: "in_stock",
  now: "2026-05-12T09:00:00.000Z",
};

test.each([
  [4, "in_stock", 'stock 4 > switch condition 3, template "Spring"'],
  [2, "backorder", 'stock 2 ≤ switch condition 3, template "Spring"'],
  [-5, "waitlist", "threshold used up, 5 of 5 units owed"],
])("with stock %s it would be %s", (stockUnits, offer, reason) => {
  expect(decideWith(facts, stockUnits)).toMatchObject({ offer, reason });
});

test("dates that came as text are dates again", () => {
  const ended = { ...facts, now: "2026-06-02T09:00:00.000Z" };
  expect(decideWith(ended, 0)).toMatchObject({ offer: "waitlist", reason: "ended Jun 1, 2026 at 9:00 am" });
});
