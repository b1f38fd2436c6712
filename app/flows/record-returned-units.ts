/** Units that a cancelled or refunded order gave back: real for those who wait, but no new stock. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadOffers, lockVariants, saveStockNews } from "#app/data/offers.ts";
import { noteReturn } from "#app/domain/new-stock.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

export type ReturnedLine = { variantId: bigint; units: number };

/** Once per refund or cancellation: the inbox sees to it. @returns how many variants it concerns */
export async function recordReturnedUnits(
  tx: ShopTx,
  { lines, cause, now }: { lines: ReturnedLine[]; cause: string; now: Date },
): Promise<{ returned: number }> {
  const variantIds = await lockVariants(
    tx,
    lines.map((line) => line.variantId),
  );
  for (const row of await loadOffers(tx, variantIds)) {
    const units = lines.reduce((sum, line) => sum + (line.variantId === row.variantId ? line.units : 0), 0);
    await saveStockNews(tx, row.variantId, noteReturn(row, units, now));
  }
  await decideOffers(tx, { variantIds, actor: "Standby", cause, now });
  return { returned: variantIds.length };
}
