/** Who gets restocked units: first in, first out, each as much as asked for, the last perhaps in part. */

export type WaitingEntry = { entryId: bigint; joinedAt: Date; quantity: number };

export type AllocatedUnits = {
  entryId: bigint;
  units: number;
  /** Place in line at the moment of the decision, from 1. */
  place: number;
  reason: string;
};

/** A shopper reads the same words in the ledger that flows/allocate-restock.ts writes in SQL. */
export const allocationReason = (place: number, units: number, quantity: number): string =>
  units < quantity
    ? `place ${place} in line, first come, first served; only ${units} of ${quantity} were left`
    : `place ${place} in line, first come, first served`;

/**
 * The decision as a pure function; flows/allocate-restock.ts makes it over rows, and a test holds the two together.
 * Nobody later is served before anybody earlier, and no more than `freedUnits` are given.
 */
export function allocateWaitlist(waiting: readonly WaitingEntry[], freedUnits: number): AllocatedUnits[] {
  const line = [...waiting].sort(byAge);
  const served: AllocatedUnits[] = [];
  let remaining = Math.max(0, freedUnits);
  for (const [index, entry] of line.entries()) {
    if (remaining === 0) break;
    const units = Math.min(entry.quantity, remaining);
    const place = index + 1;
    served.push({ entryId: entry.entryId, units, place, reason: allocationReason(place, units, entry.quantity) });
    remaining -= units;
  }
  return served;
}

function byAge(a: WaitingEntry, b: WaitingEntry): number {
  const older = a.joinedAt.getTime() - b.joinedAt.getTime();
  if (older !== 0) return older;
  return a.entryId < b.entryId ? -1 : a.entryId > b.entryId ? 1 : 0;
}
