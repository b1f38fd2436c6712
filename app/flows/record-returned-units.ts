/** Units that a cancelled or refunded order, or a hold, gave back: real for those who wait, but no new stock. */
import { markCounted, type CountedOrder } from "#app/data/counted-orders.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadOffers, lockVariants, saveStockNews } from "#app/data/offers.ts";
import { shopOf } from "#app/data/shops.ts";
import { noteReturn } from "#app/domain/new-stock.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

/** `locationId`: where the units were put back, when that was told. */
export type ReturnedLine = { variantId: bigint; units: number; locationId?: bigint | null };

/** @param cause who told: a webhook's topic, the reconciler or a hold that ended */
export type ReturnedUnits = { lines: ReturnedLine[]; cause: string; now: Date };

/**
 * Counted once per refund or cancellation, whoever tells of it. What is put back at Standby's own location is no stock: a note
 * would explain away a rise elsewhere. @returns how many variants it concerns
 */
export async function recordReturnedUnits(
  tx: ShopTx,
  { of, lines: told, cause, now }: ReturnedUnits & { of: CountedOrder },
): Promise<{ returned: number }> {
  const own = told.some(({ locationId }) => locationId) ? (await shopOf(tx)).incomingLocationId : null;
  const lines = told.filter(({ locationId }) => !locationId || locationId !== own);
  const variantIds = await lockVariants(
    tx,
    lines.map((line) => line.variantId),
  );
  if (variantIds.length === 0 || !(await markCounted(tx, of, now))) return { returned: 0 };
  await noteReturnedUnits(tx, { lines, cause, now });
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
