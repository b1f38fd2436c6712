/** How many units of each line of an order are owed, for the lines of one variant. */

export type OrderedLine = {
  lineId: bigint;
  /** Not yet shipped, and still wanted. */
  units: number;
  /** Sold expressly as pre-order or backorder. */
  ahead: boolean;
};

export type OwedLine = { lineId: bigint; units: number };

/**
 * What the shopper was told on the storefront: "2 now, 3 later" where stock serves a part of the line. A line sold expressly that
 * stock could serve as a whole is owed as a whole all the same: that stock is kept in reserve.
 * @param stockUnits after the order took its own, less what an exact cap's location gave
 */
export function countOrderOwed(lines: OrderedLine[], stockUnits: number): OwedLine[] {
  let free = Math.max(0, stockUnits + lines.reduce((sum, line) => sum + line.units, 0));
  return lines.flatMap(({ lineId, units, ahead }) => {
    const fromStock = Math.min(free, units);
    const owed = ahead && fromStock === units ? units : units - fromStock;
    free -= fromStock;
    return owed > 0 ? [{ lineId, units: owed }] : [];
  });
}

/**
 * The oldest lines whose units have come: what stays open is never less than the variant owes.
 * @param open oldest first
 */
export function linesCovered<Line extends { units: number }>(open: Line[], owedUnits: number): Line[] {
  let left = open.reduce((sum, line) => sum + line.units, 0);
  const covered: Line[] = [];
  for (const line of open) {
    if (left - line.units < owedUnits) break;
    left -= line.units;
    covered.push(line);
  }
  return covered;
}
