/** The values of an offer that a merchant sets for one variant, in words. */
import { effectiveFollowsEnd, type FollowsEndChoice } from "#app/domain/follows-end.ts";
import { FOLLOWS_END, type FollowsEnd, type Mode } from "#app/domain/offer.ts";
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

/** In a sentence: "from sold out to a waitlist". */
export const FOLLOWS_END_WORDS: Record<FollowsEndChoice, string> = {
  as_shop: "the shop’s setting",
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
  return followsWords(value);
}

/** What a merchant may choose, each with its words. @param shop left out where the shop's own setting is chosen */
export function followsEndOptions({
  mode,
  shop,
}: {
  mode?: Mode;
  shop?: FollowsEnd;
}): { value: FollowsEndChoice; label: string }[] {
  const own = FOLLOWS_END.filter((value) => mode !== "waitlist" || value !== "waitlist");
  const options = own.map((value) => ({ value, label: FOLLOWS_END_LABELS[value] }));
  if (!mode || !shop) return options;
  const usual = FOLLOWS_END_WORDS[effectiveFollowsEnd({ mode, followsEnd: "as_shop", shopFollowsEnd: shop })];
  return [{ value: "as_shop", label: `As your settings say: ${usual}` }, ...options];
}

const FOLLOWS_END_LABELS: Record<FollowsEnd, string> = {
  unavailable: "Sold out: nobody can buy or wait",
  waitlist: "A waitlist",
  keep_selling: "Normal sale while there is stock, then sold out",
};

export const followsWords = (value: unknown): string => FOLLOWS_END_WORDS[value as FollowsEndChoice] ?? String(value);
