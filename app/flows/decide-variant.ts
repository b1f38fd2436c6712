/** One variant of a set that is decided: from its row to the decision, and what that means for rows, history and owner. */
import type { DecidedOffer, OfferRow } from "#app/data/offers.ts";
import type { NewEvent } from "#app/data/events.ts";
import { countOwed, coverSoldAhead, isNear } from "#app/domain/count-owed.ts";
import { capUnits, countSold, coverSold } from "#app/domain/exact-cap.ts";
import { decideOffer, type OfferDecision, type OfferFacts } from "#app/domain/decide-offer.ts";
import { effectiveFollowsEnd } from "#app/domain/follows-end.ts";
import { freeUnits } from "#app/domain/free-units.ts";
import { forgetRise, isNewStock, newStockAt, noteRise, type StockNews } from "#app/domain/new-stock.ts";
import { newsOfRise } from "#app/domain/staff-news.ts";
import { effectiveSwitchCondition } from "#app/domain/switch-condition.ts";
import type { OwnerNotice, Switch } from "#app/flows/tell-owner.ts";
import type { StaffNews } from "#app/flows/tell-staff.ts";

export type DecidedVariant = {
  row: OfferRow;
  stockUnits: number | null;
  owedUnits: number;
  soldAheadUnits: number;
  /** For those who wait, now. */
  freedUnits: number;
  carriedUnits: number;
  /** Units by which stock rose, unless orders that were given back explain them. */
  newUnits: number;
  news: StockNews;
  cap: Cap;
  decision: OfferDecision;
};

/** What an exact cap means to be at Standby's own location, what is there, and what was sold from there. */
type Cap = { units: number | null; levelUnits: number | null; soldUnits: number };

/** @param recounted the places that count have changed: stock that comes or goes with them is no news */
export function decideVariant(row: OfferRow, now: Date, { recounted = false } = {}): DecidedVariant {
  const stockUnits = row.countedUnits ?? row.stockUnits;
  const { owedUnits, ...sold } = countSales(row, stockUnits);
  const rise = row.stockUnits === null || recounted ? 0 : Math.max(0, (stockUnits ?? 0) - row.stockUnits);
  const risen = rise > 0 ? noteRise(row, rise, now) : newsOf(row);
  const decision = decideOffer({ ...offerFacts(row, now), ...toldBy(risen, now), stockUnits, owedUnits });
  const news = isNewStock(risen, now) || decision.end !== null ? forgetRise(risen) : risen;
  const newUnits = Math.max(0, risen.risenUnits - row.risenUnits);
  const { carriedUnits } = row;
  const came = { carriedUnits, unitsFrom: row.stockUnits, unitsTo: stockUnits, offer: decision.offer };
  const freed = row.tracked ? freeUnits(came) : { freedUnits: 0, carriedUnits };
  const { exactCap, capIsPossible: isPossible, tracked, thresholdUnits, onlineUnits } = row;
  const units = capUnits({ exactCap, isPossible, tracked, thresholdUnits, onlineUnits, owedUnits, offer: decision.offer });
  const cap = { units, levelUnits: sold.levelUnits, soldUnits: sold.capSoldUnits };
  return { row, stockUnits, owedUnits, soldAheadUnits: sold.soldAheadUnits, ...freed, newUnits, news, cap, decision };
}

/** Units that came back to Standby's own location were sold ahead no longer. */
function countSales(row: OfferRow, stockUnits: number | null) {
  const { levelUnits, soldUnits } = soldFrom(row);
  const capSoldUnits = coverSold(soldUnits, row.stockUnits, stockUnits);
  const cameBack = Math.max(0, row.capSoldUnits - soldUnits);
  const soldAheadUnits = coverSoldAhead(Math.max(0, row.soldAheadUnits - cameBack), row.stockUnits, stockUnits);
  return { levelUnits, capSoldUnits, soldAheadUnits, owedUnits: countOwed({ stockUnits, soldAheadUnits, capSoldUnits }) };
}

/** While a change of the units is under way nothing is counted: the count goes on from its outcome. */
function soldFrom({ capSoldUnits: soldUnits, capLevelUnits: levelUnits, ...row }: OfferRow) {
  return row.capIsWritten ? { soldUnits, levelUnits } : countSold({ soldUnits, levelUnits }, row.incomingLevelUnits);
}

const newsOf = ({ risenUnits, risenAt, returnedUnits, returnedAt }: StockNews): StockNews => ({
  risenUnits,
  risenAt,
  returnedUnits,
  returnedAt,
});

const toldBy = (news: StockNews, now: Date) => ({ newStock: isNewStock(news, now), newStockAt: newStockAt(news) });

/** What the decision is made from, as the row has it; stock is the newest count. */
export function offerFacts(row: OfferRow, now: Date): OfferFacts {
  const { mode, offer: previousOffer, manualOffer, originalPolicy, tracked, timeZone } = row;
  const { thresholdUnits, owedUnits, backInStockOn, startsAt, endsAt, endedAt, resumedAt } = row;
  const stockUnits = row.countedUnits ?? row.stockUnits;
  return {
    ...{ mode, previousOffer, manualOffer, originalPolicy, tracked, timeZone, now },
    ...{ thresholdUnits, owedUnits, backInStockOn, startsAt, endsAt, endedAt, resumedAt },
    followsEnd: effectiveFollowsEnd(row),
    followsShop: row.followsEnd === "as_shop",
    stockUnits,
    ...toldBy(row, now),
    switchCondition: effectiveSwitchCondition(row),
  };
}

export const isSwitched = ({ row, decision }: DecidedVariant) => decision.offer !== row.offer;

/** The storefront and checkout count with what is left of the threshold, so Shopify hears of it without a switch too. */
const changesWhatIsLeft = ({ row, owedUnits, decision }: DecidedVariant) =>
  row.thresholdUnits !== null && owedUnits !== row.owedUnits && (decision.offer === "preorder" || decision.offer === "backorder");

/** The units at Standby's own location, or the policy that goes with them, must change. */
const movesCap = ({ row, cap }: DecidedVariant) =>
  (row.capUnits === null) !== (cap.units === null) || (!row.capIsWritten && (cap.units ?? 0) !== (cap.levelUnits ?? 0));

export const mustBeWritten = (variant: DecidedVariant) => isSwitched(variant) || changesWhatIsLeft(variant) || movesCap(variant);

export function differs(variant: DecidedVariant): boolean {
  const { row } = variant;
  const { reason: offerReason, ...after } = toSave(variant, false);
  const now: Partial<Record<string, unknown>> = { ...after, offerReason };
  return COMPARED.some((name) => plain(row[name]) !== plain(now[name]));
}

const COMPARED = [
  ...(["stockUnits", "offer", "offerReason", "owedUnits", "soldAheadUnits", "carriedUnits", "manualOffer"] as const),
  ...(["endedAt", "resumedAt", "nextDecisionAt", "risenUnits", "risenAt", "returnedUnits", "returnedAt"] as const),
  ...(["capUnits", "capLevelUnits", "capSoldUnits"] as const),
];
const plain = (value: unknown) => (value instanceof Date ? value.getTime() : (value ?? null));

export function toSave({ row, decision, news, cap, ...counted }: DecidedVariant, rewrite: boolean): DecidedOffer {
  const { offer, reason, manualOffer, endedAt, resumedAt, nextDecisionAt } = decision;
  const { stockUnits, owedUnits, soldAheadUnits, carriedUnits } = counted;
  const { variantId } = row;
  const capped = { capUnits: cap.units, capLevelUnits: cap.levelUnits, capSoldUnits: cap.soldUnits };
  const numbers = { stockUnits, owedUnits, soldAheadUnits, carriedUnits, ...news, ...capped };
  return { variantId, offer, reason, manualOffer, endedAt, resumedAt, nextDecisionAt, ...numbers, rewrite };
}

export function history(
  { row, stockUnits, decision }: DecidedVariant,
  { actor, cause, now }: { actor: string; cause: string; now: Date },
): NewEvent[] {
  const line = { variantId: row.variantId, at: now };
  const stock = { ...line, name: "stock-changed", actor, detail: { from: row.stockUnits, to: stockUnits, cause } };
  const detail = { from: row.offer, to: decision.offer, reason: decision.reason, stockUnits };
  const resumed = { ...line, name: "switching-resumed", actor, detail: { cause: "new stock", units: row.risenUnits } };
  const lifted = { ...line, name: "manual-offer-lifted", actor, detail: { cause: "another mode", offer: row.manualOffer } };
  return [
    ...(decision.outdated ? [lifted] : []),
    ...(stockUnits === row.stockUnits ? [] : [stock]),
    ...(decision.resumed ? [resumed] : []),
    ...(decision.offer === row.offer ? [] : [{ ...line, name: "offer-switched", actor, detail }]),
  ];
}

export const toSwitch = ({ row, stockUnits, decision }: DecidedVariant, versions: Map<bigint, number>): Switch => ({
  variantId: row.variantId,
  from: row.offer,
  to: decision.offer,
  reason: decision.reason,
  stockUnits,
  version: versions.get(row.variantId) ?? 0,
});

/** @param line what came of the waitlist, where it was served */
export function toStaffNews({ row, ...decided }: DecidedVariant, line: Served | undefined, now: Date): StaffNews[] {
  const news = newsOfRise({
    product: row.title,
    newUnits: decided.newUnits,
    owedBefore: row.owedUnits,
    owedAfter: decided.owedUnits,
    served: line?.served ?? 0,
    waiting: line?.ranOut ?? row.waitingEntries,
    wasOnSale: row.offer === "in_stock",
  });
  return news ? [{ ...news, occasion: `${row.variantId}:${now.getTime()}` }] : [];
}

export type Served = { served: number; ranOut: number };

/** What the owner hears besides switches: the threshold nearly and wholly used up, the back-in-stock date come. */
export function toNotices({ row, owedUnits, decision }: DecidedVariant, now: Date): OwnerNotice[] {
  const { variantId, thresholdUnits, mode } = row;
  const notice = { variantId, at: now };
  if (decision.end === "threshold") {
    const facts = { owed: owedUnits, threshold: thresholdUnits ?? 0, to: decision.offer };
    return [{ ...notice, kind: "threshold_used_up", facts }];
  }
  if (decision.end === "back_in_stock_date") {
    return [{ ...notice, kind: "back_in_stock_date_come", facts: { day: row.backInStockOn ?? "", to: decision.offer } }];
  }
  const nearer = mode !== "waitlist" && isNear(owedUnits, thresholdUnits) && !isNear(row.owedUnits, thresholdUnits);
  if (!nearer || decision.endedAt !== null) return [];
  return [{ ...notice, kind: "threshold_near", facts: { owed: owedUnits, threshold: thresholdUnits ?? 0 } }];
}
