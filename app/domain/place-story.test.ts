import { expect, test } from "vitest";
import { tellPlaceStory, type PlaceFacts } from "./place-story.ts";

const NOW = new Date("2026-12-01T12:00:00Z");
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const hold = (values: Partial<NonNullable<PlaceFacts["hold"]>> = {}) => ({
  state: "held",
  until: later(2),
  keepsPlace: false,
  payUrl: "https://shop.test/invoices/1",
  ...values,
});
const facts: PlaceFacts = { state: "allocated", allocatedAt: later(-22), variantDeleted: false, hold: null };

test.each<[string, Partial<PlaceFacts>, string, boolean?]>([
  ["in line", { state: "waiting", allocatedAt: null }, "open"],
  ["asked for", { state: "pending", allocatedAt: null }, "open"],
  ["its turn, nothing kept", {}, "open"],
  ["kept", { hold: hold() }, "kept"],
  ["kept, but not yet by Shopify", { hold: hold({ state: "wanted", payUrl: null }) }, "open"],
  ["the deadline passed a moment ago", { hold: hold({ until: NOW }) }, "missed", false],
  [
    "the deadline passed a moment ago, and missed turns keep the place",
    { hold: hold({ until: NOW, keepsPlace: true }) },
    "missed",
    true,
  ],
  [
    "given to the next in line",
    { state: "expired", hold: hold({ state: "released", until: later(-1), keepsPlace: true }) },
    "missed",
    false,
  ],
  [
    "given to the next, the place kept",
    { state: "waiting", allocatedAt: null, hold: hold({ state: "released", until: later(-1) }) },
    "missed",
    true,
  ],
  ["given up before the deadline", { state: "cancelled", hold: hold({ state: "released" }) }, "left"],
  ["bought", { state: "done", hold: hold({ state: "bought", until: later(-1) }) }, "bought"],
  ["joined again after its turn", { state: "expired" }, "over"],
  ["the variant was deleted", { state: "expired", allocatedAt: null, variantDeleted: true }, "gone"],
  ["never confirmed", { state: "expired", allocatedAt: null }, "unconfirmed"],
])("%s", (_, change, story, keepsPlace) => {
  expect(tellPlaceStory({ ...facts, ...change }, NOW)).toMatchObject({ story, ...(keepsPlace !== undefined && { keepsPlace }) });
});
