/** Which levels make up a variant's stock. The set-based recount in data/stock-levels.ts says the same in SQL. */

export type CountableLevel = {
  availableUnits: number;
  /** False once the item is no longer stocked at the location. */
  connected: boolean;
  /** Null when Shopify has not told us of the location yet; it counts until we know better. */
  location: { isActive: boolean; fulfillsOnlineOrders: boolean } | null;
};

/** A level counts when its location is active and fulfils online orders. */
export function counts({ connected, location }: CountableLevel): boolean {
  return connected && (location === null || (location.isActive && location.fulfillsOnlineOrders));
}

/** `available` over the counted levels; oversold locations count below zero. No level at all is no stock. */
export function countStock(levels: CountableLevel[]): number {
  return levels.filter(counts).reduce((units, level) => units + level.availableUnits, 0);
}
