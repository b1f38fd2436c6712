/** Body of `inventory_items/*`. */
import { gid } from "#sandbox/store/gid.ts";
import { inZone } from "#sandbox/store/instant.ts";
import type { InventoryItem, ShopState } from "#sandbox/store/state.ts";

export const inventoryItemPayload = (shop: ShopState, item: InventoryItem) => ({
  id: item.id,
  sku: item.sku || null,
  created_at: inZone(item.createdAt, shop.ianaTimezone),
  updated_at: inZone(item.updatedAt, shop.ianaTimezone),
  requires_shipping: shop.variants.get(item.variantId)?.requiresShipping ?? true,
  cost: null,
  country_code_of_origin: null,
  province_code_of_origin: null,
  harmonized_system_code: null,
  tracked: item.tracked,
  country_harmonized_system_codes: [],
  weight_value: 0,
  weight_unit: "kg",
  admin_graphql_api_id: gid("InventoryItem", item.id),
});

export const deletedItemPayload = (id: number) => ({
  id,
  country_code_of_origin: null,
  province_code_of_origin: null,
  harmonized_system_code: null,
  country_harmonized_system_codes: [],
  admin_graphql_api_id: gid("InventoryItem", id),
});
