/** Units at Standby's own location: read for many items, set for one only if nothing was sold meanwhile. */
import { randomUUID } from "node:crypto";
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

export type UnitsThere = { availableUnits: number; updatedAt: Date; readAt: Date };

export const READ_INCOMING_UNITS = `#graphql
  query ReadIncomingUnits($ids: [ID!]!, $locationId: ID!) {
    nodes(ids: $ids) {
      ... on InventoryItem {
        id
        inventoryLevel(locationId: $locationId) { updatedAt quantities(names: ["available"]) { quantity } }
      }
    }
  }
`;

/** By item; null where it is not stocked. Items that Shopify no longer has are left out. @param itemIds 250 at most */
export async function readIncomingUnits(
  shopDomain: string,
  locationId: bigint,
  itemIds: bigint[],
): Promise<Map<bigint, UnitsThere | null>> {
  type Level = { updatedAt: string; quantities: { quantity: number }[] };
  type Answer = { nodes: ({ id?: string; inventoryLevel: Level | null } | null)[] };
  const readAt = new Date();
  const variables = { ids: itemIds.map((id) => gid("InventoryItem", id)), locationId: gid("Location", locationId) };
  const { nodes } = await adminGraphql<Answer>(shopDomain, READ_INCOMING_UNITS, variables);
  const toUnits = ({ updatedAt, quantities }: Level): UnitsThere => ({
    availableUnits: quantities[0]?.quantity ?? 0,
    updatedAt: new Date(updatedAt),
    readAt,
  });
  return new Map(
    nodes.flatMap((node) =>
      node?.id ? [[toShopifyId(node.id), node.inventoryLevel && toUnits(node.inventoryLevel)] as const] : [],
    ),
  );
}

export const STOCK_AT_LOCATION = `#graphql
  mutation StockAtLocation($itemId: ID!, $locationId: ID!, $key: String!) {
    inventoryActivate(inventoryItemId: $itemId, locationId: $locationId) @idempotent(key: $key) {
      inventoryLevel { id }
      userErrors { field message }
    }
  }
`;

/** Lets the location stock the item, with no unit yet; repeating it changes nothing. @returns Shopify's words if it would not */
export async function stockAtLocation(shopDomain: string, locationId: bigint, itemId: bigint): Promise<string | null> {
  type Answer = { inventoryActivate: { userErrors: UserError[] } | null };
  const variables = { itemId: gid("InventoryItem", itemId), locationId: gid("Location", locationId), key: randomUUID() };
  const { inventoryActivate: answer } = await adminGraphql<Answer>(shopDomain, STOCK_AT_LOCATION, variables);
  return answer ? refusalOf(answer.userErrors) : NEEDS_PERMISSION;
}

/** `key` makes a repetition harmless, `from` a sale in between visible. */
export type UnitsWrite = { from: number; to: number; key: string };
export type UnitsOutcome = "written" | "stale" | { refused: string };

export const SET_INCOMING_UNITS = `#graphql
  mutation SetIncomingUnits($input: InventorySetQuantitiesInput!, $key: String!) {
    inventorySetQuantities(input: $input) @idempotent(key: $key) {
      inventoryAdjustmentGroup { id }
      userErrors { field message code }
    }
  }
`;

export async function setIncomingUnits(
  shopDomain: string,
  locationId: bigint,
  itemId: bigint,
  { from, to, key }: UnitsWrite,
): Promise<UnitsOutcome> {
  type Answer = { inventorySetQuantities: { userErrors: UserError[] } | null };
  const place = { inventoryItemId: gid("InventoryItem", itemId), locationId: gid("Location", locationId) };
  const quantities = [{ ...place, quantity: to, changeFromQuantity: from }];
  const variables = { input: { name: "available", reason: "other", quantities }, key };
  const { inventorySetQuantities: answer } = await adminGraphql<Answer>(shopDomain, SET_INCOMING_UNITS, variables);
  if (!answer) return { refused: NEEDS_PERMISSION };
  const codes = answer.userErrors.map(({ code }) => code);
  if (codes.some((code) => code === "CHANGE_FROM_QUANTITY_STALE" || code === "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"))
    return "stale";
  const refused = refusalOf(answer.userErrors);
  return refused === null ? "written" : { refused };
}

const NEEDS_PERMISSION = "Standby may not change stock. Open Standby again and agree to the new permissions.";
