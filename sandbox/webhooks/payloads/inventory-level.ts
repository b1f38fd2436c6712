/** Body of `inventory_levels/*`: one item at one location, available units only. */
import { levelGid } from "#sandbox/store/gid.ts";
import { inZone } from "#sandbox/store/instant.ts";
import type { InventoryLevel, ShopState } from "#sandbox/store/state.ts";

export const inventoryLevelPayload = (shop: ShopState, level: InventoryLevel) => ({
  inventory_item_id: level.inventoryItemId,
  location_id: level.locationId,
  available: level.quantities.available,
  updated_at: inZone(level.updatedAt, shop.ianaTimezone),
  admin_graphql_api_id: levelGid(level),
});

/** `inventory_levels/disconnect` says no more than which level is gone. */
export const disconnectedLevelPayload = (level: Pick<InventoryLevel, "inventoryItemId" | "locationId">) => ({
  inventory_item_id: level.inventoryItemId,
  location_id: level.locationId,
});
