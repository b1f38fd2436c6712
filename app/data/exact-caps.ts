/** Standby's own location, and which variants' units there Shopify must be told of. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { Prisma } from "#app/generated/prisma/client.ts";

export type CapWrite = { from: number; to: number; key: string };
export type CapWork = {
  variantId: bigint;
  inventoryItemId: bigint;
  /** Null for a variant that left Standby: nothing must stay there. */
  assigned: { units: number; write: CapWrite | null } | null;
};

/** An assignment with units at Standby's own location, or to be put there: its units go before its policy, so it is told by calls. */
export const IS_CAPPED = Prisma.sql`(cap_units is not null or coalesce(cap_level_units, 0) <> 0 or cap_write is not null)`;

/** Of these variants, the capped ones: those unassigned meanwhile too. */
export async function findCapped(tx: ShopTx, variantIds: bigint[]): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select variant_id from assignments
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[]) and ${IS_CAPPED}
    union select variant_id from unassigned_variants
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[]) and inventory_item_id is not null
    order by variant_id`;
  return rows.map((row) => row.variant_id);
}

/** Of these variants, those with units to set, or with a change whose outcome is not known. */
export async function findCapWork(tx: ShopTx, variantIds: bigint[]): Promise<CapWork[]> {
  const assigned = await tx.$queryRaw<{ variantId: bigint; inventoryItemId: bigint; units: number; write: CapWrite | null }[]>`
    select variant_id as "variantId", inventory_item_id as "inventoryItemId", coalesce(cap_units, 0) as units, cap_write as write
    from assignments
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[]) and variant_deleted_at is null
      and (cap_write is not null or coalesce(cap_units, 0) <> coalesce(cap_level_units, 0))
    order by variant_id`;
  const left = await tx.$queryRaw<{ variantId: bigint; inventoryItemId: bigint }[]>`
    select u.variant_id as "variantId", u.inventory_item_id as "inventoryItemId" from unassigned_variants u
    left join assignments a using (shop_id, variant_id)
    where u.shop_id = ${tx.shopId} and u.variant_id = any(${variantIds}::bigint[]) and u.inventory_item_id is not null
      and a.variant_id is null
    order by u.variant_id`;
  return [
    ...assigned.map(({ units, write, ...variant }) => ({ ...variant, assigned: { units, write } })),
    ...left.map((variant) => ({ ...variant, assigned: null })),
  ];
}

/**
 * Whether units of an exact cap lie at Standby's own location: to stay, or until they are taken away. `uncapped`: the variant
 * has no exact cap; `none`: it has one that keeps nothing there now.
 */
export async function findCapInTheWay(tx: ShopTx, variantId: bigint): Promise<"capped" | "leaving" | "none" | "uncapped"> {
  const [row] = await tx.$queryRaw<{ state: "capped" | "leaving" | "none" | "uncapped" }[]>`
    select case when coalesce(cap_units, 0) > 0 then 'capped' 
      when cap_write is not null or coalesce(cap_level_units, 0) <> 0 then 'leaving' when exact_cap then 'none' else 'uncapped' end as state
    from assignments where shop_id = ${tx.shopId} and variant_id = ${variantId}`;
  return row?.state ?? "uncapped";
}

/** Locks the variant. Null when nothing is to be changed, or a change is under way. */
export async function beginCapWrite(tx: ShopTx, variantId: bigint, key: string): Promise<CapWrite | null> {
  const [row] = await tx.$queryRaw<{ write: CapWrite }[]>`
    update assignments set cap_write = jsonb_build_object('from', cap_level_units, 'to', coalesce(cap_units, 0), 'key', ${key}::text)
    where shop_id = ${tx.shopId} and variant_id = ${variantId} and variant_deleted_at is null and cap_write is null
      and cap_level_units is not null and cap_level_units <> coalesce(cap_units, 0)
    returning cap_write as write`;
  return row?.write ?? null;
}

/** What was sold is counted from here on. @returns false when somebody else has noted it already */
export async function endCapWrite(tx: ShopTx, variantId: bigint, write: CapWrite, isWritten: boolean): Promise<boolean> {
  const ended = await tx.$executeRaw`
    update assignments
    set cap_write = null, cap_level_units = case when ${isWritten} then ${write.to}::int else cap_level_units end
    where shop_id = ${tx.shopId} and variant_id = ${variantId} and cap_write->>'key' = ${write.key}`;
  return ended > 0;
}

export async function saveIncomingLocation(
  tx: ShopTx,
  outcome: { locationId: bigint | null; problem: string | null },
): Promise<void> {
  const data = { incomingLocationId: outcome.locationId, incomingLocationProblem: outcome.problem };
  await tx.shop.update({ where: { id: tx.shopId }, data });
}

/** Why Standby's own location keeps no units; null when it does, or no exact cap needs it. */
export async function findIncomingLocationProblem(
  tx: ShopTx,
  shop: { incomingLocationId: bigint | null; incomingLocationProblem: string | null },
): Promise<string | null> {
  if ((await countCaps(tx)) === 0) return null;
  const { incomingLocationId: locationId, incomingLocationProblem } = shop;
  if (incomingLocationProblem !== null || locationId === null) return incomingLocationProblem;
  const known = await tx.location.findUnique({ where: { shopId_locationId: { shopId: tx.shopId, locationId } } });
  if (!known) return null;
  if (!known.isActive) return `“${known.name}” is closed in Shopify.`;
  return known.fulfillsOnlineOrders ? null : `“${known.name}” does not fulfil online orders in Shopify.`;
}

/** Marks the assignments with an exact cap to be decided anew. @returns how many */
export function markCapsDue(tx: ShopTx, now: Date): Promise<number> {
  return tx.$executeRaw`
    update assignments set next_decision_at = ${now}
    where shop_id = ${tx.shopId} and exact_cap and variant_deleted_at is null`;
}

export const countCaps = (tx: ShopTx): Promise<number> =>
  tx.assignment.count({ where: { shopId: tx.shopId, exactCap: true, variantDeletedAt: null } });
