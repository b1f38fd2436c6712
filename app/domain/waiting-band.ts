/**
 * How many people wait, as a page may say it to anybody: so rounded that nobody learns from it whether an address was
 * known. The exact place is told by mail, to its owner alone.
 */

const BANDS = [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/**
 * @param waitingBefore people in line without the one who asks, known or not
 * @returns "more than this many wait", or null when it is better not to say
 */
export const waitingBand = (waitingBefore: number): number | null => BANDS.findLast((band) => waitingBefore > band) ?? null;
