/** Reading stock: the levels of an item, and what a variant has to sell. Lookups only, whatever the size of the catalogue. */
import type { InventoryItem, InventoryLevel, QuantityName, ShopState, Variant } from "#sandbox/store/state.ts";

export const QUANTITY_NAMES: QuantityName[] = [
  "available",
  "committed",
  "incoming",
  "reserved",
  "damaged",
  "safety_stock",
  "quality_control",
];

export const levelKey = (inventoryItemId: number, locationId: number) => `${inventoryItemId}:${locationId}`;

export const noQuantities = (): Record<QuantityName, number> => ({
  available: 0,
  committed: 0,
  incoming: 0,
  reserved: 0,
  damaged: 0,
  safety_stock: 0,
  quality_control: 0,
});

export const levelAt = (shop: ShopState, inventoryItemId: number, locationId: number) =>
  shop.inventoryLevels.get(levelKey(inventoryItemId, locationId));

/** Every level of one item, in the order of the shop's locations. */
export function levelsOf(shop: ShopState, inventoryItemId: number): InventoryLevel[] {
  const levels: InventoryLevel[] = [];
  for (const locationId of shop.locations.keys()) {
    const level = levelAt(shop, inventoryItemId, locationId);
    if (level) levels.push(level);
  }
  return levels;
}

/** on_hand = available + committed + the states that are there but cannot be sold. */
export function onHand({ quantities }: InventoryLevel): number {
  return (
    quantities.available +
    quantities.committed +
    quantities.reserved +
    quantities.damaged +
    quantities.safety_stock +
    quantities.quality_control
  );
}

export function itemOf(shop: ShopState, variant: Variant): InventoryItem {
  const item = shop.inventoryItems.get(variant.inventoryItemId);
  if (!item) throw new Error(`Variant ${variant.id} has no inventory item.`);
  return item;
}

/** Units available at all active locations: Shopify's `inventoryQuantity`. */
export function inventoryQuantity(shop: ShopState, variant: Variant): number {
  return levelsOf(shop, variant.inventoryItemId)
    .filter((level) => shop.locations.get(level.locationId)?.isActive)
    .reduce((units, level) => units + level.quantities.available, 0);
}

/** The levels online orders are served from. */
export const onlineLevels = (shop: ShopState, variant: Variant): InventoryLevel[] =>
  levelsOf(shop, variant.inventoryItemId).filter((level) => {
    const location = shop.locations.get(level.locationId);
    return location?.isActive && location.fulfillsOnlineOrders;
  });

/** Units the online store can sell: Shopify's `sellableOnlineQuantity`. */
export const sellableOnlineQuantity = (shop: ShopState, variant: Variant): number =>
  onlineLevels(shop, variant).reduce((units, level) => units + level.quantities.available, 0);

/** Can a shopper buy one now, and how many units does the shop count. */
export function variantAvailability(shop: ShopState, variant: Variant): { availableForSale: boolean; inventoryQuantity: number } {
  const tracked = itemOf(shop, variant).tracked;
  const forSale = !tracked || variant.inventoryPolicy === "CONTINUE" || sellableOnlineQuantity(shop, variant) > 0;
  return { availableForSale: forSale, inventoryQuantity: inventoryQuantity(shop, variant) };
}
