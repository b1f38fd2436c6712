/** When an offer opens and ends by itself, and when switching goes on after an end. */
import { formatDay, formatInstant } from "#app/lib/format-instant.ts";
import { startOfDay } from "#app/lib/start-of-day.ts";
import type { Mode } from "./offer.ts";

/** Threshold used up, back-in-stock date come, end date come. */
export const OFFER_ENDS = ["threshold", "back_in_stock_date", "end_date"] as const;
export type OfferEnd = (typeof OFFER_ENDS)[number];

export type OfferSchedule = {
  mode: Mode;
  /** The most units that may be owed at once; null is no limit. */
  thresholdUnits: number | null;
  owedUnits: number;
  /** The calendar day, "2026-12-01", on which stock is expected. */
  backInStockOn: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  /** The shop's, an IANA name. */
  timeZone: string;
  now: Date;
};

/** What is remembered of an end: dates up to `resumedAt` are spent. */
export type EndMemory = { endedAt: Date | null; resumedAt: Date | null };

export type FoundEnd = { end: OfferEnd; reason: string };

/** The end that has come and was not dealt with; of several, the first by this order: threshold, back-in-stock date, end date. */
export function findEnd(schedule: OfferSchedule, { resumedAt }: Pick<EndMemory, "resumedAt">): FoundEnd | null {
  const { thresholdUnits, owedUnits, backInStockOn, endsAt, timeZone } = schedule;
  if (isUsedUp(schedule)) {
    return { end: "threshold", reason: `threshold used up, ${owedUnits} of ${thresholdUnits} units owed` };
  }
  if (cameBetween(resumedAt, backInStockAt(schedule), schedule.now)) {
    return { end: "back_in_stock_date", reason: `back-in-stock date ${formatDay(backInStockOn ?? "", "UTC")} has come` };
  }
  const ended = endsAt !== null && cameBetween(resumedAt, endsAt, schedule.now);
  return ended ? { end: "end_date", reason: `ended ${formatInstant(endsAt, timeZone)}` } : null;
}

/** A waitlist sells nothing, so it uses nothing up. */
export function isUsedUp({
  mode,
  thresholdUnits,
  owedUnits,
}: Pick<OfferSchedule, "mode" | "thresholdUnits" | "owedUnits">): boolean {
  return mode !== "waitlist" && thresholdUnits !== null && owedUnits >= thresholdUnits;
}

/**
 * After an end switching goes on when new stock comes or the offer opens anew; not for stock that comes together with
 * another end. The merchant's own word is the flow's business (flows/resume-switching.ts).
 */
export function remember(schedule: OfferSchedule, memory: EndMemory, newStock: boolean): EndMemory {
  const { endedAt, resumedAt } = memory;
  const { startsAt, endsAt, now } = schedule;
  if (endedAt === null) return { endedAt, resumedAt };
  if (cameBetween(endedAt, startsAt, now)) return { endedAt: null, resumedAt: startsAt };
  if ([endsAt, backInStockAt(schedule)].some((at) => cameBetween(endedAt, at, now))) return { endedAt: now, resumedAt };
  return newStock ? { endedAt: null, resumedAt: now } : { endedAt, resumedAt };
}

/** The next moment at which a date may change the offer; null when none is to come. */
export function nextDecisionAt(schedule: OfferSchedule, others: Date[] = []): Date | null {
  const dates = [schedule.startsAt, schedule.endsAt, backInStockAt(schedule), ...others];
  const coming = dates.filter((at): at is Date => at !== null && at > schedule.now);
  return coming.sort((one, other) => Number(one) - Number(other))[0] ?? null;
}

/** "opens May 15, 2026 at 9:00 am", or null when it is open. */
export function opensLater({ startsAt, timeZone, now }: OfferSchedule): string | null {
  return startsAt && startsAt > now ? `opens ${formatInstant(startsAt, timeZone)}` : null;
}

/** Words for an end whose cause has been changed since. */
export const endedOn = (endedAt: Date, timeZone: string): string =>
  `ended ${formatDay(endedAt, timeZone)}, until new stock comes or you resume switching`;

const backInStockAt = ({ backInStockOn, timeZone }: OfferSchedule) =>
  backInStockOn ? startOfDay(backInStockOn, timeZone) : null;

const cameBetween = (after: Date | null, at: Date | null, now: Date) =>
  at !== null && at <= now && (after === null || at > after);
