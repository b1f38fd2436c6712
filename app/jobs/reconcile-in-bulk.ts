/** A round through all assigned variants at once: a bulk query writes the catalogue down, and it is compared piece by piece. */
import { randomBytes } from "node:crypto";
import { forgetStrayDrifts } from "#app/data/drifts.ts";
import { pendingIds } from "#app/data/inbox.ts";
import { inShop } from "#app/data/in-shop.ts";
import { findMemberships, ownGroups } from "#app/data/plan-membership.ts";
import { assignedAmong, assignedOfProducts, type ReconcilePass } from "#app/data/reconcile-passes.ts";
import { toShopifyId } from "#app/domain/shopify-id.ts";
import type { VariantReading } from "#app/domain/variant-reading.ts";
import { takeInReadings } from "#app/flows/take-in-readings.ts";
import { log } from "#app/lib/log.server.ts";
import { readNextPiece, startCatalogueQuery, type CataloguePiece, type ProductLine } from "#app/shopify/bulk-catalogue.ts";
import { readBulkOperation } from "#app/shopify/bulk-operations.ts";
import { readPlanGroups } from "#app/shopify/reconcile-plans.ts";
import { readForReconciling, READINGS_PER_QUERY } from "#app/shopify/reconcile-variants.ts";
import { endRound, savePass } from "./save-pass.ts";

/** So few that Shopify has no more is asked for one by one; the ordinary round finds the rest. */
const MOST_MISSING = 90;

/** Where the round stands in what Shopify wrote down. Ids are digits. */
type BulkRound = {
  /** By which the operation is found again. */
  name: string;
  /** Whether the file tells of selling plans. */
  withPlans: boolean;
  readAt: string;
  operationId: string | null;
  taken: number;
  /** To which the next variants belong; of its variants, `seen` were taken in. */
  product: ProductLine | null;
  seen: string[];
  /** The last product of which all was taken in. */
  reached: string;
};

type Place = { shopId: number; domain: string };

export function bulkRoundStart(withPlans: boolean): string {
  const name = `Standby_${randomBytes(8).toString("hex")}`;
  const start = { operationId: null, taken: 0, product: null, seen: [], reached: "0" };
  return JSON.stringify({ name, withPlans, readAt: new Date().toISOString(), ...start } satisfies BulkRound);
}

/** @returns the pass as saved, null when somebody else has taken it over, or "wait" for Shopify. */
export async function sweepInBulk(place: Place, pass: ReconcilePass): Promise<ReconcilePass | null | "wait"> {
  const round = JSON.parse(pass.cursor ?? "") as BulkRound;
  if (round.operationId === null) return start(place, pass, round);
  const operation = await readBulkOperation(place.domain, BigInt(round.operationId));
  if (operation.state === "running") return "wait";
  const piece = operation.state === "done" ? await readNextPiece(place.domain, operation.url, round) : null;
  return piece ? takeIn(place, pass, round, piece) : byCalls(place, pass);
}

async function start({ shopId, domain }: Place, pass: ReconcilePass, round: BulkRound) {
  const operationId = await startCatalogueQuery(domain, round);
  if (operationId === "busy") return "wait";
  if (operationId === null) return byCalls({ shopId, domain }, pass);
  const cursor = JSON.stringify({ ...round, operationId: String(operationId) });
  return inShop(shopId, (tx) => savePass(tx, pass, { cursor }));
}

function byCalls({ shopId }: Place, pass: ReconcilePass): Promise<ReconcilePass | null> {
  log.warn({ shopId }, "Shopify did not write the catalogue down; it is read by calls");
  return inShop(shopId, (tx) => savePass(tx, pass, { cursor: null, sweptTo: 0n, roundChecked: 0 }));
}

type Piece = CataloguePiece & { ended: boolean };

async function takeIn(place: Place, pass: ReconcilePass, round: BulkRound, piece: Piece): Promise<ReconcilePass | null> {
  const { shopId, domain } = place;
  const reached = piece.ended ? null : lastWhole(piece, round);
  const { assigned, missing } = await inShop(shopId, async (tx) => {
    const there = new Set(piece.variants.map(({ facts }) => facts.variantId));
    const meant = await assignedOfProducts(tx, BigInt(round.reached), reached);
    const seen = new Set(round.seen.map(BigInt));
    return {
      assigned: await assignedAmong(tx, [...there]),
      missing: meant.filter((variantId) => !there.has(variantId) && !seen.has(variantId)).slice(0, MOST_MISSING),
    };
  });
  const readings = readingsOf(piece, assigned, round);
  if (round.withPlans) await askAboutStrays(place, readings);
  for (const some of chunks(missing)) readings.push(...(await readForReconciling(domain, some, round)));
  const inboxIsBehind = (await pendingIds(domain, 1)).length > 0;
  return inShop(shopId, async (tx) => {
    await takeInReadings(tx, { asked: [...assigned, ...missing], readings, inboxIsBehind, now: new Date() });
    const roundChecked = pass.roundChecked + assigned.size + missing.length;
    if (!piece.ended) return savePass(tx, pass, { cursor: JSON.stringify(after(round, piece, reached)), roundChecked });
    await forgetStrayDrifts(tx);
    return endRound(tx, pass, roundChecked);
  });
}

/** The piece's last product may go on in the next. */
function lastWhole({ variants, product }: Piece, { reached }: BulkRound): bigint {
  const unfinished = product && toShopifyId(product.id);
  return variants.findLast(({ facts }) => facts.productId !== unfinished)?.facts.productId ?? BigInt(reached);
}

function after(round: BulkRound, { variants, product, bytes }: Piece, reached: bigint | null): BulkRound {
  const ofProduct = variants.filter(({ facts }) => product !== null && facts.productId === toShopifyId(product.id));
  const before = round.product?.id === product?.id ? round.seen : [];
  const seen = [...before, ...ofProduct.map(({ facts }) => String(facts.variantId))];
  return { ...round, taken: round.taken + bytes, product, seen, reached: String(reached) };
}

/** Pictures are not compared. */
function readingsOf(piece: Piece, assigned: Set<bigint>, { withPlans }: BulkRound): VariantReading[] {
  const meant = piece.variants.filter(({ facts }) => assigned.has(facts.variantId));
  return meant.map((one) => ({
    ...one,
    facts: { ...one.facts, imageUrl: null },
    planGroupIds: withPlans ? one.planGroupIds : null,
  }));
}

/**
 * Who left a plan of ours after the file was written still stands in it: those are asked for anew. Who joined one since needs no such
 * question, since the offer that names it is newer than the file.
 */
async function askAboutStrays({ shopId, domain }: Place, readings: VariantReading[]): Promise<void> {
  const { own, memberships } = await inShop(shopId, async (tx) => ({
    own: await ownGroups(tx),
    memberships: await findMemberships(
      tx,
      readings.map(({ facts }) => facts.variantId),
    ),
  }));
  const strays = readings.filter(({ facts, planGroupIds }) => {
    const joined = memberships.get(facts.variantId)?.joined ?? [];
    return planGroupIds?.some((id) => own.has(id) && !joined.includes(id));
  });
  const groups = new Map<bigint, bigint[]>();
  for (const some of chunks(strays.map(({ facts }) => facts.variantId))) {
    for (const [variantId, ids] of await readPlanGroups(domain, some)) groups.set(variantId, ids);
  }
  for (const stray of strays) stray.planGroupIds = groups.get(stray.facts.variantId) ?? null;
}

function* chunks(variantIds: bigint[]): Generator<bigint[]> {
  for (let from = 0; from < variantIds.length; from += READINGS_PER_QUERY)
    yield variantIds.slice(from, from + READINGS_PER_QUERY);
}
