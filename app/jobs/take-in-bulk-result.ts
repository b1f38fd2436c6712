/** Reads what a bulk operation wrote down, piece by piece, and saves how far it has read with what that means. */
import * as bulk from "#app/data/bulk-writes.ts";
import { inShop, type ShopTx } from "#app/data/in-shop.ts";
import { settleBulkWrite } from "#app/flows/settle-bulk-write.ts";
import { readResult } from "#app/shopify/bulk-files.ts";
import { readOutcome, type LineOutcome } from "#app/shopify/bulk-offers.ts";
import type { BulkState } from "#app/shopify/bulk-operations.ts";

const PIECE_BYTES = 256_000;
/** One product each, mostly with some ten variants. */
const LINES_AT_ONCE = 50;
const LEFT_AT_ONCE = 1_000;

/** @returns "ended" when nothing of the operation is left to be taken in; a signal leaves the rest to another slice. */
export async function takeInResult(shopId: number, operation: BulkState, signal?: AbortSignal): Promise<"ended" | "left"> {
  while (operation.url && !signal?.aborted) {
    const round = await inShop(shopId, bulk.findBulkWrite);
    if (!round) return "ended";
    const from = Number(round.resultBytes);
    const piece = await readResult(operation.url, from, PIECE_BYTES);
    if (!piece || piece.bytes.length === 0) break;
    const read = await takeInPiece(shopId, piece.bytes, from, signal);
    if (piece.last && read === piece.bytes.length) break;
    if (read === 0) break;
  }
  if (signal?.aborted) return "left";
  return endOperation(shopId, signal);
}

/** @returns how many bytes of whole lines were taken in. */
async function takeInPiece(shopId: number, bytes: Buffer, from: number, signal?: AbortSignal): Promise<number> {
  let read = 0;
  while (read < bytes.length && !signal?.aborted) {
    const outcomes: LineOutcome[] = [];
    let end = read;
    for (let next = bytes.indexOf(10, end); next >= 0 && outcomes.length < LINES_AT_ONCE; next = bytes.indexOf(10, end)) {
      outcomes.push(readOutcome(bytes.toString("utf8", end, next)));
      end = next + 1;
    }
    if (end === read) break;
    const resultBytes = BigInt(from + end);
    await inShop(shopId, async (tx) => {
      await settleLines(tx, outcomes);
      await bulk.changeBulkWrite(tx, { resultBytes });
    });
    read = end;
  }
  return read;
}

async function settleLines(tx: ShopTx, outcomes: LineOutcome[]): Promise<void> {
  const lines = await bulk.linesNumbered(
    tx,
    outcomes.map(({ line }) => line),
  );
  const failed = new Map(outcomes.map((outcome) => [outcome.line, outcome.failed]));
  const places = new Map<number, number>();
  const isRefused = ({ line }: bulk.BulkWriteLine) => {
    const place = places.get(line) ?? 0;
    places.set(line, place + 1);
    const here = failed.get(line);
    return here === "all" || here?.has(place) === true;
  };
  const refused = lines.filter(isRefused);
  const done = lines.filter((line) => !refused.includes(line));
  await settleBulkWrite(tx, { done, refused, unknown: [], now: new Date() });
}

/** Lines of which the result said nothing; then the operation is over and the round goes on. */
async function endOperation(shopId: number, signal?: AbortSignal): Promise<"ended" | "left"> {
  while (!signal?.aborted) {
    const over = await inShop(shopId, async (tx) => {
      const round = await bulk.findBulkWrite(tx);
      const unknown = await bulk.listLines(tx, { done: false }, LEFT_AT_ONCE);
      await settleBulkWrite(tx, { done: [], refused: [], unknown, now: new Date() });
      if (unknown.length > 0 || !round) return !round;
      const step = round.step === "policies" ? "metafields" : round.step === "metafields" ? "policies" : "offers";
      await bulk.changeBulkWrite(tx, { name: null, operationId: null, resultBytes: 0n, step });
      return true;
    });
    if (over) return "ended";
  }
  return "left";
}

/** What it left undone is looked for from the start; after some failures few at a time are written instead. */
export async function failOperation(shopId: number): Promise<void> {
  await inShop(shopId, async (tx) => {
    const round = await bulk.findBulkWrite(tx);
    if (!round) return;
    const fromTheStart = { reachedProductId: 0n, reachedVariantId: 0n };
    await bulk.changeBulkWrite(tx, { failures: round.failures + 1, ...fromTheStart });
  });
}
