/** Which fulfilment orders of an order are held, and which units of them. */
import type { Fulfilment } from "./template-fulfilment.ts";

/** A fulfilment order as Shopify has it now. */
export type FulfilmentPart = {
  fulfillmentOrderId: bigint;
  /** Neither shipped as a whole nor cancelled. */
  open: boolean;
  /** Somebody, perhaps another app, holds it. */
  held: boolean;
  /** Ours, if there is one. */
  ownHoldId: bigint | null;
  canHold: boolean;
  lines: { partLineId: bigint; lineId: bigint; units: number }[];
};

export type OwedUnits = { lineId: bigint; units: number; hold: Fulfilment["hold"] };

/** `lines: null` holds the whole fulfilment order; else Shopify splits the others off. */
export type HoldStep = { fulfillmentOrderId: bigint; lines: { partLineId: bigint; units: number }[] | null };

export type HoldPlan = {
  steps: HoldStep[];
  /** Ours already, from a run that was cut short. */
  placed: { fulfillmentOrderId: bigint; holdId: bigint }[];
  /** Should be held and cannot be: Shopify, or a warehouse, is at work on them. */
  refused: bigint[];
};

/** Planned again after any part of it was carried out, it gives what is missing. */
export function planOrderHolds(owed: OwedUnits[], parts: FulfilmentPart[]): HoldPlan {
  const open = parts.filter((part) => part.open);
  const own = open.filter((part) => part.ownHoldId !== null);
  const placed = own.map(({ fulfillmentOrderId, ownHoldId }) => ({ fulfillmentOrderId, holdId: ownHoldId as bigint }));
  const wanted = owed.some(({ hold }) => hold === "order") ? wholeSteps(open) : lineSteps(owed, open);
  const holdable = new Set(open.filter((part) => part.canHold).map((part) => part.fulfillmentOrderId));
  const steps = wanted.filter((step) => holdable.has(step.fulfillmentOrderId));
  const refused = wanted.flatMap(({ fulfillmentOrderId: id }) => (holdable.has(id) ? [] : [id]));
  return { steps, placed, refused };
}

const wholeSteps = (open: FulfilmentPart[]): HoldStep[] =>
  open.flatMap(({ ownHoldId, fulfillmentOrderId }) => (ownHoldId === null ? [{ fulfillmentOrderId, lines: null }] : []));

function lineSteps(owed: OwedUnits[], open: FulfilmentPart[]): HoldStep[] {
  const need = new Map(owed.flatMap(({ lineId, units, hold }) => (hold === "lines" ? [[lineId, units] as const] : [])));
  const take = (part: FulfilmentPart) =>
    part.lines.flatMap(({ partLineId, lineId, units }) => {
      const taken = Math.min(need.get(lineId) ?? 0, units);
      need.set(lineId, (need.get(lineId) ?? 0) - taken);
      return taken > 0 ? [{ partLineId, units: taken }] : [];
    });
  for (const part of open) if (part.ownHoldId !== null) take(part);
  return open.flatMap((part) => {
    if (part.ownHoldId !== null) return [];
    const lines = take(part);
    if (lines.length === 0) return [];
    return [{ fulfillmentOrderId: part.fulfillmentOrderId, lines: part.held || isAll(part, lines) ? null : lines }];
  });
}

/** Shopify splits nothing off a fulfilment order that somebody holds: then the whole of it is held. */
function isAll(part: FulfilmentPart, lines: { units: number }[]): boolean {
  const sum = (some: { units: number }[]) => some.reduce((total, { units }) => total + units, 0);
  return sum(lines) === sum(part.lines);
}
