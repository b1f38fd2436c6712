/** One variant of a set that is decided: from its row to the decision, and what that means for rows, history and owner. */
import type { DecidedOffer, OfferRow } from "#app/data/offers.ts";
import type { NewEvent } from "#app/data/events.ts";
import { countOwed, coverSoldAhead, isNear } from "#app/domain/count-owed.ts";
import { decideOffer, type OfferDecision, type OfferFacts } from "#app/domain/decide-offer.ts";
import { freeUnits } from "#app/domain/free-units.ts";
import { effectiveSwitchCondition } from "#app/domain/switch-condition.ts";
import type { OwnerNotice, Switch } from "#app/flows/tell-owner.ts";

export type DecidedVariant = {
  row: OfferRow;
  stockUnits: number | null;
  owedUnits: number;
  soldAheadUnits: number;
  /** For those who wait, now. */
  freedUnits: number;
  carriedUnits: number;
  decision: OfferDecision;
};

export function decideVariant(row: OfferRow, now: Date): DecidedVariant {
  const stockUnits = row.countedUnits ?? row.stockUnits;
  const soldAheadUnits = coverSoldAhead(row.soldAheadUnits, row.stockUnits, stockUnits);
  const owedUnits = countOwed({ stockUnits, soldAheadUnits });
  const decision = decideOffer({ ...offerFacts(row, now), stockUnits, owedUnits });
  const { carriedUnits } = row;
  const came = { carriedUnits, unitsFrom: row.stockUnits, unitsTo: stockUnits, offer: decision.offer };
  const freed = row.tracked ? freeUnits(came) : { freedUnits: 0, carriedUnits };
  return { row, stockUnits, owedUnits, soldAheadUnits, ...freed, decision };
}

/** What the decision is made from, as the row has it; stock is the newest count. */
export function offerFacts(row: OfferRow, now: Date): OfferFacts {
  const { mode, offer: previousOffer, manualOffer, followsEnd, originalPolicy, tracked, timeZone } = row;
  const { thresholdUnits, owedUnits, backInStockOn, startsAt, endsAt, endedAt, resumedAt } = row;
  const stockUnits = row.countedUnits ?? row.stockUnits;
  return {
    ...{ mode, previousOffer, manualOffer, followsEnd, originalPolicy, tracked, timeZone, now },
    ...{ thresholdUnits, owedUnits, backInStockOn, startsAt, endsAt, endedAt, resumedAt },
    stockUnits,
    stockRose: stockUnits !== null && row.stockUnits !== null && stockUnits > row.stockUnits,
    switchCondition: effectiveSwitchCondition(row),
  };
}

export const isSwitched = ({ row, decision }: DecidedVariant) => decision.offer !== row.offer;

/** The storefront and checkout count with what is left of the threshold, so Shopify hears of it without a switch too. */
export const changesWhatIsLeft = ({ row, owedUnits, decision }: DecidedVariant) =>
  row.thresholdUnits !== null && owedUnits !== row.owedUnits && (decision.offer === "preorder" || decision.offer === "backorder");

export function differs(variant: DecidedVariant): boolean {
  const { row, stockUnits, owedUnits, soldAheadUnits, carriedUnits, decision } = variant;
  const before = [row.stockUnits, row.offer, row.offerReason, row.owedUnits, row.soldAheadUnits, row.carriedUnits];
  const after = [stockUnits, decision.offer, decision.reason, owedUnits, soldAheadUnits, carriedUnits];
  return before.some((value, n) => value !== after[n]) || differsInTime(row, decision);
}

const differsInTime = (row: OfferRow, decision: OfferDecision) =>
  (["endedAt", "resumedAt", "nextDecisionAt"] as const).some((name) => row[name]?.getTime() !== decision[name]?.getTime());

export function toSave({ row, decision, ...counted }: DecidedVariant, rewrite: boolean): DecidedOffer {
  const { offer, reason, endedAt, resumedAt, nextDecisionAt } = decision;
  const { stockUnits, owedUnits, soldAheadUnits, carriedUnits } = counted;
  const { variantId } = row;
  const numbers = { stockUnits, owedUnits, soldAheadUnits, carriedUnits };
  return { variantId, offer, reason, endedAt, resumedAt, nextDecisionAt, ...numbers, rewrite };
}

export function history(
  { row, stockUnits, decision }: DecidedVariant,
  { actor, cause, now }: { actor: string; cause: string; now: Date },
): NewEvent[] {
  const line = { variantId: row.variantId, at: now };
  const stock = { ...line, name: "stock-changed", actor, detail: { from: row.stockUnits, to: stockUnits, cause } };
  const detail = { from: row.offer, to: decision.offer, reason: decision.reason, stockUnits };
  return [
    ...(stockUnits === row.stockUnits ? [] : [stock]),
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
