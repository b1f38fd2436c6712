/** Stock changes: the one place that writes quantities, so that each change has its instant and its webhooks. */
import type { SandboxContext } from "#sandbox/context.ts";
import { instantAfter } from "#sandbox/store/instant.ts";
import { announceProduct } from "#sandbox/store/operations/announce-product.ts";
import { watchStock } from "#sandbox/store/operations/watch-stock.ts";
import { levelAt, levelKey, noQuantities } from "#sandbox/store/operations/levels.ts";
import type { InventoryLevel, QuantityName, ShopState } from "#sandbox/store/state.ts";
import { disconnectedLevelPayload, inventoryLevelPayload } from "#sandbox/webhooks/payloads/inventory-level.ts";

export type QuantityChange = { inventoryItemId: number; locationId: number; name: QuantityName; delta: number };
export type LevelAddress = { inventoryItemId: number; locationId: number };

/** The level of an item at a location; made (and announced as connected) when the item was not stocked there. */
export function connectLevel(context: SandboxContext, shop: ShopState, at: LevelAddress): InventoryLevel {
  const known = levelAt(shop, at.inventoryItemId, at.locationId);
  if (known) return known;
  const level: InventoryLevel = { ...at, quantities: noQuantities(), updatedAt: instantAfter(null) };
  shop.inventoryLevels.set(levelKey(at.inventoryItemId, at.locationId), level);
  context.store.emit(shop, "inventory_levels/connect", inventoryLevelPayload(shop, level));
  return level;
}

/** The item is no longer stocked at the location. */
export function disconnectLevel(context: SandboxContext, shop: ShopState, level: InventoryLevel): void {
  shop.inventoryLevels.delete(levelKey(level.inventoryItemId, level.locationId));
  context.store.emit(shop, "inventory_levels/disconnect", disconnectedLevelPayload(level));
}

/**
 * Applies all changes at once, then tells: `inventory_levels/update` for every level whose available units changed,
 * `products/update` once for every product touched.
 */
export function changeQuantities(context: SandboxContext, shop: ShopState, changes: QuantityChange[]): void {
  const touched = new Map<InventoryLevel, number>();
  const announceTransitions = watchStock(context, shop, changes);
  for (const change of changes) {
    const level = connectLevel(context, shop, { inventoryItemId: change.inventoryItemId, locationId: change.locationId });
    if (!touched.has(level)) touched.set(level, level.quantities.available);
    level.quantities[change.name] += change.delta;
  }
  const productIds = new Set<number>();
  for (const [level, availableBefore] of touched) {
    level.updatedAt = instantAfter(level.updatedAt);
    if (level.quantities.available === availableBefore) continue;
    context.store.emit(shop, "inventory_levels/update", inventoryLevelPayload(shop, level));
    const item = shop.inventoryItems.get(level.inventoryItemId);
    const variant = item && shop.variants.get(item.variantId);
    if (!variant) continue;
    variant.updatedAt = instantAfter(variant.updatedAt);
    productIds.add(variant.productId);
  }
  for (const productId of productIds) announceProduct(context, shop, productId);
  announceTransitions();
  context.store.changed();
}

/** Makes `units` available at the location, whatever was there. */
export function setAvailable(context: SandboxContext, shop: ShopState, to: LevelAddress & { units: number }): void {
  const now = levelAt(shop, to.inventoryItemId, to.locationId)?.quantities.available ?? 0;
  adjustAvailable(context, shop, { inventoryItemId: to.inventoryItemId, locationId: to.locationId, delta: to.units - now });
}

/** Adds `delta` units (negative to take away) to what is available at the location. */
export function adjustAvailable(context: SandboxContext, shop: ShopState, by: LevelAddress & { delta: number }): void {
  const { inventoryItemId, locationId, delta } = by;
  changeQuantities(context, shop, [{ inventoryItemId, locationId, name: "available", delta }]);
}
