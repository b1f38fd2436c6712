/** Recounts stock, decides the offers of a set of variants and carries out what follows, all in the caller's transaction. */
import { recordEvents } from "#app/data/events.ts";
import { findCapped } from "#app/data/exact-caps.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadOffers, saveOffers } from "#app/data/offers.ts";
import { allocateRestock } from "#app/flows/allocate-restock.ts";
import * as variant from "#app/flows/decide-variant.ts";
import { queueReleases } from "#app/flows/queue-releases.ts";
import { queueWrites } from "#app/flows/queue-writes.ts";
import { tellOwner, type OwnerNotice, type Switch } from "#app/flows/tell-owner.ts";
import { tellStaff } from "#app/flows/tell-staff.ts";

export type DecideOffersInput = {
  /** Locked by the caller (data/offers.ts); ids of other shops or unassigned variants do nothing. */
  variantIds: bigint[];
  /** Who or what: it stands in the history. */
  actor: string;
  /** What told us of stock, e.g. "inventory_levels/update". */
  cause: string;
  now: Date;
  /** The places that count have changed: stock that comes or goes with them is no news. */
  recounted?: boolean;
  /** Write all of them to Shopify, also those that did not switch. */
  rewrite?: boolean;
  /** Shopify is told of all of a run's variants together (`queueBulkWrites`), capped ones aside; left out: soon, by calls. */
  tell?: "in-bulk";
  /** The owner gets no mail: the outcome is on the screen, or the caller tells. */
  quiet?: boolean;
};

/** For a quiet caller that tells the owner itself: what there is to tell. */
export type OffersDecided = { changedVariants: bigint[]; switches: Switch[]; notices: OwnerNotice[] };

/** Deciding twice on the same facts changes nothing the second time. */
export async function decideOffers(tx: ShopTx, input: DecideOffersInput): Promise<OffersDecided> {
  const { now, rewrite = false } = input;
  const rows = input.variantIds.length > 0 ? await loadOffers(tx, input.variantIds) : [];
  const decided = rows.map((row) => variant.decideVariant(row, now, input));
  const changed = rewrite ? decided : decided.filter(variant.differs);
  const unwritten = new Set(rewrite ? changed : changed.filter(variant.mustBeWritten));
  const versions = await saveOffers(
    tx,
    changed.map((one) => variant.toSave(one, unwritten.has(one))),
    now,
  );
  await recordEvents(
    tx,
    changed.flatMap((one) => variant.history(one, input)),
  );
  const toTell = [...unwritten].map(({ row }) => row.variantId);
  await queueWrites(tx, input.tell === "in-bulk" ? await findCapped(tx, toTell) : toTell);
  const nearer = decided.filter(({ row, owedUnits }) => owedUnits < row.owedUnits);
  await queueReleases(
    tx,
    nearer.map(({ row }) => row.variantId),
  );
  const served = await serveWaiting(tx, decided, input);
  const switches = changed.filter(variant.isSwitched).map((one) => variant.toSwitch(one, versions));
  const notices = changed.flatMap((one) => variant.toNotices(one, now));
  if (!input.quiet) await tellOwner(tx, switches, notices);
  await tellStaff(tx, { news: decided.flatMap((one) => variant.toStaffNews(one, served.get(one), now)), now });
  return { changedVariants: changed.map(({ row }) => row.variantId), switches, notices };
}

/** The restock begins where the freed units do, so that the ledger's numbers are those of units given out. */
async function serveWaiting(tx: ShopTx, decided: variant.DecidedVariant[], { cause, now, recounted }: DecideOffersInput) {
  const served = new Map<variant.DecidedVariant, variant.Served>();
  for (const one of decided) {
    const { row, stockUnits, freedUnits, newUnits } = one;
    if (freedUnits === 0 || row.waitingEntries === 0) continue;
    const unitsTo = stockUnits ?? 0;
    const units = { unitsFrom: unitsTo - freedUnits, unitsTo };
    const known = !recounted && row.carriedUnits === 0 ? { newUnits } : {};
    served.set(one, await allocateRestock(tx, { variantId: row.variantId, ...units, ...known, cause, now }));
  }
  return served;
}
