/** Lines sold expressly as pre-order or backorder: their units are owed, also while stock above zero is kept in reserve. */
import { markCounted } from "#app/data/counted-orders.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { addSoldAhead } from "#app/data/sold-ahead.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

export type SoldAheadLine = { variantId: bigint; units: number };

/** @param cause who told: a webhook's topic, or the reconciler */
export type SoldAhead = { orderId: bigint; lines: SoldAheadLine[]; cause: string; now: Date };

/**
 * Counted once per order, whoever tells of it. An order told late, when its variant is back in normal sale, is covered by
 * the stock that brought it back.
 * @returns how many variants owe more now
 */
export async function recordSoldAhead(tx: ShopTx, { orderId, lines, cause, now }: SoldAhead): Promise<{ owing: number }> {
  if (lines.length === 0) return { owing: 0 };
  const locked = await lockVariants(
    tx,
    lines.map((line) => line.variantId),
  );
  if (locked.length === 0 || !(await markCounted(tx, { kind: "sold", shopifyId: orderId }, now))) return { owing: 0 };
  const variantIds = await addSoldAhead(
    tx,
    lines.filter((line) => locked.includes(line.variantId)),
  );
  await decideOffers(tx, { variantIds, actor: "Standby", cause, now });
  return { owing: variantIds.length };
}
