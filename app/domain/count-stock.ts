/** Which levels make up a variant's stock. The set-based recount in data/stock-levels.ts says the same in SQL. */

export type CountableLevel = {
  availableUnits: number;
  /** False once the item is no longer stocked at the location. */
  connected: boolean;
  /** Null when Shopify has not told us of the location yet; it counts until we know better. */
  location: { isActive: boolean; fulfillsOnlineOrders: boolean } | null;
  /** Whether the merchant chose the location; null when none was chosen, so that all that fulfil online orders count. */
  chosen?: boolean | null;
  /** Standby's own location: what exact caps keep there is no stock. */
  isOwn?: boolean;
};

/** A level counts when its location is active and was chosen or, where nothing was chosen, fulfils online orders. */
export function counts({ connected, location, chosen = null, isOwn = false }: CountableLevel): boolean {
  return connected && !isOwn && (location?.isActive ?? true) && (chosen ?? location?.fulfillsOnlineOrders ?? true);
}

/** `available` over the counted levels; oversold locations count below zero. No level at all is no stock. */
export function countStock(levels: CountableLevel[]): number {
  return levels.filter(counts).reduce((units, level) => units + level.availableUnits, 0);
}
