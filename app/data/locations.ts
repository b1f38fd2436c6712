/** Where a shop keeps stock, and which of it counts. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { shopOf } from "#app/data/shops.ts";

export type LocationFact = {
  locationId: bigint;
  name: string;
  isActive: boolean;
  /** Left out when the fact's source does not say: what we knew stays, and a new location counts. */
  fulfillsOnlineOrders?: boolean;
  toldAt: Date;
};

/** The newest fact wins. @returns the ids of locations that may count differently now. */
export async function upsertLocations(tx: ShopTx, locations: LocationFact[]): Promise<bigint[]> {
  if (locations.length === 0) return [];
  const facts = JSON.stringify(locations.map((location) => ({ ...location, locationId: String(location.locationId) })));
  const rows = await tx.$queryRaw<{ location_id: bigint }[]>`
    with fact as (
      select distinct on ("locationId") *
      from jsonb_to_recordset(${facts}::jsonb)
        as fact ("locationId" bigint, name text, "isActive" boolean, "fulfillsOnlineOrders" boolean, "toldAt" timestamptz)
      order by "locationId", "toldAt" desc
    ), before as (
      select location_id, is_active, fulfills_online_orders
      from locations where shop_id = ${tx.shopId} and location_id in (select "locationId" from fact)
    ), saved as (
      insert into locations (shop_id, location_id, name, is_active, fulfills_online_orders, told_at)
      select ${tx.shopId}, "locationId", name, "isActive", coalesce("fulfillsOnlineOrders", true), "toldAt" from fact
      on conflict (shop_id, location_id) do update
        set name = excluded.name, is_active = excluded.is_active, told_at = excluded.told_at,
            fulfills_online_orders = coalesce(
              (select "fulfillsOnlineOrders" from fact where "locationId" = excluded.location_id),
              locations.fulfills_online_orders)
        where excluded.told_at >= locations.told_at
      returning location_id, is_active, fulfills_online_orders
    )
    select saved.location_id from saved left join before using (location_id)
    where (saved.is_active, saved.fulfills_online_orders)
      is distinct from (coalesce(before.is_active, true), coalesce(before.fulfills_online_orders, true))`;
  return rows.map((row) => row.location_id);
}

export const countLocations = (tx: ShopTx): Promise<number> => tx.location.count({ where: { shopId: tx.shopId } });

/** Assigned variants that have stock at one of the locations. */
export async function findVariantsAt(tx: ShopTx, locationIds: bigint[]): Promise<bigint[]> {
  if (locationIds.length === 0) return [];
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select distinct variant_id from assignments
    join stock_levels using (shop_id, inventory_item_id)
    where shop_id = ${tx.shopId} and location_id = any(${locationIds}::bigint[])`;
  return rows.map((row) => row.variant_id);
}

export type KnownLocation = {
  locationId: bigint;
  name: string;
  isActive: boolean;
  fulfillsOnlineOrders: boolean;
  /** Standby's own, at which exact caps keep their units: they are no stock. */
  isOwn: boolean;
};

/** All that Shopify has told us of, by name. */
export async function listLocations(tx: ShopTx): Promise<KnownLocation[]> {
  const { incomingLocationId } = await shopOf(tx);
  const locations = await tx.location.findMany({
    where: { shopId: tx.shopId },
    select: { locationId: true, name: true, isActive: true, fulfillsOnlineOrders: true },
    orderBy: [{ name: "asc" }, { locationId: "asc" }],
  });
  return locations.map((location) => ({ ...location, isOwn: location.locationId === incomingLocationId }));
}
