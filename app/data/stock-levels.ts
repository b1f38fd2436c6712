/** What Shopify said of stock, per item and location; the newest fact wins in whatever order they arrive. */
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

/** Namespace of the advisory locks below. */
const STOCK_LOCK = 20_001;

/**
 * Taken first by all who record levels (shared) and by assignment (alone), so that a level told while its variant is
 * being assigned is counted by one of the two.
 */
export async function lockStock(tx: ShopTx, how: "shared" | "alone"): Promise<void> {
  if (how === "shared") await tx.$executeRaw`select pg_advisory_xact_lock_shared(${STOCK_LOCK}::int, ${tx.shopId}::int)`;
  else await tx.$executeRaw`select pg_advisory_xact_lock(${STOCK_LOCK}::int, ${tx.shopId}::int)`;
}

/**
 * Keeps each level's newest fact. Between two of one `updatedAt` the later told wins, then the lower number: an order
 * of its own, so that any order of arrival ends in the same rows.
 * @returns the items of which something changed
 */
export async function saveStockLevels(tx: ShopTx, levels: StockLevelFact[]): Promise<{ items: bigint[]; changed: number }> {
  if (levels.length === 0) return { items: [], changed: 0 };
  const rows = await tx.$queryRaw<{ inventory_item_id: bigint }[]>`
    insert into stock_levels (shop_id, inventory_item_id, location_id, available_units, updated_at, told_at, connected)
    select distinct on (item, location) ${tx.shopId}, item, location, units, updated_at, told_at, connected
    from unnest(
      ${levels.map((level) => level.inventoryItemId)}::bigint[],
      ${levels.map((level) => level.locationId)}::bigint[],
      ${levels.map((level) => level.availableUnits)}::int[],
      ${levels.map((level) => level.updatedAt)}::timestamptz[],
      ${levels.map((level) => level.toldAt ?? level.updatedAt)}::timestamptz[],
      ${levels.map((level) => level.connected ?? true)}::boolean[]
    ) as fact (item, location, units, updated_at, told_at, connected)
    order by item, location, updated_at desc, told_at desc, connected, units
    on conflict (shop_id, inventory_item_id, location_id) do update
      set available_units = excluded.available_units, updated_at = excluded.updated_at,
          told_at = excluded.told_at, connected = excluded.connected
      where (excluded.updated_at, excluded.told_at, not excluded.connected, -excluded.available_units)
          > (stock_levels.updated_at, stock_levels.told_at, not stock_levels.connected, -stock_levels.available_units)
    returning inventory_item_id`;
  return { items: [...new Set(rows.map((row) => row.inventory_item_id))], changed: rows.length };
}

/**
 * Levels we still count at locations where, as of `readAt`, the items are no longer stocked: a disconnect we were never told
 * of. They stay as old as they were: when a closed location opens again, Shopify shows its levels as it left them.
 */
export async function findVanishedLevels(
  tx: ShopTx,
  items: { inventoryItemId: bigint; locationIds: bigint[]; readAt: Date }[],
): Promise<StockLevelFact[]> {
  const known = await tx.stockLevel.findMany({
    where: { shopId: tx.shopId, connected: true, inventoryItemId: { in: items.map((item) => item.inventoryItemId) } },
  });
  const readItems = new Map(items.map((item) => [item.inventoryItemId, item]));
  return known.flatMap((level) => {
    const item = readItems.get(level.inventoryItemId);
    if (!item || item.locationIds.includes(level.locationId) || level.toldAt >= item.readAt) return [];
    return [{ ...level, availableUnits: 0, toldAt: item.readAt, connected: false }];
  });
}
