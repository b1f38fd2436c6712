import fc from "fast-check";
import { expect, test } from "vitest";
import { freeUnits } from "./free-units.ts";
import { OFFERS, type Offer } from "./offer.ts";

/** What happens → what had come before → stock from and to → the offer now → freed for those who wait, carried on. */
const TABLE: [what: string, carried: number, from: number | null, to: number | null, Offer, freed: number, carriedOn: number][] =
  [
    ["200 come, and it is for sale", 0, 0, 200, "in_stock", 200, 0],
    ["3 come below a reserve of 5: nobody can buy them yet", 0, 0, 3, "waitlist", 0, 3],
    ["4 more, and it is for sale: all 7 at once", 3, 3, 7, "in_stock", 7, 0],
    ["4 more while switched off by hand", 3, 3, 7, "unavailable", 0, 7],
    ["the choice by hand is lifted", 7, 7, 7, "in_stock", 7, 0],
    ["2 of the 3 that came are written off", 3, 3, 1, "waitlist", 0, 1],
    ["the reserve itself is sold elsewhere; what came is still there", 3, 8, 4, "waitlist", 0, 3],
    ["units that cover what is owed are nobody else's", 0, -4, 0, "waitlist", 0, 0],
    ["10 come, 4 of them owed", 0, -4, 6, "in_stock", 6, 0],
    ["a sale frees nothing", 0, 6, 5, "in_stock", 0, 0],
    ["the condition is lowered: the reserve was there before", 0, 5, 5, "in_stock", 0, 0],
    ["units for sale as backorder are for sale", 0, 0, 2, "backorder", 2, 0],
    ["the first count of a variant is no arrival", 0, null, 9, "in_stock", 0, 0],
    ["Shopify no longer says a number", 2, 2, null, "waitlist", 0, 2],
  ];

test.each(TABLE)("%s", (_what, carriedUnits, unitsFrom, unitsTo, offer, freedUnits, carriedOn) => {
  expect(freeUnits({ carriedUnits, unitsFrom, unitsTo, offer })).toEqual({ freedUnits, carriedUnits: carriedOn });
});

const step = fc.record({ stockUnits: fc.integer({ min: -5, max: 20 }), offer: fc.constantFrom(...OFFERS) });
const story = fc.tuple(fc.integer({ min: -5, max: 20 }), fc.array(step, { maxLength: 12 }));

/** Plays a story of stock and offers, counting what came and what was freed. */
function play([first, steps]: [number, { stockUnits: number; offer: Offer }[]]) {
  const told = { came: 0, freed: 0, carried: 0, stockUnits: first };
  const each = steps.map(({ stockUnits, offer }) => {
    told.came += Math.max(0, Math.max(0, stockUnits) - Math.max(0, told.stockUnits));
    const { freedUnits, carriedUnits } = freeUnits({
      carriedUnits: told.carried,
      unitsFrom: told.stockUnits,
      unitsTo: stockUnits,
      offer,
    });
    told.freed += freedUnits;
    told.carried = carriedUnits;
    told.stockUnits = stockUnits;
    return { ...told, freedNow: freedUnits, offer };
  });
  return each;
}

test("never more is freed than came, nor more than is there", () => {
  fc.assert(
    fc.property(story, (told) => {
      for (const { came, freed, carried, freedNow, stockUnits } of play(told)) {
        expect(freed + carried).toBeLessThanOrEqual(came);
        expect(freedNow + carried).toBeLessThanOrEqual(Math.max(0, stockUnits));
      }
    }),
  );
});

test("nothing is freed while nobody can buy it", () => {
  fc.assert(
    fc.property(story, (told) => {
      for (const { offer, freedNow } of play(told)) {
        if (offer === "waitlist" || offer === "unavailable") expect(freedNow).toBe(0);
      }
    }),
  );
});

test("as long as stock only grows, every unit that came is freed or carried", () => {
  const growing = story.map(([first, steps]): Parameters<typeof play>[0] => {
    const heights = [first, ...steps.map(({ stockUnits }) => stockUnits)].sort((a, b) => a - b);
    return [heights[0] ?? 0, steps.map(({ offer }, n) => ({ offer, stockUnits: heights[n + 1] ?? 0 }))];
  });
  fc.assert(
    fc.property(growing, (told) => {
      for (const { came, freed, carried } of play(told)) expect(freed + carried).toBe(came);
    }),
  );
});

test("the same once more frees nothing", () => {
  fc.assert(
    fc.property(fc.nat(20), fc.integer({ min: -5, max: 20 }), fc.constantFrom(...OFFERS), (carriedUnits, stockUnits, offer) => {
      const once = freeUnits({ carriedUnits, unitsFrom: stockUnits, unitsTo: stockUnits, offer });
      const twice = freeUnits({ carriedUnits: once.carriedUnits, unitsFrom: stockUnits, unitsTo: stockUnits, offer });
      expect(twice).toEqual({ freedUnits: 0, carriedUnits: once.carriedUnits });
    }),
  );
});
