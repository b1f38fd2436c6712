/** Stock: items, levels, and who stocks what where. Changes of quantities: inventory-quantities.ts. */
import type { GraphQLResolveInfo } from "graphql";
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { userError } from "#sandbox/admin-api/errors.ts";
import { idempotently, type Outcome } from "#sandbox/admin-api/idempotent.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { isUserError, readPlace, unitsAt, type Place, type Spot } from "#sandbox/admin-api/inventory-changes.ts";
import { inventoryItemObject } from "#sandbox/admin-api/objects/inventory-item.ts";
import { inventoryLevelObject } from "#sandbox/admin-api/objects/inventory-level.ts";
import { nodeObject } from "#sandbox/admin-api/objects/node.ts";
import { search } from "#sandbox/admin-api/search-query.ts";
import { parseGid } from "#sandbox/store/gid.ts";
import { adjustAvailable, connectLevel, disconnectLevel } from "#sandbox/store/operations/adjust-inventory.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";
import { updateItem } from "#sandbox/store/operations/update-product.ts";
import type { InventoryItem } from "#sandbox/store/state.ts";

type ListArgs = PageArgs & { query?: string | null };

const FIELDS = {
  id: (item: InventoryItem) => item.id,
  sku: (item: InventoryItem) => item.sku,
  updated_at: (item: InventoryItem) => item.updatedAt,
  created_at: (item: InventoryItem) => item.createdAt,
};

type ActivateArgs = Place & { available?: number | null; onHand?: number | null };

function activate(args: ActivateArgs, call: Call, info: GraphQLResolveInfo) {
  const { done, userErrors } = idempotently(call, info, args, (): Outcome<Spot> => {
    const spot = readPlace(call, args, []);
    if (isUserError(spot)) return { done: null, userErrors: [spot] };
    const stocked = levelAt(call.shop, spot.inventoryItemId, spot.locationId) !== undefined;
    const wished = args.available ?? args.onHand;
    if (stocked && wished !== undefined && wished !== null) {
      const message = "Not allowed to set available quantity when the item is already active at the location.";
      return { done: null, userErrors: [userError(["available"], message)] };
    }
    connectLevel(call.context, call.shop, spot);
    if (wished) adjustAvailable(call.context, call.shop, { ...spot, delta: wished - unitsAt(call, spot, "available") });
    return { done: spot, userErrors: [] };
  });
  const level = done && levelAt(call.shop, done.inventoryItemId, done.locationId);
  return { inventoryLevel: level ? inventoryLevelObject(call, level) : null, userErrors };
}

function deactivate({ inventoryLevelId }: { inventoryLevelId: string }, call: Call) {
  const parsed = parseGid(inventoryLevelId);
  const level = parsed && levelAt(call.shop, Number(parsed.query.get("inventory_item_id")), parsed.id);
  if (!level) return { userErrors: [userError(["inventoryLevelId"], "The inventory level could not be found.")] };
  if (level.quantities.committed > 0) {
    return { userErrors: [userError(["inventoryLevelId"], "The item has committed units at this location.")] };
  }
  disconnectLevel(call.context, call.shop, level);
  return { userErrors: [] };
}

type ItemInput = { sku?: string | null; tracked?: boolean | null };

function itemUpdate({ id, input }: { id: string; input: ItemInput }, call: Call) {
  const item = lookUp(call.shop.inventoryItems, "InventoryItem", id);
  if (!item)
    return { inventoryItem: null, userErrors: [userError(["id"], "The product couldn't be updated because it does not exist.")] };
  updateItem(call.context, call.shop, item, {
    ...(typeof input.sku === "string" ? { sku: input.sku } : {}),
    ...(typeof input.tracked === "boolean" ? { tracked: input.tracked } : {}),
  });
  return { inventoryItem: inventoryItemObject(call, item), userErrors: [] };
}

type Toggle = { inventoryItemId: string; inventoryItemUpdates: { locationId: string; activate: boolean }[] };

function bulkToggle({ inventoryItemId, inventoryItemUpdates }: Toggle, call: Call) {
  const item = lookUp(call.shop.inventoryItems, "InventoryItem", inventoryItemId);
  const refuse = (field: string, message: string) => ({
    inventoryItem: null,
    inventoryLevels: null,
    userErrors: [userError([field], message, "GENERIC_ERROR")],
  });
  if (!item) return refuse("inventoryItemId", "The inventory item could not be found.");
  for (const update of inventoryItemUpdates) {
    const location = lookUp(call.shop.locations, "Location", update.locationId);
    if (!location) return refuse("inventoryItemUpdates", "The location could not be found.");
    const spot = { inventoryItemId: item.id, locationId: location.id };
    const level = levelAt(call.shop, item.id, location.id);
    if (update.activate) connectLevel(call.context, call.shop, spot);
    else if (level) disconnectLevel(call.context, call.shop, level);
  }
  const levels = inventoryItemUpdates.flatMap(({ locationId }) => {
    const location = lookUp(call.shop.locations, "Location", locationId);
    return (location && levelAt(call.shop, item.id, location.id)) ?? [];
  });
  const inventoryLevels = levels.map((level) => inventoryLevelObject(call, level));
  return { inventoryItem: inventoryItemObject(call, item), inventoryLevels, userErrors: [] };
}

export const inventory: ResolverGroup = {
  query: {
    inventoryItem({ id }: { id: string }, call) {
      const item = lookUp(call.shop.inventoryItems, "InventoryItem", id);
      return item ? inventoryItemObject(call, item) : null;
    },
    inventoryItems(args: ListArgs, call) {
      const found = search(call.shop.inventoryItems.values(), args.query, { fields: FIELDS, words: ["sku"] });
      return connectionById(found, args, (item) => inventoryItemObject(call, item));
    },
    inventoryLevel: ({ id }: { id: string }, call) => (parseGid(id)?.type === "InventoryLevel" ? nodeObject(call, id) : null),
  },
  mutation: {
    inventoryActivate: activate,
    inventoryDeactivate: deactivate,
    inventoryItemUpdate: itemUpdate,
    inventoryBulkToggleActivation: bulkToggle,
  },
};
