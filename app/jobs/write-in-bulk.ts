/** One slice of telling Shopify of many offers at once: an operation is started, watched, and its result taken in. */
import { randomBytes } from "node:crypto";
import * as bulk from "#app/data/bulk-writes.ts";
import { inShop } from "#app/data/in-shop.ts";
import { shopById, type Shop } from "#app/data/shops.ts";
import { planBulkWrite, type BulkFormat } from "#app/flows/plan-bulk-write.ts";
import { describeError } from "#app/lib/describe-error.ts";
import { log } from "#app/lib/log.server.ts";
import { NeedsReauth } from "#app/shopify/admin.ts";
import * as offers from "#app/shopify/bulk-offers.ts";
import { findBulkOperation, readBulkOperation, startBulkMutation } from "#app/shopify/bulk-operations.ts";
import { failOperation, takeInResult } from "./take-in-bulk-result.ts";
import type { SliceOutcome } from "./run-bell.ts";

const LOOK_AGAIN_MS = 3_000;
const BUSY_MS = 15_000;
const FORMAT: BulkFormat = {
  variantsPerLine: offers.VARIANTS_PER_LINE,
  metafieldsPerLine: offers.METAFIELDS_PER_LINE,
  updates: offers.variantsLine,
  deletions: offers.deletionLine,
};

const later = (ms: number): SliceOutcome => ({ nextAt: new Date(Date.now() + ms) });

/** Every step is saved before the next begins, so a killed worker's round goes on; no operation is started twice. */
export async function writeInBulk(shopKey: string, signal?: AbortSignal): Promise<SliceOutcome> {
  const shop = await shopById(Number(shopKey));
  if (!shop || shop.uninstalledAt) return "done";
  try {
    const round = await inShop(shop.id, bulk.findBulkWrite);
    if (!round?.name) return await start(shop);
    if (round.operationId === null) return await findAgain(shop, round.step, round.name);
    return await follow(shop, round.operationId, signal);
  } catch (error) {
    if (!(error instanceof NeedsReauth)) throw error;
    log.warn({ shopId: shop.id }, "offers wait to be written until the merchant opens the app");
    return "done";
  }
}

async function start(shop: Shop): Promise<SliceOutcome> {
  const name = `Standby_${randomBytes(8).toString("hex")}`;
  const planned = await inShop(shop.id, (tx) => planBulkWrite(tx, name, FORMAT));
  if (!planned) return "done";
  const { round, file } = planned;
  const document = round.step === "metafields" ? offers.DELETE_METAFIELDS_IN_BULK : offers.WRITE_VARIANTS_IN_BULK;
  const started = await startBulkMutation(shop.domain, offers.named(document, name), file);
  if (started.state === "started") return note(shop, started.operationId);
  await inShop(shop.id, forgetOperation);
  if (started.state === "busy") return later(BUSY_MS);
  log.error({ shopId: shop.id, failure: describeError(started.reason) }, "Shopify takes no bulk operation");
  await failOperation(shop.id);
  return "more";
}

/** A worker died, or Shopify did not answer, while the operation was being started. */
async function findAgain(shop: Shop, step: string, name: string): Promise<SliceOutcome> {
  const operationId = await findBulkOperation(shop.domain, "mutation", name);
  if (operationId !== null) return note(shop, operationId);
  log.info({ shopId: shop.id, step }, "a bulk operation was never started; it is planned anew");
  await inShop(shop.id, forgetOperation);
  return "more";
}

async function note(shop: Shop, operationId: bigint): Promise<SliceOutcome> {
  await inShop(shop.id, (tx) => bulk.noteOperation(tx, operationId));
  return later(LOOK_AGAIN_MS);
}

async function forgetOperation(tx: Parameters<typeof bulk.findBulkWrite>[0]): Promise<void> {
  const round = await bulk.findBulkWrite(tx);
  // The metafields' step goes on with the variants of the policies' step.
  if (round?.step !== "metafields") await bulk.dropLines(tx);
  await bulk.changeBulkWrite(tx, { name: null, operationId: null });
}

async function follow(shop: Shop, operationId: bigint, signal?: AbortSignal): Promise<SliceOutcome> {
  const operation = await readBulkOperation(shop.domain, operationId);
  if (operation.state === "running") return later(LOOK_AGAIN_MS);
  const outcome = await takeInResult(shop.id, operation, signal);
  if (outcome === "ended" && operation.state === "failed") {
    log.warn({ shopId: shop.id, operation: String(operationId) }, "a bulk operation failed; what it did not do is told again");
    await failOperation(shop.id);
  }
  return "more";
}
