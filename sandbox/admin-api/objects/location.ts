/** Location. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connection, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { inventoryLevelObject } from "#sandbox/admin-api/objects/inventory-level.ts";
import { metafieldFields } from "#sandbox/admin-api/objects/metafield.ts";
import { gid, levelGid } from "#sandbox/store/gid.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";
import type { Location } from "#sandbox/store/state.ts";

export function locationObject(call: Call, location: Location): object {
  const id = gid("Location", location.id);
  return {
    __typename: "Location",
    id,
    legacyResourceId: String(location.id),
    name: location.name,
    isActive: location.isActive,
    fulfillsOnlineOrders: location.fulfillsOnlineOrders,
    shipsInventory: true,
    isFulfillmentService: false,
    fulfillmentService: null,
    activatable: true,
    deactivatable: true,
    deletable: false,
    deactivatedAt: null,
    addressVerified: false,
    hasActiveInventory: true,
    isPrimary: () => call.shop.locations.keys().next().value === location.id,
    address: () => addressObject(location),
    createdAt: call.shop.createdAt,
    updatedAt: location.updatedAt ?? call.shop.createdAt,
    inventoryLevel({ inventoryItemId }: { inventoryItemId: string }) {
      const item = lookUp(call.shop.inventoryItems, "InventoryItem", inventoryItemId);
      const level = item && levelAt(call.shop, item.id, location.id);
      return level ? inventoryLevelObject(call, level) : null;
    },
    inventoryLevels(args: PageArgs) {
      const levels = [...call.shop.inventoryLevels.values()].filter((level) => level.locationId === location.id);
      return connection(levels, args, { key: levelGid, node: (level) => inventoryLevelObject(call, level) });
    },
    ...metafieldFields(call, id),
  };
}

function addressObject({ address }: Location) {
  return {
    ...address,
    address2: null,
    phone: null,
    province: null,
    provinceCode: null,
    latitude: null,
    longitude: null,
    formatted: [address.address1, `${address.city} ${address.zip}`, address.country],
  };
}
