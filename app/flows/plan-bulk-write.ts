/** Chooses whom the next bulk operation of a round speaks of, and ends the round when nobody is left. */
import * as bulk from "#app/data/bulk-writes.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { isChangingOffers } from "#app/data/runs.ts";
import { countUnwritten, unwrittenPages } from "#app/data/write-leases.ts";
import { metafieldOf, policyOf } from "#app/domain/offer-write.ts";
import type { InventoryPolicy } from "#app/domain/offer.ts";
import { queuePlanSync } from "#app/flows/queue-plan-sync.ts";
import { queueWrites } from "#app/flows/queue-writes.ts";

/** Fewer are told sooner by calls (docs/decisions/009). */
export const BULK_FROM = 1_000;
const VARIANTS_PER_OPERATION = 10_000;
/** Whole rows are ten times what the operation needs of them, so few are held at once. */
const VARIANTS_AT_ONCE = 500;
/** Shopify takes files of 100 MB; ours must fit into memory, too. */
const MOST_FILE_BYTES = 20_000_000;
const MOST_FAILURES = 3;
/** Who asks for a round has sent the others on their way. */
const IN_BULK = { told: "in-bulk" } as const;

/** A variant's part of the operation's file. */
export type PlannedVariant = bulk.NewLine & { policy: InventoryPolicy; offer?: string };
/** `file`: its text in pieces, as the bytes they are sent as. */
export type Planned = { round: bulk.BulkWrite; file: Buffer[] };
/** How Shopify wants the lines of the two kinds of files. */
export type BulkFormat = {
  variantsPerLine: number;
  metafieldsPerLine: number;
  updates(productId: bigint, variants: PlannedVariant[]): string;
  deletions(variantIds: bigint[]): string;
};

/** @returns null when there is nothing to be done in bulk. @param name of the operation to come, unused until now */
export async function planBulkWrite(tx: ShopTx, name: string, format: BulkFormat): Promise<Planned | null> {
  const round = (await bulk.findBulkWrite(tx)) ?? (await begin(tx));
  if (!round) return null;
  if (round.failures >= MOST_FAILURES) {
    await queueRest(tx);
    return end(tx);
  }
  const file = round.step === "metafields" ? await laterFile(tx, format) : await firstFile(tx, round, format);
  if (file.length === 0) return next(tx, round, name, format);
  await bulk.changeBulkWrite(tx, { name, operationId: null });
  return { round, file };
}

async function begin(tx: ShopTx): Promise<bulk.BulkWrite | null> {
  if ((await countUnwritten(tx, IN_BULK)) >= BULK_FROM) return bulk.beginBulkWrite(tx);
  await leaveRest(tx);
  return null;
}

type Unnumbered = Omit<PlannedVariant, "line">;

/** Each page becomes lines and bytes before the next is read, so that its rows and texts need not be held. */
async function firstFile(tx: ShopTx, round: bulk.BulkWrite, format: BulkFormat): Promise<Buffer[]> {
  const nextPage = round.step === "offers" ? unwritten : unassigned;
  const file: Buffer[] = [];
  let reached: bulk.Reached = round;
  let [variants, lines, bytes] = [0, 0, 0];
  while (variants < VARIANTS_PER_OPERATION && bytes < MOST_FILE_BYTES) {
    const page = inLines(await nextPage(tx, reached), format.variantsPerLine, lines);
    const last = page.at(-1)?.at(-1);
    if (!last) break;
    await bulk.addLines(tx, page.flat());
    const piece = Buffer.from(page.map((line) => `${format.updates(line[0]?.productId ?? 0n, line)}\n`).join(""));
    file.push(piece);
    variants += page.flat().length;
    [lines, bytes] = [last.line + 1, bytes + piece.length];
    reached = { reachedProductId: last.productId, reachedVariantId: last.variantId };
  }
  return file;
}

async function unwritten(tx: ShopTx, reached: bulk.Reached): Promise<Unnumbered[]> {
  const found = await bulk.nextUnwritten(tx, reached, VARIANTS_AT_ONCE);
  return found.map((each) => ({
    variantId: each.variantId,
    productId: each.productId,
    version: each.intentVersion,
    stamp: each.assignedAt,
    policy: policyOf(each),
    offer: metafieldOf(each),
  }));
}

async function unassigned(tx: ShopTx, reached: bulk.Reached): Promise<Unnumbered[]> {
  const found = await bulk.nextUnassigned(tx, reached, VARIANTS_AT_ONCE);
  return found.map(({ variantId, productId, unassignedAt, policy }) => ({
    ...{ variantId, productId, version: 0, stamp: unassignedAt, policy: policy as InventoryPolicy },
  }));
}

/** The variants whose policies are back lose their metafields. */
async function laterFile(tx: ShopTx, { metafieldsPerLine, deletions }: BulkFormat): Promise<Buffer[]> {
  await bulk.renumberLines(tx, metafieldsPerLine);
  const file: Buffer[] = [];
  const linesAtOnce = VARIANTS_AT_ONCE / metafieldsPerLine;
  for (let from = 0; ; from += linesAtOnce) {
    const numbers = Array.from({ length: linesAtOnce }, (_, index) => from + index);
    const found = await bulk.linesNumbered(tx, numbers);
    if (found.length === 0) return file;
    const lines = numbers.map((number) => found.filter(({ line }) => line === number).map(({ variantId }) => variantId));
    const texts = lines.filter((variantIds) => variantIds.length > 0).map((variantIds) => `${deletions(variantIds)}\n`);
    file.push(Buffer.from(texts.join("")));
  }
}

/** In the order of products, one product to a line. */
function inLines(found: Unnumbered[], perLine: number, firstLine: number): PlannedVariant[][] {
  const lines: PlannedVariant[][] = [];
  for (const one of found) {
    const current = lines.at(-1);
    if (current && current[0]?.productId === one.productId && current.length < perLine) {
      current.push({ ...one, line: firstLine + lines.length - 1 });
    } else lines.push([{ ...one, line: firstLine + lines.length }]);
  }
  return lines;
}

/** Assigned ones first, then those to be put back. */
async function next(tx: ShopTx, round: bulk.BulkWrite, name: string, format: BulkFormat): Promise<Planned | null> {
  const fromTheStart = { reachedProductId: 0n, reachedVariantId: 0n };
  if (round.step === "metafields") {
    await bulk.changeBulkWrite(tx, { step: "policies" });
    return planBulkWrite(tx, name, format);
  }
  if (round.step === "offers") {
    await bulk.changeBulkWrite(tx, { step: "policies", ...fromTheStart });
    return planBulkWrite(tx, name, format);
  }
  const isWorthAnother = round.writtenVariants > 0 && (await countUnwritten(tx, IN_BULK)) >= BULK_FROM;
  if (!isWorthAnother) {
    await leaveRest(tx);
    return end(tx);
  }
  await bulk.changeBulkWrite(tx, { step: "offers", writtenVariants: 0, ...fromTheStart });
  return planBulkWrite(tx, name, format);
}

async function end(tx: ShopTx): Promise<null> {
  await bulk.endBulkWrite(tx);
  await queuePlanSync(tx);
  return null;
}

/** A run that is still changing offers rings again, and when it ends: what it has left till then is told with what is to come. */
async function leaveRest(tx: ShopTx): Promise<void> {
  if (!(await isChangingOffers(tx))) await queueRest(tx);
}

/** What is left goes to the job that writes a few at a time. */
async function queueRest(tx: ShopTx): Promise<void> {
  for await (const variantIds of unwrittenPages(tx, IN_BULK)) await queueWrites(tx, variantIds);
}
