/** How many units of a variant are owed: sold beyond stock, or expressly as pre-order or backorder. */

/**
 * Below zero stock itself says what is owed, and what was sold from Standby's own location comes on top. Above it only the
 * lines do that were sold under the offer. Whichever is more counts: a line is in both numbers, and orders and stock may be
 * told in any order.
 */
export function countOwed(units: { stockUnits: number | null; soldAheadUnits: number; capSoldUnits?: number }): number {
  const { stockUnits, soldAheadUnits, capSoldUnits = 0 } = units;
  return Math.max(Math.max(0, -(stockUnits ?? 0)) + capSoldUnits, soldAheadUnits);
}

/** New stock covers what was sold ahead first. */
export function coverSoldAhead(soldAheadUnits: number, unitsFrom: number | null, unitsTo: number | null): number {
  const rise = unitsFrom === null || unitsTo === null ? 0 : Math.max(0, unitsTo - unitsFrom);
  return Math.max(0, soldAheadUnits - rise);
}

/** From this share of the threshold on the owner hears that it is nearly used up. */
export const NEAR_PERCENT = 80;

export function isNear(owedUnits: number, thresholdUnits: number | null): boolean {
  return thresholdUnits !== null && thresholdUnits > 0 && owedUnits * 100 >= thresholdUnits * NEAR_PERCENT;
}
