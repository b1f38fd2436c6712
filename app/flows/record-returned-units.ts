/** Units that a cancelled or refunded order, or a hold, gave back: real for those who wait, but no new stock. */
import { markCounted, type CountedOrder } from "#app/data/counted-orders.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadOffers, lockVariants, saveStockNews } from "#app/data/offers.ts";
import { noteReturn } from "#app/domain/new-stock.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

export type ReturnedLine = { variantId: bigint; units: number };

/** @param cause who told: a webhook's topic, the reconciler or a hold that ended */
export type ReturnedUnits = { lines: ReturnedLine[]; cause: string; now: Date };

/** Counted once per refund or cancellation, whoever tells of it. @returns how many variants it concerns */
export async function recordReturnedUnits(
  tx: ShopTx,
  { of, ...returned }: ReturnedUnits & { of: CountedOrder },
): Promise<{ returned: number }> {
  const { lines, now } = returned;
  const variantIds = await lockVariants(
    tx,
    lines.map((line) => line.variantId),
  );
  if (variantIds.length === 0 || !(await markCounted(tx, of, now))) return { returned: 0 };
  await noteReturnedUnits(tx, returned);
  return { returned: variantIds.length };
}

/** The caller sees to it that they are noted once. */
export async function noteReturnedUnits(tx: ShopTx, { lines, cause, now }: ReturnedUnits): Promise<void> {
  const variantIds = await lockVariants(
    tx,
    lines.map((line) => line.variantId),
  );
  for (const row of await loadOffers(tx, variantIds)) {
    const units = lines.reduce((sum, line) => sum + (line.variantId === row.variantId ? line.units : 0), 0);
    await saveStockNews(tx, row.variantId, noteReturn(row, units, now));
  }
  await decideOffers(tx, { variantIds, actor: "Standby", cause, now });
}
