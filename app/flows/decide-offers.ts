/** Recounts stock, decides the offers of a set of variants and carries out what follows, all in the caller's transaction. */
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadOffers, saveOffers, type OfferRow } from "#app/data/offers.ts";
import { decideOffer, type OfferDecision } from "#app/domain/decide-offer.ts";
import { effectiveSwitchCondition } from "#app/domain/switch-condition.ts";
import { allocateRestock } from "#app/flows/allocate-restock.ts";
import { queueWrites } from "#app/flows/queue-writes.ts";
import { tellOwner, type Switch } from "#app/flows/tell-owner.ts";

export type DecideOffersInput = {
  /** Locked by the caller (data/offers.ts); ids of other shops or unassigned variants do nothing. */
  variantIds: bigint[];
  /** Who or what: it stands in the history. */
  actor: string;
  /** What told us of stock, e.g. "inventory_levels/update". */
  cause: string;
  now: Date;
  /** Write all of them to Shopify, also those that did not switch. */
  rewrite?: boolean;
  /** The owner gets no mail: the outcome is on the screen, or the caller tells. */
  quiet?: boolean;
};

export type OffersDecided = { changedVariants: bigint[]; switches: Switch[] };

type DecidedVariant = { row: OfferRow; stockUnits: number | null; decision: OfferDecision };

/** Deciding twice on the same facts changes nothing the second time. */
export async function decideOffers(tx: ShopTx, input: DecideOffersInput): Promise<OffersDecided> {
  const { now, rewrite = false } = input;
  const rows = input.variantIds.length > 0 ? await loadOffers(tx, input.variantIds, now) : [];
  const decided = rows.map((row) => decide(row, now));
  const restocked = decided.filter(isRestocked);
  const changed = rewrite ? decided : decided.filter(differs);
  const switched = changed.filter(isSwitched);
  const versions = await saveOffers(
    tx,
    changed.map((variant) => toSave(variant, rewrite || isSwitched(variant))),
    now,
  );
  await recordEvents(
    tx,
    changed.flatMap((variant) => history(variant, input)),
  );
  const unwritten = rewrite ? changed : switched;
  await queueWrites(
    tx,
    unwritten.map(({ row }) => row.variantId),
  );
  for (const { row, stockUnits } of restocked) {
    await allocateRestock(tx, {
      variantId: row.variantId,
      unitsFrom: row.stockUnits ?? 0,
      unitsTo: stockUnits ?? 0,
      cause: input.cause,
      now,
    });
  }
  const switches = switched.map((variant) => toSwitch(variant, versions));
  if (!input.quiet) await tellOwner(tx, switches);
  return { changedVariants: changed.map(({ row }) => row.variantId), switches };
}

/** No backorders are kept yet, so nothing is owed. */
const OWED_UNITS = 0;

function decide(row: OfferRow, now: Date): DecidedVariant {
  const stockUnits = row.countedUnits ?? row.stockUnits;
  const decision = decideOffer({
    ...row,
    stockUnits,
    switchCondition: effectiveSwitchCondition(row),
    owedUnits: OWED_UNITS,
    startAt: null,
    endAt: null,
    previousOffer: row.offer,
    now,
  });
  return { row, stockUnits, decision };
}

const toSwitch = ({ row, stockUnits, decision }: DecidedVariant, versions: Map<bigint, number>): Switch => ({
  variantId: row.variantId,
  from: row.offer,
  to: decision.offer,
  reason: decision.reason,
  stockUnits,
  version: versions.get(row.variantId) ?? 0,
});

const isSwitched = ({ row, decision }: DecidedVariant) => decision.offer !== row.offer;

const differs = (variant: DecidedVariant) =>
  isSwitched(variant) || variant.stockUnits !== variant.row.stockUnits || variant.decision.reason !== variant.row.offerReason;

/** The first count is no restock: the variant was not in our care before. Units still owed below zero serve nobody. */
function isRestocked({ row, stockUnits }: DecidedVariant): boolean {
  if (row.stockUnits === null || stockUnits === null || !row.tracked || row.waitingEntries === 0) return false;
  return Math.max(0, stockUnits) > Math.max(0, row.stockUnits);
}

const toSave = ({ row, stockUnits, decision }: DecidedVariant, rewrite: boolean) => ({
  variantId: row.variantId,
  stockUnits,
  offer: decision.offer,
  reason: decision.reason,
  rewrite,
});

function history({ row, stockUnits, decision }: DecidedVariant, { actor, cause, now }: DecideOffersInput) {
  const line = { variantId: row.variantId, at: now };
  const stock = { ...line, name: "stock-changed", actor, detail: { from: row.stockUnits, to: stockUnits, cause } };
  const detail = { from: row.offer, to: decision.offer, reason: decision.reason, stockUnits };
  return [
    ...(stockUnits === row.stockUnits ? [] : [stock]),
    ...(decision.offer === row.offer ? [] : [{ ...line, name: "offer-switched", actor, detail }]),
  ];
}
