/** Ends the oldest owed lines of a variant whose units have come, and those that nobody wants any more. */
import { findAssignment } from "#app/data/assignments.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { markCovered, openLinesOfVariant, saveLineUnits } from "#app/data/owing-orders.ts";
import { linesCovered } from "#app/domain/count-order-owed.ts";

/**
 * A variant that is not assigned any more owes nothing.
 * @param input.shippable units of each line still to be shipped, as Shopify has just said; lines that were not asked for stay
 */
export async function coverOwedLines(
  tx: ShopTx,
  { variantId, shippable, now }: { variantId: bigint; shippable: Map<bigint, number>; now: Date },
): Promise<void> {
  await lockVariants(tx, [variantId]);
  const known = await openLinesOfVariant(tx, variantId);
  const open = known.map((line) => ({ ...line, units: Math.min(line.units, shippable.get(line.lineId) ?? line.units) }));
  for (const [index, { lineId, units }] of open.entries()) {
    if (units !== known[index]?.units) await saveLineUnits(tx, lineId, units);
  }
  const wanted = open.filter(({ units }) => units > 0);
  const owedUnits = (await findAssignment(tx, variantId))?.owedUnits ?? 0;
  const ended = [...open.filter(({ units }) => units === 0), ...linesCovered(wanted, owedUnits)];
  await markCovered(
    tx,
    ended.map(({ lineId }) => lineId),
    now,
  );
}
