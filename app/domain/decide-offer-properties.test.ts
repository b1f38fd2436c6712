/** What holds of every decision, whatever the facts: none flaps, none is illegal, the same facts give the same. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideOffer, legalOffers, policyFor, type OfferFacts } from "./decide-offer.ts";
import { FOLLOWS_END, MODES, OFFERS } from "./offer.ts";

const NOW = new Date("2026-05-12T09:00:00Z");
const FRIDAY = new Date("2026-05-15T09:00:00Z");
const YESTERDAY = new Date("2026-05-11T09:00:00Z");

const instants = fc.option(fc.constantFrom(YESTERDAY, NOW, FRIDAY));
const anyFacts: fc.Arbitrary<OfferFacts> = fc.record({
  mode: fc.constantFrom(...MODES),
  stockUnits: fc.option(fc.integer({ min: -50, max: 50 })),
  tracked: fc.boolean(),
  switchCondition: fc.record({
    units: fc.integer({ min: -10, max: 10 }),
    from: fc.constantFrom("assignment" as const, "template" as const, "shop" as const),
    templateName: fc.string(),
  }),
  manualOffer: fc.option(fc.constantFrom(...OFFERS), { freq: 3 }),
  thresholdUnits: fc.option(fc.integer({ min: 0, max: 20 })),
  owedUnits: fc.integer({ min: 0, max: 30 }),
  backInStockOn: fc.option(fc.constantFrom("2026-05-11", "2026-05-12", "2026-05-13")),
  startsAt: instants,
  endsAt: instants,
  timeZone: fc.constantFrom("Europe/Berlin", "America/New_York", "Pacific/Kiritimati"),
  endedAt: fc.option(fc.constantFrom(YESTERDAY, NOW)),
  resumedAt: fc.option(fc.constantFrom(YESTERDAY, NOW)),
  newStock: fc.boolean(),
  newStockAt: fc.option(fc.constantFrom(YESTERDAY, FRIDAY)),
  followsEnd: fc.constantFrom(...FOLLOWS_END),
  followsShop: fc.boolean(),
  originalPolicy: fc.constantFrom("CONTINUE" as const, "DENY" as const),
  previousOffer: fc.constantFrom(...OFFERS),
  now: fc.constant(NOW),
});

const automatic = anyFacts.map((facts) => ({ ...facts, manualOffer: null }));

describe("whatever the facts", () => {
  test("the same facts give the same decision", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(decideOffer(facts)).toEqual(decideOffer(structuredClone(facts)));
      }),
    );
  });

  test("deciding again on the outcome changes nothing", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const once = decideOffer(facts);
        const { offer: previousOffer, endedAt, resumedAt, manualOffer } = once;
        const told = facts.newStock ? { newStock: false, newStockAt: null } : {};
        const twice = decideOffer({ ...facts, ...told, previousOffer, endedAt, resumedAt, manualOffer });
        expect(twice).toEqual({ ...once, end: null, outdated: false, resumed: false });
      }),
    );
  });

  test("where stock is known, the offer before does not matter: nothing can flap", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...OFFERS), (facts, before) => {
        fc.pre(facts.stockUnits !== null);
        expect(decideOffer({ ...facts, previousOffer: before })).toEqual(decideOffer(facts));
      }),
    );
  });

  test("the offer is one of the mode's, with a reason and the offer's policy", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { offer, reason, policy } = decideOffer(facts);
        expect(legalOffers(facts.mode)).toContain(offer);
        expect(reason).not.toBe("");
        expect(policy).toBe(policyFor(offer, facts.originalPolicy));
      }),
    );
  });

  test("stock above the condition is in stock, unless chosen otherwise by hand", () => {
    fc.assert(
      fc.property(automatic, fc.integer({ min: 1, max: 100 }), (facts, above) => {
        const stockUnits = facts.switchCondition.units + above;
        expect(decideOffer({ ...facts, stockUnits }).offer).toBe("in_stock");
      }),
    );
  });

  test("more stock never takes a variant out of normal sale", () => {
    fc.assert(
      fc.property(automatic, fc.integer({ min: 0, max: 100 }), (facts, more) => {
        fc.pre(facts.stockUnits !== null && decideOffer(facts).offer === "in_stock");
        expect(decideOffer({ ...facts, stockUnits: (facts.stockUnits ?? 0) + more }).offer).toBe("in_stock");
      }),
    );
  });

  test("a choice by hand stays, whatever stock does, until new stock lifts one that switched the offer off", () => {
    fc.assert(
      fc.property(anyFacts, fc.integer(), fc.constantFrom(...OFFERS), (facts, stockUnits, chosen) => {
        fc.pre(legalOffers(facts.mode).includes(chosen));
        const { offer, manualOffer } = decideOffer({ ...facts, manualOffer: chosen, stockUnits });
        if (facts.newStock && chosen !== facts.mode) expect(manualOffer).toBeNull();
        else expect([offer, manualOffer]).toEqual([chosen, chosen]);
      }),
    );
  });

  test("an offer that was switched off goes on for new stock, a start date or the merchant's word, and nothing else", () => {
    fc.assert(
      fc.property(automatic, (facts) => {
        fc.pre(facts.endedAt !== null && !facts.newStock && facts.startsAt === null);
        const { endedAt, offer } = decideOffer(facts);
        expect(endedAt).not.toBeNull();
        if (facts.mode !== "waitlist" && facts.stockUnits !== null) expect(offer).not.toBe(facts.mode);
      }),
    );
  });

  test("new stock is waited for only while something is switched off", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { endedAt, manualOffer, nextDecisionAt } = decideOffer({ ...facts, newStock: false, newStockAt: FRIDAY });
        const isOff = endedAt !== null || (manualOffer !== null && manualOffer !== facts.mode);
        if (isOff) expect(nextDecisionAt).not.toBeNull();
        else expect(nextDecisionAt).toEqual(decideOffer({ ...facts, newStock: false, newStockAt: null }).nextDecisionAt);
      }),
    );
  });
});
