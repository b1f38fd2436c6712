import { expect, test } from "vitest";
import { countStock, type CountableLevel } from "./count-stock.ts";

const open = { isActive: true, fulfillsOnlineOrders: true };
const level = (availableUnits: number, rest: Partial<CountableLevel> = {}): CountableLevel => ({
  availableUnits,
  connected: true,
  location: open,
  ...rest,
});

test.each<[string, CountableLevel[], number]>([
  ["no level is no stock", [], 0],
  ["levels add up", [level(3), level(4)], 7],
  ["an oversold location counts below zero", [level(3), level(-5)], -2],
  ["a closed location does not count", [level(3), level(9, { location: { ...open, isActive: false } })], 3],
  [
    "a location that ships no online orders does not count",
    [level(9, { location: { ...open, fulfillsOnlineOrders: false } })],
    0,
  ],
  ["a disconnected level does not count", [level(3), level(9, { connected: false })], 3],
  ["a location we know nothing of counts", [level(2, { location: null })], 2],
])("%s", (_rule, levels, units) => expect(countStock(levels)).toBe(units));
