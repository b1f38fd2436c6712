/** Settings of a shop that rule its offers. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { FollowsEnd } from "#app/domain/offer.ts";

/** @returns the one before. */
export async function saveShopSwitchCondition(tx: ShopTx, units: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ switch_condition: number }[]>`
    update shops s set switch_condition = ${units} from (select * from shops where id = ${tx.shopId} for update) before
    where s.id = before.id returning before.switch_condition`;
  if (!row) throw new Error("The shop of this transaction does not exist.");
  return row.switch_condition;
}

/** @returns the one before. */
export async function saveShopFollowsEnd(tx: ShopTx, followsEnd: FollowsEnd): Promise<FollowsEnd> {
  const [row] = await tx.$queryRaw<{ before: FollowsEnd }[]>`
    update shops s set follows_end = ${followsEnd} from (select * from shops where id = ${tx.shopId} for update) before
    where s.id = before.id returning before.follows_end as before`;
  if (!row) throw new Error("The shop of this transaction does not exist.");
  return row.before;
}

/** @returns those before. */
export async function saveCountedLocations(tx: ShopTx, locationIds: bigint[]): Promise<bigint[]> {
  const [row] = await tx.$queryRaw<{ before: bigint[] }[]>`
    update shops s set counted_location_ids = ${locationIds}::bigint[]
    from (select * from shops where id = ${tx.shopId} for update) before
    where s.id = before.id returning before.counted_location_ids as before`;
  return row?.before ?? [];
}
