/** Lines sold expressly as pre-order or backorder: their units are owed, also while stock above zero is kept in reserve. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { addSoldAhead, lockVariants } from "#app/data/offers.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

export type SoldAheadLine = { variantId: bigint; units: number };

/**
 * Once per order: the inbox sees to it. An order told late, when its variant is back in normal sale, is covered by the
 * stock that brought it back.
 * @returns how many variants owe more now
 */
export async function recordSoldAhead(
  tx: ShopTx,
  { lines, now }: { lines: SoldAheadLine[]; now: Date },
): Promise<{ owing: number }> {
  if (lines.length === 0) return { owing: 0 };
  const locked = await lockVariants(
    tx,
    lines.map((line) => line.variantId),
  );
  const variantIds = await addSoldAhead(
    tx,
    lines.filter((line) => locked.includes(line.variantId)),
  );
  await decideOffers(tx, { variantIds, actor: "Standby", cause: "orders/create", now });
  return { owing: variantIds.length };
}
