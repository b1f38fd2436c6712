/** What the inventory mutations have in common: reading their input, checking it, and what was done. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { badRequest, userError, type UserError } from "#sandbox/admin-api/errors.ts";
import type { Outcome } from "#sandbox/admin-api/idempotent.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { quantityOf } from "#sandbox/admin-api/objects/inventory-level.ts";
import { nowInstant } from "#sandbox/store/instant.ts";
import { changeQuantities, type QuantityChange } from "#sandbox/store/operations/adjust-inventory.ts";
import { levelAt, noQuantities } from "#sandbox/store/operations/levels.ts";
import type { InventoryLevel, QuantityName } from "#sandbox/store/state.ts";

export const MOST_UNITS = 1_000_000_000;

const REASONS = new Set(
  `correction cycle_count_available damaged movement_canceled movement_created movement_received movement_updated other promotion
  quality_control received reservation_created reservation_deleted reservation_updated restock safety_stock shrinkage`.split(
    /\s+/,
  ),
);

/** The states a mutation may change; `committed` follows orders and nothing else. */
export const CHANGEABLE = new Set<string>(["available", "incoming", "reserved", "damaged", "safety_stock", "quality_control"]);

export type Place = { inventoryItemId: string; locationId: string };
export type Spot = { inventoryItemId: number; locationId: number };
export type WantedChange = QuantityChange & { ledgerDocumentUri: string | null };
export type Adjustment = {
  id: number;
  createdAt: string;
  reason: string;
  referenceDocumentUri: string | null;
  changes: (WantedChange | (Spot & { name: "on_hand"; delta: number; ledgerDocumentUri: null }))[];
  quantitiesAfter: number[];
};

type Grounds = { reason: string; referenceDocumentUri?: string | null };

/** Reason and reference document, which all of these mutations take. */
export function groundsErrors({ reason, referenceDocumentUri }: Grounds): UserError[] {
  const errors: UserError[] = [];
  if (!REASONS.has(reason)) errors.push(userError(["input", "reason"], "The specified reason is invalid.", "INVALID_REASON"));
  if (referenceDocumentUri && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(referenceDocumentUri)) {
    const message = "The specified reference document is invalid.";
    errors.push(userError(["input", "referenceDocumentUri"], message, "INVALID_REFERENCE_DOCUMENT"));
  }
  return errors;
}

/** The item and location that are meant, or what is wrong with them. */
export function readPlace(call: Call, place: Place, at: string[]): Spot | UserError {
  const item = lookUp(call.shop.inventoryItems, "InventoryItem", place.inventoryItemId);
  if (!item)
    return userError([...at, "inventoryItemId"], "The specified inventory item could not be found.", "INVALID_INVENTORY_ITEM");
  const location = lookUp(call.shop.locations, "Location", place.locationId);
  if (!location) return userError([...at, "locationId"], "The specified location could not be found.", "INVALID_LOCATION");
  return { inventoryItemId: item.id, locationId: location.id };
}

/** The units in a state now: none where the item is not stocked. */
export function unitsAt(call: Call, spot: Spot, name: string): number {
  const level: InventoryLevel = levelAt(call.shop, spot.inventoryItemId, spot.locationId) ?? {
    ...spot,
    quantities: noQuantities(),
    updatedAt: "",
  };
  return quantityOf(level, name) ?? 0;
}

/**
 * `changeFromQuantity` must be there: a number is compared with what is, null skips the comparison. The schema calls it
 * optional, so its absence is found out only now.
 */
export function staleError(call: Call, input: { changeFromQuantity?: number | null }, spot: Spot, name: string, at: string[]) {
  const field = [...at, "changeFromQuantity"];
  if (input.changeFromQuantity === undefined) {
    throw badRequest(`${field.join(".")} is required: pass the quantity you expect, or null to skip the comparison.`);
  }
  if (input.changeFromQuantity === null || input.changeFromQuantity === unitsAt(call, spot, name)) return null;
  return userError(field, "The change from quantity is stale.", "CHANGE_FROM_QUANTITY_STALE");
}

/** Does the changes, all at once, and says what was done; nothing to do is no adjustment. */
export function adjust(call: Call, grounds: Grounds, changes: WantedChange[]): Outcome<Adjustment> {
  const real = changes.filter(({ delta }) => delta !== 0);
  if (real.length === 0) return { done: null, userErrors: [] };
  changeQuantities(call.context, call.shop, real);
  const told = real.flatMap((change) => {
    const { inventoryItemId, locationId, delta } = change;
    const onHand = { inventoryItemId, locationId, name: "on_hand" as const, delta, ledgerDocumentUri: null };
    return change.name === "incoming" ? [change] : [change, onHand];
  });
  const adjustment: Adjustment = {
    id: call.context.store.nextId(),
    createdAt: nowInstant(),
    reason: grounds.reason,
    referenceDocumentUri: grounds.referenceDocumentUri ?? null,
    changes: told,
    quantitiesAfter: told.map((change) => unitsAt(call, change, change.name)),
  };
  return { done: adjustment, userErrors: [] };
}

export const isUserError = <Value extends object>(value: Value | UserError | null): value is UserError =>
  value !== null && "message" in value;

export const toName = (name: string) => name as QuantityName;
