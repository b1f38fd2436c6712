/** Takes in what a bulk operation did with some of its variants. The newest intent wins: who has moved on is told anew. */
import * as bulk from "#app/data/bulk-writes.ts";
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { forgetUnassigned, markWritten } from "#app/data/write-leases.ts";
import { policyOf } from "#app/domain/offer-write.ts";
import { queueWrites } from "#app/flows/queue-writes.ts";

/** `unknown`: the operation ended without a word of them, so it may have written them or not. */
export type SettleInput = { done: bulk.BulkWriteLine[]; refused: bulk.BulkWriteLine[]; unknown: bulk.BulkWriteLine[]; now: Date };

const idsOf = (lines: { variantId: bigint }[]) => lines.map(({ variantId }) => variantId);

/** Refused ones go to the job that writes a few at a time: it tries again, and says what Shopify says. */
export async function settleBulkWrite(tx: ShopTx, input: SettleInput): Promise<void> {
  const round = await bulk.findBulkWrite(tx);
  if (!round) return;
  const all = idsOf([...input.done, ...input.refused, ...input.unknown]);
  await lockVariants(tx, all);
  const again = new Set([...(await bulk.renewMoved(tx, all)), ...idsOf(input.refused)]);
  const stillMeant = input.done.filter(({ variantId }) => !again.has(variantId));
  if (round.step === "policies") {
    await bulk.markLinesDone(tx, idsOf(stillMeant));
    await bulk.dropLines(tx, [...idsOf(input.refused), ...idsOf(input.unknown), ...again]);
  } else {
    await bulk.dropLines(tx, all);
    const written = round.step === "offers" ? await noteWritten(tx, stillMeant, input.now) : await notePutBack(tx, stillMeant);
    await bulk.changeBulkWrite(tx, { writtenVariants: round.writtenVariants + written });
  }
  for (const variantId of await unassignedMeanwhile(tx, round, all, stillMeant)) again.add(variantId);
  await queueWrites(tx, [...again]);
}

async function noteWritten(tx: ShopTx, lines: bulk.BulkWriteLine[], at: Date): Promise<number> {
  const first = await markWritten(tx, lines, at);
  await recordEvents(
    tx,
    first.map((each) => ({
      variantId: each.variantId,
      name: "offer-written",
      actor: "Standby",
      detail: { offer: each.offer, policy: policyOf(each) },
      at,
    })),
  );
  return first.length;
}

/** Those unassigned anew stay, to be put back as was asked last. */
async function notePutBack(tx: ShopTx, lines: bulk.BulkWriteLine[]): Promise<number> {
  const stamps = new Map(lines.map(({ variantId, stamp }) => [variantId, stamp.getTime()]));
  const found = await bulk.findToPutBack(tx, idsOf(lines));
  const settled = found.filter(({ variantId, unassignedAt }) => stamps.get(variantId) === unassignedAt.getTime());
  await forgetUnassigned(tx, settled);
  return settled.length;
}

/** What the operation wrote for variants that were unassigned while it ran must go again. */
async function unassignedMeanwhile(
  tx: ShopTx,
  { step }: bulk.BulkWrite,
  all: bigint[],
  stillMeant: bulk.BulkWriteLine[],
): Promise<bigint[]> {
  const waiting = idsOf(await bulk.findToPutBack(tx, all));
  if (step !== "policies") return waiting;
  const goesOn = new Set(idsOf(stillMeant));
  return waiting.filter((variantId) => !goesOn.has(variantId));
}
