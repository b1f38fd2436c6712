/** Takes in what Shopify says of stock: keeps the newest, recounts, decides the offers, serves the waitlist. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariantsOfItems } from "#app/data/offers.ts";
import { lockStock, saveStockLevels, type StockLevelFact } from "#app/data/stock-levels.ts";
import { decideOffers, type OffersDecided } from "#app/flows/decide-offers.ts";

export type { StockLevelFact };

export type StockRecorded = OffersDecided & { changedLevels: number };

/** Who is named in the history when no person acted. */
const ACTOR = "Standby";

/**
 * Levels are kept for variants that are not assigned too: whatever was told while one is being assigned is there.
 * @param input.cause what told us: "inventory_levels/update", "reconciler", "assignment"
 */
export async function recordStockLevels(
  tx: ShopTx,
  input: { levels: StockLevelFact[]; cause: string; now: Date },
): Promise<StockRecorded> {
  await lockStock(tx, "shared");
  const { items, changed } = await saveStockLevels(tx, input.levels);
  if (items.length === 0) return { changedLevels: 0, changedVariants: [], switches: [], notices: [] };
  const variantIds = await lockVariantsOfItems(tx, items);
  const decided = await decideOffers(tx, { variantIds, actor: ACTOR, cause: input.cause, now: input.now });
  return { changedLevels: changed, ...decided };
}
