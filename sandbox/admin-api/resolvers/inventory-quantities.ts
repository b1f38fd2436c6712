/** Changes of quantities under the rules of 2026: an idempotency key, and the quantity that is changed from. */
import type { GraphQLResolveInfo } from "graphql";
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { userError, type UserError } from "#sandbox/admin-api/errors.ts";
import { idempotently, type Outcome } from "#sandbox/admin-api/idempotent.ts";
import {
  adjust,
  CHANGEABLE,
  groundsErrors,
  isUserError,
  MOST_UNITS,
  readPlace,
  staleError,
  toName,
  unitsAt,
  type Adjustment,
  type Place,
  type WantedChange,
} from "#sandbox/admin-api/inventory-changes.ts";
import { inventoryAdjustmentGroupObject } from "#sandbox/admin-api/objects/inventory-adjustment-group.ts";

type Grounds = { reason: string; referenceDocumentUri?: string | null };
type From = { changeFromQuantity?: number | null };
type Reading = WantedChange[] | UserError;

/** Runs once per key: every line is read and checked before any is done. */
function changing(call: Call, info: GraphQLResolveInfo, input: Grounds, read: () => Reading[]) {
  const { done, userErrors } = idempotently(call, info, input, (): Outcome<Adjustment> => {
    const readings = read();
    const errors = [...groundsErrors(input), ...readings.filter((one): one is UserError => !Array.isArray(one))];
    if (errors.length > 0) return { done: null, userErrors: errors };
    return adjust(call, input, readings.filter((one): one is WantedChange[] => Array.isArray(one)).flat());
  });
  return { inventoryAdjustmentGroup: done && inventoryAdjustmentGroupObject(call, done), userErrors };
}

type Adjusting = Grounds & { name: string; changes: (Place & From & { delta: number; ledgerDocumentUri?: string | null })[] };

function readAdjusting(call: Call, input: Adjusting, index: number): Reading {
  const change = input.changes[index]!;
  const at = ["input", "changes", String(index)];
  if (!CHANGEABLE.has(input.name)) {
    return userError(["input", "name"], "The specified quantity name is invalid.", "INVALID_QUANTITY_NAME");
  }
  const documentError = ledgerError(input.name, change.ledgerDocumentUri, at);
  if (documentError) return documentError;
  const spot = readPlace(call, change, at);
  if (isUserError(spot)) return spot;
  const stale = staleError(call, change, spot, input.name, at);
  if (stale) return stale;
  const after = unitsAt(call, spot, input.name) + change.delta;
  if (after > MOST_UNITS)
    return userError([...at, "delta"], `The quantity can't be higher than ${MOST_UNITS}.`, "INVALID_QUANTITY_TOO_HIGH");
  if (after < -MOST_UNITS)
    return userError([...at, "delta"], `The quantity can't be lower than -${MOST_UNITS}.`, "INVALID_QUANTITY_TOO_LOW");
  const ledgerDocumentUri = change.ledgerDocumentUri ?? null;
  return [{ ...spot, name: toName(input.name), delta: change.delta, ledgerDocumentUri }];
}

/** A ledger document belongs to every state but `available`. */
function ledgerError(name: string, uri: string | null | undefined, at: string[]): UserError | null {
  const field = [...at, "ledgerDocumentUri"];
  if (name === "available" && uri) {
    return userError(field, "A ledger document URI is not allowed when adjusting available.", "INVALID_AVAILABLE_DOCUMENT");
  }
  if (name !== "available" && !uri) {
    return userError(field, "A ledger document URI is required except when adjusting available.", "INVALID_QUANTITY_DOCUMENT");
  }
  return null;
}

type Setting = Grounds & { name: string; quantities: (Place & From & { quantity: number })[] };

function readSetting(call: Call, input: Setting, index: number, list: string): Reading {
  const line = input.quantities[index]!;
  const at = ["input", list, String(index)];
  if (input.name !== "available" && input.name !== "on_hand") {
    return userError(["input", "name"], "The quantity name must be either 'available' or 'on_hand'.", "INVALID_NAME");
  }
  const spot = readPlace(call, line, at);
  if (isUserError(spot)) return spot;
  if (line.quantity < 0) return userError([...at, "quantity"], "The quantity can't be negative.", "INVALID_QUANTITY_NEGATIVE");
  if (line.quantity > MOST_UNITS) {
    return userError([...at, "quantity"], `The quantity can't be higher than ${MOST_UNITS}.`, "INVALID_QUANTITY_TOO_HIGH");
  }
  const stale = staleError(call, line, spot, input.name, at);
  if (stale) return stale;
  // on_hand is a sum: setting it changes what is available.
  const delta = line.quantity - unitsAt(call, spot, input.name);
  return [{ ...spot, name: "available", delta, ledgerDocumentUri: null }];
}

function repeated(input: Setting): UserError[] {
  const seen = new Set<string>();
  for (const [index, { inventoryItemId, locationId }] of input.quantities.entries()) {
    const key = `${inventoryItemId} ${locationId}`;
    if (seen.has(key)) {
      const message = "The combination of inventoryItemId and locationId must be unique.";
      const field = ["input", "quantities", String(index), "locationId"];
      return [userError(field, message, "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR")];
    }
    seen.add(key);
  }
  return [];
}

type Terminal = From & { locationId: string; name: string; ledgerDocumentUri?: string | null };
type Moving = Grounds & { changes: { inventoryItemId: string; quantity: number; from: Terminal; to: Terminal }[] };

function readMoving(call: Call, input: Moving, index: number): Reading {
  const { inventoryItemId, quantity, from, to } = input.changes[index]!;
  const at = ["input", "changes", String(index)];
  if (from.locationId !== to.locationId)
    return userError(at, "The quantities can't be moved between different locations.", "DIFFERENT_LOCATIONS");
  if (from.name === to.name) return userError(at, "The quantity names for each change can't be the same.", "SAME_QUANTITY_NAME");
  if (quantity < 0) return userError([...at, "quantity"], "The quantity can't be negative.", "INVALID_QUANTITY_NEGATIVE");
  const parts: WantedChange[] = [];
  for (const [side, terminal, delta] of [["from", from, -quantity] as const, ["to", to, quantity] as const]) {
    if (!CHANGEABLE.has(terminal.name)) {
      return userError([...at, side, "name"], "The specified quantity name is invalid.", "INVALID_QUANTITY_NAME");
    }
    const spot = readPlace(call, { inventoryItemId, locationId: terminal.locationId }, at);
    if (isUserError(spot)) return spot;
    const error = ledgerError(terminal.name, terminal.ledgerDocumentUri, [...at, side]);
    const stale = error ?? staleError(call, terminal, spot, terminal.name, [...at, side]);
    if (stale) return stale;
    parts.push({ ...spot, name: toName(terminal.name), delta, ledgerDocumentUri: terminal.ledgerDocumentUri ?? null });
  }
  return parts;
}

type SettingOnHand = Grounds & { setQuantities: Setting["quantities"] };

export const inventoryQuantities: ResolverGroup = {
  mutation: {
    inventoryAdjustQuantities: ({ input }: { input: Adjusting }, call, info) =>
      changing(call, info, input, () => input.changes.map((_change, index) => readAdjusting(call, input, index))),
    inventorySetQuantities: ({ input }: { input: Setting }, call, info) =>
      changing(call, info, input, () => [
        ...repeated(input),
        ...input.quantities.map((_line, index) => readSetting(call, input, index, "quantities")),
      ]),
    inventorySetOnHandQuantities({ input }: { input: SettingOnHand }, call, info) {
      const setting = { ...input, name: "on_hand", quantities: input.setQuantities };
      return changing(call, info, input, () =>
        setting.quantities.map((_line, index) => readSetting(call, setting, index, "setQuantities")),
      );
    },
    inventoryMoveQuantities: ({ input }: { input: Moving }, call, info) =>
      changing(call, info, input, () => input.changes.map((_change, index) => readMoving(call, input, index))),
  },
};
