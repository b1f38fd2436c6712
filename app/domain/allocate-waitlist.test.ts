import fc from "fast-check";
import { expect, test } from "vitest";
import { allocateWaitlist, type WaitingEntry } from "./allocate-waitlist.ts";

const line = (...quantities: number[]): WaitingEntry[] =>
  quantities.map((quantity, n) => ({ entryId: BigInt(n + 1), joinedAt: new Date(n * 1000), quantity }));

test.each([
  { why: "nobody waits", quantities: [], freed: 5, units: [] },
  { why: "nothing was freed", quantities: [1, 1], freed: 0, units: [] },
  { why: "a correction downwards frees nothing", quantities: [1], freed: -3, units: [] },
  { why: "enough for all", quantities: [1, 2], freed: 9, units: [1, 2] },
  { why: "the first in line first", quantities: [1, 1, 1], freed: 2, units: [1, 1] },
  { why: "the last in part", quantities: [2, 5, 1], freed: 4, units: [2, 2] },
  { why: "no small one behind jumps ahead of a big one", quantities: [10, 1], freed: 3, units: [3] },
])("$why", ({ quantities, freed, units }) => {
  expect(allocateWaitlist(line(...quantities), freed).map((served) => served.units)).toEqual(units);
});

test("each decision carries its place and its reason", () => {
  expect(allocateWaitlist(line(2, 5), 4)).toEqual([
    { entryId: 1n, units: 2, place: 1, reason: "place 1 in line, first come, first served" },
    { entryId: 2n, units: 2, place: 2, reason: "place 2 in line, first come, first served; only 2 of 5 were left" },
  ]);
});

test("those who joined in the same moment are served in the order of their entries", () => {
  const joinedAt = new Date(0);
  const entries = [3n, 1n, 2n].map((entryId) => ({ entryId, joinedAt, quantity: 1 }));
  expect(allocateWaitlist(entries, 2).map((served) => served.entryId)).toEqual([1n, 2n]);
});

const anyLine = fc
  .array(fc.record({ quantity: fc.integer({ min: 1, max: 20 }), joined: fc.integer({ min: 0, max: 5 }) }), { maxLength: 40 })
  .map((rows) => rows.map((row, n) => ({ entryId: BigInt(n), joinedAt: new Date(row.joined), quantity: row.quantity })));

test("units are never given twice, none is kept back while somebody waits, nobody is passed over", () => {
  fc.assert(
    fc.property(anyLine, fc.integer({ min: -5, max: 300 }), (waiting, freed) => {
      const served = allocateWaitlist(waiting, freed);
      const given = served.reduce((sum, { units }) => sum + units, 0);
      const wanted = waiting.reduce((sum, { quantity }) => sum + quantity, 0);
      expect(given).toBe(Math.min(Math.max(0, freed), wanted));
      const quantities = new Map(waiting.map((entry) => [entry.entryId, entry]));
      const last = served.at(-1);
      for (const { entryId, units } of served) {
        const whole = quantities.get(entryId)?.quantity ?? 0;
        expect(units).toBeGreaterThan(0);
        expect(entryId === last?.entryId ? units <= whole : units === whole).toBe(true);
      }
      const servedIds = new Set(served.map(({ entryId }) => entryId));
      const lastJoined = last ? Number(quantities.get(last.entryId)?.joinedAt) : -1;
      for (const entry of waiting) {
        if (!servedIds.has(entry.entryId) && served.length > 0) expect(Number(entry.joinedAt)).toBeGreaterThanOrEqual(lastJoined);
      }
    }),
  );
});
