/** What one unit of a variant costs: fewer cents from so many units on, and told per kilogram or litre. */
import type { UnitPrice, Variant } from "#sandbox/store/state.ts";

type Priced = Pick<Variant, "priceCents" | "priceBreaks">;

/** A unit's price in a line of so many. */
export const priceAt = ({ priceCents, priceBreaks = [] }: Priced, units: number) =>
  priceBreaks.findLast(({ leastUnits }) => units >= leastUnits)?.priceCents ?? priceCents;

const IN_BASE: Record<string, number> = { mg: 0.001, g: 1, kg: 1_000, ml: 1, cl: 10, l: 1_000, m3: 1_000_000 };

const inBase = (amount: number, unit: string) => amount * (IN_BASE[unit] ?? 1);

/** 16.00 for 100 g is 160.00 for 1 kg. */
export const centsPer = ({ held, unit, per, perUnit }: UnitPrice, priceCents: number) =>
  Math.round((priceCents * inBase(per, perUnit)) / inBase(held, unit));
