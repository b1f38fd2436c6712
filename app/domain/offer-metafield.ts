/** The variant's offer as the storefront reads it: the value of the metafield `$app.offer`. */
import type { Json } from "./json.ts";
import type { Mode, Offer, OfferText, OfferTexts } from "./offer.ts";
import { spokenFor } from "./spoken-for.ts";
import { fillTexts } from "./text-placeholders.ts";

export const OFFER_METAFIELD = { namespace: "$app", key: "offer", type: "json" } as const;

/** Raised when a reader of the value must do something else with it. */
const VERSION = 1;

/** Of a larger value Shopify's checkout functions see nothing; the difference is room for how Shopify writes JSON. */
const MOST_BYTES = 9_500;
/** What a value holds beside the texts, generously. */
const BESIDE_TEXTS_BYTES = 700;
const LONGEST_DAY = "2026-09-30";

export type OfferMetafieldFacts = {
  offer: Offer;
  mode: Mode;
  texts: OfferTexts;
  backInStockOn: Date | null;
  thresholdUnits: number | null;
  /** Units sold beyond stock and not yet covered. */
  owedUnits?: number;
  /** The plan with which its lines are sold, as Shopify's id; none: at the full price now. */
  sellingPlanId?: bigint | null;
  /** When the rest of the price is due, as the template says. */
  payment?: unknown;
  /** What the template says of orders with owed units. */
  fulfilment?: unknown;
  /** The waitlist stands beside its button. */
  withWaitlist?: boolean;
  offerChangedAt: Date;
  /** What is left of the threshold is part of the stock that Shopify counts. */
  isCapped?: boolean;
};

const NO_TEXT: OfferText = { buttonText: "", message: "", badge: "", cartMessage: "", dateLine: "" };

/** How many bytes too long all texts together are; 0 when they fit, whatever the date and the rest of the value. */
export function textBytesOver(texts: OfferTexts): number {
  const longest = byteLength(JSON.stringify(withAllParts(fillTexts(texts, LONGEST_DAY))));
  return Math.max(0, longest - (MOST_BYTES - BESIDE_TEXTS_BYTES));
}

/**
 * The same facts give the same text, letter by letter, so that what Shopify has can be compared with it.
 * Texts that were saved too long lose their last languages, English at the very last: checkout must see the limits.
 */
export function offerMetafield(facts: OfferMetafieldFacts): string {
  const backInStockOn = facts.backInStockOn?.toISOString().slice(0, "2026-12-01".length) ?? null;
  const texts = withAllParts(fillTexts(spokenFor(facts) ? facts.texts : {}, backInStockOn));
  const spare = Object.keys(texts).filter((language) => language !== "en");
  let value = writeValue(facts, texts, backInStockOn);
  while (byteLength(value) > MOST_BYTES && Object.keys(texts).length > 0) {
    delete texts[spare.pop() ?? "en"];
    value = writeValue(facts, texts, backInStockOn);
  }
  return value;
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

const withAllParts = (texts: OfferTexts): Record<string, OfferText> =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, { ...NO_TEXT, ...text }]));

function writeValue(facts: OfferMetafieldFacts, texts: Record<string, OfferText>, backInStockOn: string | null): string {
  const owing = facts.offer === "preorder" || facts.offer === "backorder";
  const value: Json = {
    version: VERSION,
    offer: facts.offer,
    mode: facts.mode,
    texts,
    backInStockOn,
    maxUnits: owing ? facts.thresholdUnits : null,
    leftUnits: owing && facts.thresholdUnits !== null ? Math.max(0, facts.thresholdUnits - (facts.owedUnits ?? 0)) : null,
    ...(facts.isCapped ? { exactCap: true } : {}),
    ...(owing && facts.sellingPlanId ? { sellingPlanId: String(facts.sellingPlanId), payment: dueOf(facts.payment) } : {}),
    ...(owing ? mixedOf(facts.fulfilment) : {}),
    ...(owing && facts.withWaitlist ? { withWaitlist: true } : {}),
    updatedAt: facts.offerChangedAt.toISOString(),
  };
  return JSON.stringify(value);
}

/** What shoppers are told about the rest of the price: its kind of moment, and the day if it has one. */
function dueOf(payment: unknown): Json {
  const { balance, balanceOn } = (payment ?? {}) as { balance?: unknown; balanceOn?: unknown };
  return { balance: typeof balance === "string" ? balance : null, balanceOn: typeof balanceOn === "string" ? balanceOn : null };
}

/** Named only where carts are not simply allowed to be mixed. */
function mixedOf(fulfilment: unknown): { mixedCarts?: string } {
  const { mixedCarts } = (fulfilment ?? {}) as { mixedCarts?: unknown };
  return mixedCarts === "warn" || mixedCarts === "apart" ? { mixedCarts } : {};
}
