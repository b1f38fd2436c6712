/** Gives restocked units to those who wait, first in, first out, in one transaction and two statements. */
import { allocateUnits, callBack, countLine } from "#app/data/allocations.ts";
import { ring } from "#app/data/doorbells.ts";
import { recordEvent } from "#app/data/events.ts";
import { countComingBack } from "#app/data/holds.ts";
import { addFanOut } from "#app/data/fan-outs.ts";
import type { ShopTx } from "#app/data/in-shop.ts";

export type RestockInput = {
  variantId: bigint;
  /** Units for sale before and after; below zero counts as zero. */
  unitsFrom: number;
  unitsTo: number;
  /** Those among them that no returned unit explains; left out: all. */
  newUnits?: number;
  /** What told us: "inventory_levels/update", "reconciler", "import". */
  cause: string;
  now: Date;
};

/**
 * The caller holds the assignment's lock. Those served get "it's back", or have units kept
 * for them by jobs/keep-holds.ts; those still waiting after units ran out get "we've
 * run out again, you keep your place", written in slices by jobs/deliver-messages.ts, so that a long line costs nothing here.
 * @returns `ranOut`: how many are still waiting after units were given out.
 */
export async function allocateRestock(
  tx: ShopTx,
  input: RestockInput,
): Promise<{ restockId: bigint; served: number; ranOut: number }> {
  const { variantId, now, cause } = input;
  const unitsFrom = Math.max(0, input.unitsFrom);
  const unitsTo = Math.max(0, input.unitsTo);
  const newUnits = input.newUnits ?? unitsTo - unitsFrom;
  if (newUnits > 0 && newUnits > (await countComingBack(tx, variantId, now))) await callBack(tx, variantId);
  const { restockId, served, units, held } = await allocateUnits(tx, { variantId, unitsFrom, unitsTo, cause, now });
  if (served === 0) return { restockId, served: 0, ranOut: 0 };
  const ranOut = await countLine(tx, variantId);
  if (ranOut > 0) await addFanOut(tx, { variantId, restockId, now });
  await recordEvent(tx, { variantId, name: "units-allocated", actor: "Standby", detail: { units, served, ranOut }, at: now });
  if (held > 0) await ring(tx, "holds", String(tx.shopId), now);
  await ring(tx, "messages", String(tx.shopId), now);
  return { restockId, served, ranOut };
}
