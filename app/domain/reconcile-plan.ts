/** The reconciler's plan: which step of a shop's pass comes next, how much it reads, and when the next pass is due. */

/** The shop itself, orders, what else changed in Shopify, a piece of the round through all variants, rest. */
export const RECONCILE_STEPS = ["shop", "orders", "changed", "sweep", "rest"] as const;
export type ReconcileStep = (typeof RECONCILE_STEPS)[number];

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const PASS_EVERY_MS = 5 * MINUTE_MS;
const SHOP_EVERY_MS = HOUR_MS;
/** Passes of a day, less a fifth that may be lost to faults: a round through all variants takes a day at most. */
const PASSES_PER_ROUND = Math.floor((DAY_MS / PASS_EVERY_MS) * 0.8);
/** One request's worth: a small shop is read whole every few passes at no further cost. */
const LEAST_SWEPT = 30;
/** Until there are no more: variants may be assigned while a round goes on. */
const WHOLE_ROUND = 2 ** 31 - 1;
/** From so many variants on a whole round is written down in bulk: by calls it costs some fourteen points each. */
export const IN_BULK_FROM = 1_000;
const MANY_SHARE = 0.1;
/** By calls these are all the points that the smallest plan has in twenty-three minutes. */
const MOST_BY_CALLS = 10_000;
/** So many products and items are listed in any case: ten pages, five hundred points. */
const SHORT_LIST = 1_000;
/** One variant read by calls costs as many points as so many listed ones. */
const LISTED_PER_READING = 28;
/** Read again from before the last pass began: Shopify's search and clock may be that late. */
const OVERLAP_MS = 2 * MINUTE_MS;
const FIRST_RETRY_MS = 5_000;
const RETRIES_DOUBLED = 6;

export type PassState = {
  step: ReconcileStep;
  beganAt: Date | null;
  endedAt: Date | null;
  changedSince: Date;
  shopCheckedAt: Date | null;
  checkRequestedAt: Date | null;
};

/** The next step after one is done; a pass that has ended rests until it is due. */
export function stepAfter(step: ReconcileStep): ReconcileStep {
  return RECONCILE_STEPS[RECONCILE_STEPS.indexOf(step) + 1] ?? "rest";
}

/** When the next pass begins; a person who asks for a check does not wait. */
export function nextPassAt({ endedAt, checkRequestedAt }: PassState): Date {
  if (checkRequestedAt) return checkRequestedAt;
  return new Date((endedAt?.getTime() ?? 0) + PASS_EVERY_MS);
}

/** The shop itself changes seldom: it is looked at every hour, or when a person asks. */
export function shopIsDue({ shopCheckedAt, checkRequestedAt }: PassState, now: Date): boolean {
  if (!shopCheckedAt || now.getTime() - shopCheckedAt.getTime() >= SHOP_EVERY_MS) return true;
  return checkRequestedAt !== null && shopCheckedAt < checkRequestedAt;
}

/** How many variants this pass reads of the round, so that each is read at least once a day. */
export function sweepSize(assignedVariants: number, checkRequested: boolean): number {
  if (checkRequested) return WHOLE_ROUND;
  return Math.max(LEAST_SWEPT, Math.ceil(assignedVariants / PASSES_PER_ROUND));
}

/** Whether so many have changed that the whole catalogue is read instead. */
export function areManyChanged(changedVariants: number, assignedVariants: number): boolean {
  return changedVariants >= Math.min(MOST_BY_CALLS, Math.max(IN_BULK_FROM, assignedVariants * MANY_SHARE));
}

export type WholeRound = "by calls" | "in bulk";

/**
 * Whether a list of changes is so long that reading all assigned variants costs less than reading the list to its end: most of what
 * changed may be no concern of ours, or our own doing.
 * @param listed products or inventory items, of `catalogue` of them
 * @returns how to read them all, or null: the list is worth its points
 */
export function roundInsteadOf(listed: number, catalogue: number, assignedVariants: number): WholeRound | null {
  const [calls, bulk] = [assignedVariants * LISTED_PER_READING, catalogue * MANY_SHARE];
  if (listed < Math.max(SHORT_LIST, Math.min(calls, bulk))) return null;
  return assignedVariants < IN_BULK_FROM && calls < bulk ? "by calls" : "in bulk";
}

/** Since when the next pass asks for changes. */
export const changedSinceOf = (beganAt: Date): Date => new Date(beganAt.getTime() - OVERLAP_MS);

/** The wait after the nth failure in a row: it doubles up to the time between passes. */
export function retryAfterMs(failedAttempts: number): number {
  return Math.min(PASS_EVERY_MS, FIRST_RETRY_MS * 2 ** Math.min(failedAttempts - 1, RETRIES_DOUBLED));
}
