/** How far each shop's reconciler has come, and what it reads next. */
import { pool } from "#app/db.server.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { ReconcilePass } from "#app/generated/prisma/client.ts";

export type { ReconcilePass };

export type PassChanges = Partial<Omit<ReconcilePass, "shopId" | "saves">>;

/** What was read at assignment is not much older when the shop's first pass begins. */
const FIRST_LOOK_BACK_MS = 15 * 60 * 1000;

/** The shop's pass; the first one looks back a little. */
export async function loadPass(tx: ShopTx, now: Date): Promise<ReconcilePass> {
  const found = await findPass(tx);
  if (found) return found;
  const changedSince = new Date(now.getTime() - FIRST_LOOK_BACK_MS);
  await tx.reconcilePass.createMany({ data: [{ shopId: tx.shopId, changedSince }], skipDuplicates: true });
  return tx.reconcilePass.findUniqueOrThrow({ where: { shopId: tx.shopId } });
}

export const findPass = (tx: ShopTx): Promise<ReconcilePass | null> =>
  tx.reconcilePass.findUnique({ where: { shopId: tx.shopId } });

/** @returns null when somebody else has saved since `pass` was loaded: then nothing is changed. */
export async function savePass(tx: ShopTx, pass: ReconcilePass, changes: PassChanges): Promise<ReconcilePass | null> {
  const { count } = await tx.reconcilePass.updateMany({
    where: { shopId: tx.shopId, saves: pass.saves },
    data: { ...changes, saves: { increment: 1 } },
  });
  return count === 1 ? { ...pass, ...changes, saves: pass.saves + 1 } : null;
}

/** Assigned variants that Shopify still has, as far as we know. */
export function countAssigned(tx: ShopTx): Promise<number> {
  return tx.assignment.count({ where: { shopId: tx.shopId, variantDeletedAt: null } });
}

/** The next variants by id. */
export async function nextToSweep(tx: ShopTx, after: bigint, limit: number): Promise<bigint[]> {
  const rows = await tx.assignment.findMany({
    where: { shopId: tx.shopId, variantId: { gt: after }, variantDeletedAt: null },
    select: { variantId: true },
    orderBy: { variantId: "asc" },
    take: limit,
  });
  return rows.map((row) => row.variantId);
}

/** Assigned variants of products and of inventory items. */
export async function findAssignedOf(
  tx: ShopTx,
  { productIds, inventoryItemIds }: { productIds: bigint[]; inventoryItemIds: bigint[] },
): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select variant_id from assignments
    where shop_id = ${tx.shopId} and product_id = any(${productIds}::bigint[]) and variant_deleted_at is null
    union select variant_id from assignments
    where shop_id = ${tx.shopId} and inventory_item_id = any(${inventoryItemIds}::bigint[]) and variant_deleted_at is null
    order by variant_id`;
  return rows.map((row) => row.variant_id);
}

/** Those of them that are assigned. */
export async function assignedAmong(tx: ShopTx, variantIds: bigint[]): Promise<Set<bigint>> {
  const where = { shopId: tx.shopId, variantId: { in: variantIds }, variantDeletedAt: null };
  const rows = await tx.assignment.findMany({ where, select: { variantId: true } });
  return new Set(rows.map(({ variantId }) => variantId));
}

/** Assigned variants of the products after one id, up to another or to the last. */
export async function assignedOfProducts(tx: ShopTx, after: bigint, upTo: bigint | null): Promise<bigint[]> {
  const productId = upTo === null ? { gt: after } : { gt: after, lte: upTo };
  const where = { shopId: tx.shopId, productId, variantDeletedAt: null };
  const rows = await tx.assignment.findMany({ where, select: { variantId: true }, orderBy: { variantId: "asc" } });
  return rows.map(({ variantId }) => variantId);
}

/** True while somebody waits, was served and has not bought yet, or units may be owed: only then do orders matter. */
export async function ordersMatter(tx: ShopTx): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ matter: boolean }[]>`
    select exists (select 1 from waitlist_entries
      where shop_id = ${tx.shopId} and state in ('waiting', 'allocated'))
    or exists (select 1 from assignments where shop_id = ${tx.shopId} and variant_deleted_at is null
      and (mode <> 'waitlist' or manual_offer is not null or ended_at is not null)) as matter`;
  return found?.matter ?? false;
}

/** Gives every installed shop a bell, due within `spreadSeconds`, at random: shops do not all come at once. */
export async function ringForShopsWithout(spreadSeconds: number): Promise<number> {
  const { rowCount } = await pool.query(
    `insert into doorbells (bell, shop_key, rung_at)
     select 'reconcile', id::text, clock_timestamp() + make_interval(secs => random() * $1::float8) from shops
     where uninstalled_at is null and not exists (
       select 1 from doorbells where bell = 'reconcile' and shop_key = shops.id::text)
     on conflict do nothing`,
    [spreadSeconds],
  );
  return rowCount ?? 0;
}
