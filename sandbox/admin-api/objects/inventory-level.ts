/** InventoryLevel: the units of one item at one location, state by state. */
import { GraphQLError } from "graphql";
import type { Call } from "#sandbox/admin-api/call.ts";
import { inventoryItemObject } from "#sandbox/admin-api/objects/inventory-item.ts";
import { locationObject } from "#sandbox/admin-api/objects/location.ts";
import { levelGid } from "#sandbox/store/gid.ts";
import { onHand, QUANTITY_NAMES } from "#sandbox/store/operations/levels.ts";
import type { InventoryLevel, QuantityName } from "#sandbox/store/state.ts";

/** Units in a state by its name; null when there is no such state. */
export function quantityOf(level: InventoryLevel, name: string): number | null {
  if (name === "on_hand") return onHand(level);
  return QUANTITY_NAMES.includes(name as QuantityName) ? level.quantities[name as QuantityName] : null;
}

function quantityObject(level: InventoryLevel, name: string) {
  const quantity = quantityOf(level, name);
  if (quantity === null) throw new GraphQLError(`"${name}" is not a valid inventory quantity name.`);
  const id = `gid://shopify/InventoryQuantity/${level.locationId}?inventory_item_id=${level.inventoryItemId}&name=${name}`;
  return { __typename: "InventoryQuantity", id, name, quantity, updatedAt: level.updatedAt };
}

export function inventoryLevelObject(call: Call, level: InventoryLevel): object {
  return {
    __typename: "InventoryLevel",
    id: levelGid(level),
    isActive: true,
    canDeactivate: true,
    deactivationAlert: null,
    createdAt: () => call.shop.inventoryItems.get(level.inventoryItemId)?.createdAt ?? level.updatedAt,
    updatedAt: level.updatedAt,
    quantities: ({ names }: { names: string[] }) => names.map((name) => quantityObject(level, name)),
    item: () => inventoryItemObject(call, call.shop.inventoryItems.get(level.inventoryItemId)!),
    location: () => locationObject(call, call.shop.locations.get(level.locationId)!),
  };
}
