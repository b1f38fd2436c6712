/** Assignments whose offer a date may change, or that were marked to be decided anew. */
import { prisma } from "#app/db.server.ts";
import type { ShopTx } from "#app/data/in-shop.ts";

/** Shops in which something is due: one statement, in which the database looks into each shop in turn. */
export async function findShopsWithDueOffers(now: Date): Promise<number[]> {
  const rows = await prisma.$queryRaw<{ id: number }[]>`select shops_with_due_offers(${now}::timestamptz) as id`;
  return rows.map((row) => row.id);
}

/** The next that are due, by id. */
export async function findDueOffers(tx: ShopTx, { now, limit }: { now: Date; limit: number }): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select variant_id from assignments
    where shop_id = ${tx.shopId} and next_decision_at <= ${now} and variant_deleted_at is null
    order by variant_id limit ${limit}`;
  return rows.map((row) => row.variant_id);
}

/** Marks all of a shop's assignments, or those with a back-in-stock date, to be decided anew. @returns how many */
export function markDue(tx: ShopTx, which: "all" | "with back-in-stock date", now: Date): Promise<number> {
  return tx.$executeRaw`
    update assignments set next_decision_at = ${now}
    where shop_id = ${tx.shopId} and variant_deleted_at is null and (${which === "all"} or back_in_stock_on is not null)`;
}
