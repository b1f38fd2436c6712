/** What the storefront shows for a variant now, and why, in words that merchants read. */
import {
  endedOn,
  findEnd,
  nextDecisionAt,
  opensLater,
  remember,
  type EndMemory,
  type FoundEnd,
  type OfferEnd,
  type OfferSchedule,
} from "./offer-end.ts";
import type { FollowsEnd, InventoryPolicy, Mode, Offer } from "./offer.ts";
import type { EffectiveSwitchCondition } from "./switch-condition.ts";

export type OfferFacts = OfferSchedule &
  EndMemory & {
    /** Counted stock; null until Shopify has told us. */
    stockUnits: number | null;
    /** New stock was entered since the last decision (domain/new-stock.ts). */
    newStock: boolean;
    /** When a rise of stock turns out to be new stock, if nothing else explains it; null when there was none. */
    newStockAt: Date | null;
    /** False when Shopify does not track the variant's stock. */
    tracked: boolean;
    switchCondition: EffectiveSwitchCondition;
    /** The merchant's choice by hand, until lifted; new stock lifts one that switched the offer off. */
    manualOffer: Offer | null;
    followsEnd: FollowsEnd;
    /** It is the shop's: neither the template nor the variant says otherwise. */
    followsShop: boolean;
    originalPolicy: InventoryPolicy;
    previousOffer: Offer;
  };

export type OfferDecision = EndMemory & {
  offer: Offer;
  reason: string;
  policy: InventoryPolicy;
  /** The choice by hand that still stands. */
  manualOffer: Offer | null;
  /** The choice by hand was of a mode that the variant no longer has. */
  outdated: boolean;
  /** New stock made switching automatic again. */
  resumed: boolean;
  /** The end that came with this decision. */
  end: OfferEnd | null;
  /** When a date may change the offer; null when none is to come. */
  nextDecisionAt: Date | null;
};

const SWITCHED_OFF = "chosen by hand, until new stock comes or you lift it";

type Verdict = { offer: Offer; reason: string };

/** The same facts always give the same decision, and deciding again on its outcome changes nothing. */
export function decideOffer(facts: OfferFacts): OfferDecision {
  const chosen = standingChoice(facts);
  const manualOffer = isOff({ manualOffer: chosen, mode: facts.mode }) && facts.newStock ? null : chosen;
  const before = remember(facts, facts, facts.newStock);
  const found = isLow(facts) && opensLater(facts) === null ? findEnd(facts, before) : null;
  const memory = { ...before, endedAt: before.endedAt ?? (found && facts.now) };
  const verdict = manual({ ...facts, manualOffer }) ?? automatic(facts, memory, found);
  return {
    ...verdict,
    ...memory,
    policy: policyFor(verdict.offer, facts.originalPolicy),
    manualOffer,
    outdated: chosen !== facts.manualOffer,
    resumed: manualOffer !== chosen || (facts.newStock && facts.endedAt !== null && memory.endedAt === null),
    end: facts.endedAt === null && found !== null ? found.end : null,
    nextDecisionAt: nextDecisionAt(facts, awaitedNews(facts, manualOffer, memory)),
  };
}

/** A choice by hand that switched the variant's offer off. */
export const isOff = ({ manualOffer, mode }: Pick<OfferFacts, "manualOffer" | "mode">): boolean =>
  manualOffer !== null && manualOffer !== mode;

/** A choice by hand goes when the variant's mode changes to one that does not know it. */
const standingChoice = ({ manualOffer, mode }: OfferFacts): Offer | null =>
  manualOffer !== null && legalOffers(mode).includes(manualOffer) ? manualOffer : null;

/** Only where something is switched off does new stock matter. */
function awaitedNews({ newStock, newStockAt, mode }: OfferFacts, manualOffer: Offer | null, { endedAt }: EndMemory): Date[] {
  const waits = endedAt !== null || isOff({ manualOffer, mode });
  return waits && !newStock && newStockAt ? [newStockAt] : [];
}

/** Offers that make sense for a mode: normal sale, its own, none, and the waitlist, which may follow any end. */
export function legalOffers(mode: Mode): Offer[] {
  const offers: Offer[] = ["in_stock", "unavailable", "waitlist"];
  return mode === "waitlist" ? offers : [...offers, mode];
}

/**
 * What Shopify's checkout must do below zero: sell on while units may be owed, else stop.
 * @param isCapped what may be owed is there as units of its own (domain/exact-cap.ts)
 */
export function policyFor(offer: Offer, originalPolicy: InventoryPolicy, isCapped = false): InventoryPolicy {
  if (offer === "in_stock") return originalPolicy;
  return (offer === "preorder" || offer === "backorder") && !isCapped ? "CONTINUE" : "DENY";
}

function manual({ manualOffer, mode }: OfferFacts): Verdict | null {
  if (manualOffer === null) return null;
  return { offer: manualOffer, reason: isOff({ manualOffer, mode }) ? SWITCHED_OFF : "chosen by hand" };
}

function automatic(facts: OfferFacts, { endedAt }: EndMemory, found: FoundEnd | null): Verdict {
  if (!facts.tracked) return { offer: "in_stock", reason: "Shopify does not track this variant's stock" };
  if (facts.stockUnits === null) return { offer: stays(facts), reason: "stock is not known yet" };
  const comparison = compare(facts.stockUnits, facts.switchCondition);
  if (!isLow(facts)) return { offer: "in_stock", reason: comparison };
  const closed = opensLater(facts) ?? found?.reason ?? (endedAt && endedOn(endedAt, facts.timeZone));
  return closed ? whileClosed(facts, facts.stockUnits, closed) : { offer: facts.mode, reason: comparison };
}

/** At or below the switch condition: out of normal sale. */
const isLow = ({ tracked, stockUnits, switchCondition }: OfferFacts) =>
  tracked && stockUnits !== null && stockUnits <= switchCondition.units;

/** Without a stock number nothing switches, unless the mode has changed and the old offer is none of its own. */
function stays({ previousOffer, mode }: OfferFacts): Offer {
  return legalOffers(mode).includes(previousOffer) ? previousOffer : "in_stock";
}

function compare(stockUnits: number, { units, from, templateName }: EffectiveSwitchCondition): string {
  const source = { shop: "", template: `, template "${templateName}"`, assignment: ", set for this variant" }[from];
  return `stock ${stockUnits} ${stockUnits > units ? ">" : "≤"} switch condition ${units}${source}`;
}

/** Before it opens and after it has ended. */
function whileClosed({ followsEnd, followsShop }: OfferFacts, stockUnits: number, why: string): Verdict {
  const source = followsShop ? "; what follows is the shop’s setting" : "";
  if (followsEnd !== "keep_selling") return { offer: followsEnd, reason: `${why}${source}` };
  return { offer: stockUnits > 0 ? "in_stock" : "unavailable", reason: `${why}, stock ${stockUnits}${source}` };
}
