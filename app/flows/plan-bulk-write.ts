/** Chooses whom the next bulk operation of a round speaks of, and ends the round when nobody is left. */
import * as bulk from "#app/data/bulk-writes.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { isChangingOffers } from "#app/data/runs.ts";
import { countUnwritten, findUnwritten } from "#app/data/write-leases.ts";
import { metafieldOf, policyOf } from "#app/domain/offer-write.ts";
import type { InventoryPolicy } from "#app/domain/offer.ts";
import { queuePlanSync } from "#app/flows/queue-plan-sync.ts";
import { queueWrites } from "#app/flows/queue-writes.ts";

/** Fewer are told sooner by calls (docs/decisions/009). */
export const BULK_FROM = 1_000;
const VARIANTS_PER_OPERATION = 10_000;
/** Whole rows are ten times what the operation needs of them, so few are held at once. */
const VARIANTS_AT_ONCE = 500;
const MOST_FAILURES = 3;
/** Who asks for a round has sent the others on their way. */
const IN_BULK = { told: "in-bulk" } as const;

/** A variant's part of the operation's file. */
export type PlannedVariant = bulk.NewLine & { policy: InventoryPolicy; offer?: string };
export type Planned = { round: bulk.BulkWrite; variants: PlannedVariant[] };
type PerLine = { variants: number; metafields: number };

/** @returns null when there is nothing to be done in bulk. @param name of the operation to come, unused until now */
export async function planBulkWrite(tx: ShopTx, name: string, perLine: PerLine): Promise<Planned | null> {
  const round = (await bulk.findBulkWrite(tx)) ?? (await begin(tx));
  if (!round) return null;
  if (round.failures >= MOST_FAILURES) return end(tx);
  const variants = await choose(tx, round, perLine);
  if (variants.length === 0) return next(tx, round, name, perLine);
  await bulk.changeBulkWrite(tx, { name, operationId: null });
  return { round, variants };
}

async function begin(tx: ShopTx): Promise<bulk.BulkWrite | null> {
  if ((await countUnwritten(tx, IN_BULK)) >= BULK_FROM) return bulk.beginBulkWrite(tx);
  // A run that is still changing offers rings again, and when it ends.
  if (!(await isChangingOffers(tx))) await queueWrites(tx, await findUnwritten(tx, IN_BULK));
  return null;
}

async function choose(tx: ShopTx, round: bulk.BulkWrite, perLine: PerLine): Promise<PlannedVariant[]> {
  if (round.step === "metafields") return laterStep(tx, perLine);
  const lines = inLines(await inPages(tx, round, round.step === "offers" ? unwritten : unassigned), perLine.variants);
  await bulk.addLines(tx, lines);
  return lines;
}

type Unnumbered = Omit<PlannedVariant, "line">;

async function inPages(tx: ShopTx, round: bulk.BulkWrite, next: typeof unwritten): Promise<Unnumbered[]> {
  const all: Unnumbered[] = [];
  let reached: bulk.Reached = round;
  while (all.length < VARIANTS_PER_OPERATION) {
    const page = await next(tx, reached);
    all.push(...page);
    const last = page.at(-1);
    if (!last || page.length < VARIANTS_AT_ONCE) break;
    reached = { reachedProductId: last.productId, reachedVariantId: last.variantId };
  }
  return all;
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
async function laterStep(tx: ShopTx, { metafields }: PerLine): Promise<PlannedVariant[]> {
  await bulk.renumberLines(tx, metafields);
  return (await bulk.listLines(tx)).map((line) => ({ ...line, policy: "DENY" }));
}

/** In the order of products, one product to a line. */
function inLines(found: Unnumbered[], perLine: number): PlannedVariant[] {
  let [line, inLine] = [-1, 0];
  return found.map((one, index) => {
    const isNew = found[index - 1]?.productId !== one.productId || inLine === perLine;
    if (isNew) [line, inLine] = [line + 1, 0];
    inLine += 1;
    return { ...one, line };
  });
}

/** Assigned ones first, then those to be put back. */
async function next(tx: ShopTx, round: bulk.BulkWrite, name: string, perLine: PerLine): Promise<Planned | null> {
  const fromTheStart = { reachedProductId: 0n, reachedVariantId: 0n };
  if (round.step === "metafields") {
    await bulk.changeBulkWrite(tx, { step: "policies" });
    return planBulkWrite(tx, name, perLine);
  }
  if (round.step === "offers") {
    await bulk.changeBulkWrite(tx, { step: "policies", ...fromTheStart });
    return planBulkWrite(tx, name, perLine);
  }
  const isWorthAnother = round.writtenVariants > 0 && (await countUnwritten(tx, IN_BULK)) >= BULK_FROM;
  if (!isWorthAnother) return end(tx);
  await bulk.changeBulkWrite(tx, { step: "offers", writtenVariants: 0, ...fromTheStart });
  return planBulkWrite(tx, name, perLine);
}

/** What is left goes to the job that writes a few at a time. */
async function end(tx: ShopTx): Promise<null> {
  await bulk.endBulkWrite(tx);
  await queueWrites(tx, await findUnwritten(tx, IN_BULK));
  await queuePlanSync(tx);
  return null;
}
