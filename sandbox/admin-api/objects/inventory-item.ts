/** InventoryItem. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connection, connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { inventoryLevelObject } from "#sandbox/admin-api/objects/inventory-level.ts";
import { variantObject } from "#sandbox/admin-api/objects/product-variant.ts";
import { gid, levelGid } from "#sandbox/store/gid.ts";
import { levelAt, levelsOf } from "#sandbox/store/operations/levels.ts";
import type { InventoryItem } from "#sandbox/store/state.ts";

type LevelsArgs = PageArgs & { includeInactive?: boolean };

export function inventoryItemObject(call: Call, item: InventoryItem): object {
  const variant = () => call.shop.variants.get(item.variantId);
  return {
    __typename: "InventoryItem",
    id: gid("InventoryItem", item.id),
    legacyResourceId: String(item.id),
    sku: item.sku || null,
    tracked: item.tracked,
    trackedEditable: { locked: false, reason: null },
    requiresShipping: () => variant()?.requiresShipping ?? true,
    unitCost: null,
    countryCodeOfOrigin: null,
    provinceCodeOfOrigin: null,
    harmonizedSystemCode: null,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    locationsCount: () => count(levelsOf(call.shop, item.id).length),
    variant: () => variantObject(call, variant()!),
    variants(args: PageArgs) {
      const found = variant();
      return connectionById(found ? [found] : [], args, (one) => variantObject(call, one));
    },
    inventoryLevel({ locationId }: { locationId: string }) {
      const location = lookUp(call.shop.locations, "Location", locationId);
      const level = location && levelAt(call.shop, item.id, location.id);
      return level ? inventoryLevelObject(call, level) : null;
    },
    inventoryLevels(args: LevelsArgs) {
      const levels = levelsOf(call.shop, item.id).filter(
        (level) => args.includeInactive || call.shop.locations.get(level.locationId)?.isActive,
      );
      return connection(levels, args, { key: levelGid, node: (level) => inventoryLevelObject(call, level) });
    },
  };
}
