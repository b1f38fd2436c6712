/** The values of an offer that a merchant sets for one variant, in words. */
import type { OfferValue } from "#app/domain/offer-values.ts";
import { formatCalendarDay, formatCount, formatInstant } from "#app/lib/format-instant.ts";

export const OFFER_VALUE_WORDS: Record<OfferValue, string> = {
  thresholdUnits: "Threshold",
  exactCap: "Exact stop at checkout",
  incomingUnits: "Incoming stock",
  backInStockOn: "Back-in-stock date",
  startsAt: "Opens",
  endsAt: "Ends",
  followsEnd: "What follows the end",
};

export const FOLLOWS_END_WORDS: Record<string, string> = {
  unavailable: "sold out",
  waitlist: "a waitlist",
  keep_selling: "normal sale while there is stock",
};

/** "Threshold from 5 to 20", one for each value that changed. */
export function valueWords(changes: Record<string, unknown>): string[] {
  return Object.entries(changes).map(([name, change]) => {
    const { from, to } = (change ?? {}) as { from?: unknown; to?: unknown };
    return `${OFFER_VALUE_WORDS[name as OfferValue] ?? name} from ${inWords(from)} to ${inWords(to)}`;
  });
}

function inWords(value: unknown): string {
  if (typeof value === "number") return formatCount(value);
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value !== "string") return "none";
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return `${formatCalendarDay(value)}, ${value.slice(0, "2026".length)}`;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value)) return formatInstant(`${value}:00Z`, "UTC");
  return FOLLOWS_END_WORDS[value] ?? value;
}
