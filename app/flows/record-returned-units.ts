/** Units that a cancelled or refunded order gave back: real for those who wait, but no new stock. */
import { markCounted, type CountedOrder } from "#app/data/counted-orders.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadOffers, lockVariants, saveStockNews } from "#app/data/offers.ts";
import { noteReturn } from "#app/domain/new-stock.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

export type ReturnedLine = { variantId: bigint; units: number };

/** @param cause who told: a webhook's topic, or the reconciler */
export type ReturnedUnits = { of: CountedOrder; lines: ReturnedLine[]; cause: string; now: Date };

/** Counted once per refund or cancellation, whoever tells of it. @returns how many variants it concerns */
export async function recordReturnedUnits(tx: ShopTx, returned: ReturnedUnits): Promise<{ returned: number }> {
  const { of, lines, cause, now } = returned;
  const variantIds = await lockVariants(
    tx,
    lines.map((line) => line.variantId),
  );
  if (variantIds.length === 0 || !(await markCounted(tx, of, now))) return { returned: 0 };
  for (const row of await loadOffers(tx, variantIds)) {
    const units = lines.reduce((sum, line) => sum + (line.variantId === row.variantId ? line.units : 0), 0);
    await saveStockNews(tx, row.variantId, noteReturn(row, units, now));
  }
  await decideOffers(tx, { variantIds, actor: "Standby", cause, now });
  return { returned: variantIds.length };
}
