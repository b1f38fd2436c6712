/** Takes in what Shopify says of stock: keeps the newest, recounts, decides the offers, serves the waitlist. */
import type { ShopTx } from "#app/data/in-shop.ts";

export type StockLevelFact = {
  inventoryItemId: bigint;
  locationId: bigint;
  availableUnits: number;
  /** Shopify's own `updated_at`: the newest wins. */
  updatedAt: Date;
  /** When Shopify said so; decides between two facts of the same `updatedAt`, which has whole seconds only. */
  toldAt?: Date;
  /** False: the item is no longer stocked at the location. */
  connected?: boolean;
};

export type StockRecorded = { changedLevels: number; changedVariants: bigint[]; switchedVariants: bigint[] };

/** @param input.cause what told us: "inventory_levels/update", "reconciler", "assignment" */
export async function recordStockLevels(
  _tx: ShopTx,
  _input: { levels: StockLevelFact[]; cause: string; now: Date },
): Promise<StockRecorded> {
  return { changedLevels: 0, changedVariants: [], switchedVariants: [] };
}
