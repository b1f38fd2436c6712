/** InventoryAdjustmentGroup: what an inventory mutation did. */
import type { Call } from "#sandbox/admin-api/call.ts";
import type { Adjustment } from "#sandbox/admin-api/inventory-changes.ts";
import { readId } from "#sandbox/admin-api/ids.ts";
import { inventoryItemObject } from "#sandbox/admin-api/objects/inventory-item.ts";
import { locationObject } from "#sandbox/admin-api/objects/location.ts";
import { appObject } from "#sandbox/admin-api/objects/shop.ts";
import { gid } from "#sandbox/store/gid.ts";

type ChangesArgs = { inventoryItemIds?: string[] | null; locationIds?: string[] | null; quantityNames?: string[] | null };

export function inventoryAdjustmentGroupObject(call: Call, group: Adjustment): object {
  return {
    __typename: "InventoryAdjustmentGroup",
    id: gid("InventoryAdjustmentGroup", group.id),
    createdAt: group.createdAt,
    reason: group.reason,
    referenceDocumentUri: group.referenceDocumentUri,
    app: () => appObject(call),
    staffMember: null,
    changes: (args: ChangesArgs) =>
      group.changes
        .map((change, index) => ({ change, after: group.quantitiesAfter[index] }))
        .filter(({ change }) => wanted(args, change))
        .map(({ change, after }) => ({
          name: change.name,
          delta: change.delta,
          quantityAfterChange: after,
          ledgerDocumentUri: change.ledgerDocumentUri,
          item: () => inventoryItemObject(call, call.shop.inventoryItems.get(change.inventoryItemId)!),
          location: () => locationObject(call, call.shop.locations.get(change.locationId)!),
        })),
  };
}

function wanted(args: ChangesArgs, change: Adjustment["changes"][number]): boolean {
  const has = (ids: string[] | null | undefined, type: string, id: number) => !ids || ids.some((one) => readId(type, one) === id);
  return (
    has(args.inventoryItemIds, "InventoryItem", change.inventoryItemId) &&
    has(args.locationIds, "Location", change.locationId) &&
    (!args.quantityNames || args.quantityNames.includes(change.name))
  );
}
