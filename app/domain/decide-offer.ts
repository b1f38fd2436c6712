/** What the storefront shows for a variant now, and why, in words that merchants read. */
import type { FollowsEnd, InventoryPolicy, Mode, Offer } from "./offer.ts";
import type { EffectiveSwitchCondition } from "./switch-condition.ts";

export type OfferFacts = {
  mode: Mode;
  /** Counted stock; null until Shopify has told us. */
  stockUnits: number | null;
  /** False when Shopify does not track the variant's stock. */
  tracked: boolean;
  switchCondition: EffectiveSwitchCondition;
  /** The merchant's choice by hand, until lifted. */
  manualOffer: Offer | null;
  /** The most units that may be owed at once; null is no limit. */
  thresholdUnits: number | null;
  owedUnits: number;
  /** The calendar day, "2026-12-01", on which stock is expected. */
  backInStockOn: string | null;
  /** Today's calendar day in the shop's time zone. */
  todayOn: string;
  startAt: Date | null;
  endAt: Date | null;
  followsEnd: FollowsEnd;
  originalPolicy: InventoryPolicy;
  previousOffer: Offer;
  now: Date;
};

export type OfferDecision = { offer: Offer; reason: string; policy: InventoryPolicy };

type Verdict = { offer: Offer; reason: string };

/** The same facts always give the same decision, and deciding again on its outcome changes nothing. */
export function decideOffer(facts: OfferFacts): OfferDecision {
  const verdict = manual(facts) ?? automatic(facts);
  return { ...verdict, policy: policyFor(verdict.offer, facts.originalPolicy) };
}

/** Offers that make sense for a mode: normal sale, its own, none, and the waitlist, which may follow any end. */
export function legalOffers(mode: Mode): Offer[] {
  const offers: Offer[] = ["in_stock", "unavailable", "waitlist"];
  return mode === "waitlist" ? offers : [...offers, mode];
}

/** What Shopify's checkout must do below zero: sell on while units may be owed, else stop. */
export function policyFor(offer: Offer, originalPolicy: InventoryPolicy): InventoryPolicy {
  if (offer === "in_stock") return originalPolicy;
  return offer === "preorder" || offer === "backorder" ? "CONTINUE" : "DENY";
}

function manual({ manualOffer, mode }: OfferFacts): Verdict | null {
  if (manualOffer === null || !legalOffers(mode).includes(manualOffer)) return null;
  return { offer: manualOffer, reason: "chosen by hand" };
}

function automatic(facts: OfferFacts): Verdict {
  if (!facts.tracked) return { offer: "in_stock", reason: "Shopify does not track this variant's stock" };
  if (facts.stockUnits === null) return { offer: stays(facts), reason: "stock is not known yet" };
  const comparison = compare(facts.stockUnits, facts.switchCondition);
  if (facts.stockUnits > facts.switchCondition.units) return { offer: "in_stock", reason: comparison };
  if (facts.startAt && facts.now < facts.startAt) return beforeStart(facts.stockUnits, facts.startAt);
  const end = whatEnded(facts);
  return end === null ? { offer: facts.mode, reason: comparison } : afterEnd(facts, facts.stockUnits, end);
}

/** Without a stock number nothing switches, unless the mode has changed and the old offer is none of its own. */
function stays({ previousOffer, mode }: OfferFacts): Offer {
  return legalOffers(mode).includes(previousOffer) ? previousOffer : "in_stock";
}

function compare(stockUnits: number, { units, from, templateName }: EffectiveSwitchCondition): string {
  const source = { shop: "", template: `, template "${templateName}"`, assignment: ", set for this variant" }[from];
  return `stock ${stockUnits} ${stockUnits > units ? ">" : "≤"} switch condition ${units}${source}`;
}

function beforeStart(stockUnits: number, startAt: Date): Verdict {
  const opens = `opens at ${startAt.toISOString()}`;
  return stockUnits > 0
    ? { offer: "in_stock", reason: opens }
    : { offer: "unavailable", reason: `${opens}, stock ${stockUnits}` };
}

function whatEnded(facts: OfferFacts): string | null {
  const { thresholdUnits, owedUnits, backInStockOn, todayOn, endAt, now, mode } = facts;
  if (mode !== "waitlist" && thresholdUnits !== null && owedUnits >= thresholdUnits) {
    return `threshold used up, ${owedUnits} of ${thresholdUnits} units owed`;
  }
  if (backInStockOn !== null && backInStockOn <= todayOn) return `back-in-stock date ${backInStockOn} has come`;
  if (endAt && endAt <= now) return `ended at ${endAt.toISOString()}`;
  return null;
}

function afterEnd({ followsEnd }: OfferFacts, stockUnits: number, end: string): Verdict {
  if (followsEnd !== "keep_selling") return { offer: followsEnd, reason: end };
  return { offer: stockUnits > 0 ? "in_stock" : "unavailable", reason: `${end}, stock ${stockUnits}` };
}
