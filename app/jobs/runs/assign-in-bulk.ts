/** Assigns a large part of a catalogue: a bulk query writes it down, and the run takes it in piece by piece. */
import { randomBytes } from "node:crypto";
import { findAssignedSince } from "#app/data/assignments.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { ASSIGN_START, type AssignRunInput } from "#app/domain/assign-selection.ts";
import type { RunProgress } from "#app/domain/run.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { queueBulkWrites } from "#app/flows/queue-bulk-writes.ts";
import { readNextPiece, startCatalogueQuery, type CataloguePiece, type ProductLine } from "#app/shopify/bulk-catalogue.ts";
import { readBulkOperation, type BulkState } from "#app/shopify/bulk-operations.ts";
import type { RunContext, SliceEnd } from "./run-slice.ts";
import { beginTelling } from "./tell-shopify.ts";

const LOOK_AGAIN_MS = 2_000;
const BUSY_MS = 15_000;
const MOST_TRIES = 3;

/** Where a run stands in what Shopify wrote down. Ids are digits. */
export type BulkAssignCursor = {
  bulk: {
    /** By which the operation is found again. */
    name: string;
    readAt: string;
    operationId: string | null;
    /** Bytes taken in, and the product that the next variants belong to. */
    taken: number;
    product: ProductLine | null;
    products: number;
    tries: number;
  };
};

export const isBulkAssign = (cursor: unknown): cursor is BulkAssignCursor =>
  typeof cursor === "object" && cursor !== null && "bulk" in cursor;

export function bulkStart(tries = 1): BulkAssignCursor {
  const name = `Standby_${randomBytes(8).toString("hex")}`;
  return { bulk: { name, readAt: new Date().toISOString(), operationId: null, taken: 0, product: null, products: 0, tries } };
}

export async function assignInBulk(context: RunContext, { bulk }: BulkAssignCursor): Promise<SliceEnd> {
  if (bulk.operationId === null) return start(context, bulk);
  const operation = await readBulkOperation(context.shop.domain, BigInt(bulk.operationId));
  if (operation.state === "running") {
    await context.save(() => Promise.resolve({ cursor: { bulk }, result: { phase: "reading", read: operation.rootObjects } }));
    return { waitMs: LOOK_AGAIN_MS };
  }
  if (operation.state === "failed") return tryAgain(context, bulk);
  return takeNext(context, bulk, operation);
}

type Place = BulkAssignCursor["bulk"];

async function start({ shop, run, save }: RunContext, bulk: Place): Promise<SliceEnd> {
  const { selection } = run.input as AssignRunInput;
  const filter = selection.from === "products" ? selection.query : "";
  const operationId = await startCatalogueQuery(shop.domain, { name: bulk.name, filter });
  if (operationId === "busy") return { waitMs: BUSY_MS };
  const cursor = operationId === null ? ASSIGN_START : { bulk: { ...bulk, operationId: String(operationId) } };
  await save(() => Promise.resolve({ cursor, result: { phase: operationId === null ? "assigning" : "reading" } }));
  return operationId === null ? "more" : { waitMs: LOOK_AGAIN_MS };
}

/** Failed or expired: once more from the start, and at last page by page. What was assigned is passed over. */
async function tryAgain({ save }: RunContext, bulk: Place): Promise<SliceEnd> {
  const cursor = bulk.tries < MOST_TRIES ? bulkStart(bulk.tries + 1) : { ...ASSIGN_START, again: true };
  await save(() => Promise.resolve({ cursor }));
  return "more";
}

async function takeNext(context: RunContext, bulk: Place, operation: BulkState): Promise<SliceEnd> {
  const piece = await readNextPiece(context.shop.domain, operation.url, bulk);
  if (!piece) return tryAgain(context, bulk);
  await context.save((tx) => (piece.ended ? beginTelling(tx) : assignPiece(tx, context, bulk, piece, operation)));
  return "more";
}

async function assignPiece(
  tx: ShopTx,
  { run }: RunContext,
  bulk: Place,
  piece: CataloguePiece,
  operation: BulkState,
): Promise<RunProgress> {
  const templateId = BigInt((run.input as AssignRunInput).templateId);
  const found = piece.variants.map(({ facts }) => facts);
  const variants = bulk.tries > 1 ? await notYet(tx, found, run.startedAt) : found;
  const input = { variants, templateId, actor: run.actor, now: new Date(), tell: "in-bulk" as const };
  const { assigned, refused } = variants.length > 0 ? await assignVariants(tx, input) : { assigned: 0, refused: [] };
  const products = bulk.products + piece.products;
  const place = { ...bulk, taken: bulk.taken + piece.bytes, product: piece.product, products };
  await queueBulkWrites(tx, { gather: true });
  return {
    cursor: { bulk: place },
    done: assigned,
    failures: refused.map(({ title, reason }) => ({ item: title, reason })),
    result: { phase: "assigning", reached: products / Math.max(1, operation.rootObjects), whole: 2 },
  };
}

/** Those that this run has not assigned already. */
export async function notYet<One extends { variantId: bigint }>(tx: ShopTx, variants: One[], since: Date): Promise<One[]> {
  const ids = variants.map(({ variantId }) => variantId);
  const assigned = await findAssignedSince(tx, ids, since);
  return variants.filter(({ variantId }) => !assigned.has(variantId));
}
