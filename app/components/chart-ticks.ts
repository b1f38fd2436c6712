/** Which numbers stand at the side of a chart of counts. */

const MOST_STEPS = 4;
const BASES = [1, 2, 5];

/** Whole, round and evenly apart, from 0 to the first that is not below `most`. */
export function chartTicks(most: number): number[] {
  const step = stepFor(most);
  const steps = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: steps + 1 }, (_, nth) => nth * step);
}

function stepFor(most: number): number {
  for (let tens = 1; ; tens *= 10) {
    const base = BASES.find((one) => one * tens * MOST_STEPS >= most);
    if (base) return base * tens;
  }
}
