import { expect, test } from "vitest";
import { checkBeforeSend, type SendFacts } from "./check-before-send.ts";
import { nextAttempt } from "./next-attempt.ts";

const facts: SendFacts = {
  kind: "back_in_stock",
  hasAddress: true,
  suppression: null,
  shopInstalled: true,
  entryState: "allocated",
  stockUnits: 3,
  variantDeleted: false,
  productHidden: false,
};

test.each<[string, Partial<SendFacts>, boolean, string | undefined]>([
  ["it is back and it is their turn", {}, true, undefined],
  ["stock is not known", { stockUnits: null }, true, undefined],
  ["stock is gone", { stockUnits: 0 }, false, "waiting"],
  ["more was sold than there was", { stockUnits: -2 }, false, "waiting"],
  ["they bought", { entryState: "done" }, false, undefined],
  ["they left", { entryState: "cancelled" }, false, undefined],
  ["they are back in line", { entryState: "waiting" }, false, undefined],
  ["the entry is gone", { entryState: null }, false, undefined],
  ["the variant was deleted: their place is kept", { variantDeleted: true }, false, "waiting"],
  ["deleted while units are kept", { kind: "unit_held", variantDeleted: true }, false, "waiting"],
  [
    "deleted before they were told of their place",
    { kind: "waitlist_joined", entryState: "waiting", variantDeleted: true },
    false,
    "waiting",
  ],
  ["deleted before they confirmed", { kind: "waitlist_confirm", entryState: "pending", variantDeleted: true }, false, "expired"],
  [
    "the line of a deleted variant was ended",
    { kind: "waitlist_ended", entryState: "expired", variantDeleted: true },
    true,
    undefined,
  ],
  [
    "its line was ended, but they left",
    { kind: "waitlist_ended", entryState: "cancelled", variantDeleted: true },
    false,
    undefined,
  ],
  ["shoppers cannot see the product", { productHidden: true }, false, undefined],
  ["they asked not to be written to", { suppression: "unsubscribed" }, false, "cancelled"],
  ["the address was deleted", { hasAddress: false }, false, undefined],
  ["the shop uninstalled", { shopInstalled: false }, false, undefined],
  ["ran out again, still waiting", { kind: "ran_out_again", entryState: "waiting" }, true, undefined],
  ["ran out again, but served since", { kind: "ran_out_again" }, false, undefined],
  ["joined, but left since", { kind: "waitlist_joined", entryState: "cancelled" }, false, undefined],
  ["the owner is told whatever the stock", { kind: "offer_switched", entryState: null, stockUnits: 0 }, true, undefined],
])("%s", (_, change, send, entryTo) => {
  const check = checkBeforeSend({ ...facts, ...change });
  expect(check.send).toBe(send);
  if (!check.send) expect([check.entryTo, check.reason]).toEqual([entryTo, expect.stringMatching(/^The|^Stock|^Earlier/)]);
});

const tried = (attempts: number, afterSeconds?: number, hoursOld = 0) => {
  const now = new Date("2026-11-20T12:00:00Z");
  const next = nextAttempt({ attempts, now, afterSeconds, createdAt: new Date(now.getTime() - hoursOld * 3_600_000) });
  return next && (next.getTime() - now.getTime()) / 1000;
};

test("waits double up to an hour, are never shorter than asked for, and end after three days", () => {
  expect([1, 2, 3, 8, 30].map((attempts) => tried(attempts))).toEqual([30, 60, 120, 3600, 3600]);
  expect(tried(1, 600)).toBe(600);
  expect(tried(9, 600)).toBe(3600);
  expect(tried(1, 0, 71)).toBe(30);
  expect(tried(1, 0, 72)).toBeNull();
});
