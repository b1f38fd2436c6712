/** Rounds of telling Shopify of many offers at once: how far each has come, and whom the operation under way speaks of. */
import { IS_CAPPED } from "#app/data/exact-caps.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import {
  Prisma,
  type Assignment,
  type BulkWrite,
  type BulkWriteLine,
  type UnassignedVariant,
} from "#app/generated/prisma/client.ts";

export type { BulkWrite, BulkWriteLine };

export function findBulkWrite(tx: ShopTx): Promise<BulkWrite | null> {
  return tx.bulkWrite.findUnique({ where: { shopId: tx.shopId } });
}

export function beginBulkWrite(tx: ShopTx): Promise<BulkWrite> {
  return tx.bulkWrite.create({ data: { shopId: tx.shopId } });
}

export async function changeBulkWrite(tx: ShopTx, data: Partial<Omit<BulkWrite, "shopId">>): Promise<void> {
  await tx.bulkWrite.update({ where: { shopId: tx.shopId }, data });
}

export async function endBulkWrite(tx: ShopTx): Promise<void> {
  await tx.bulkWrite.deleteMany({ where: { shopId: tx.shopId } });
}

/** Whether the bell has rung for a round, or one is under way. */
export async function isBulkWriting(tx: ShopTx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ busy: boolean }[]>`
    select exists (select 1 from bulk_writes where shop_id = ${tx.shopId})
      or exists (select 1 from doorbells where bell = 'bulk-writes' and shop_key = ${String(tx.shopId)}) as busy`;
  return row?.busy ?? false;
}

/** The last variant of those before. */
export type Reached = Pick<BulkWrite, "reachedProductId" | "reachedVariantId">;

/** The next assignments that Shopify must be told of. Those that another writer holds are left to it, capped ones to calls. */
export async function nextUnwritten(tx: ShopTx, reached: Reached, limit: number): Promise<Assignment[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select a.variant_id from assignments a
    where a.shop_id = ${tx.shopId} and a.written_version < a.intent_version and a.variant_deleted_at is null and not ${IS_CAPPED}
      and (a.product_id, a.variant_id) > (${reached.reachedProductId}, ${reached.reachedVariantId})
      and not exists (select 1 from write_leases w
        where w.shop_id = a.shop_id and w.variant_id = a.variant_id and w.leased_until > now())
    order by a.product_id, a.variant_id limit ${limit}`;
  return tx.assignment.findMany({
    where: { shopId: tx.shopId, variantId: { in: rows.map((row) => row.variant_id) } },
    orderBy: [{ productId: "asc" }, { variantId: "asc" }],
  });
}

/** The next variants to be put back. */
export async function nextUnassigned(tx: ShopTx, reached: Reached, limit: number): Promise<UnassignedVariant[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select u.variant_id from unassigned_variants u
    where u.shop_id = ${tx.shopId} and u.inventory_item_id is null
      and (u.product_id, u.variant_id) > (${reached.reachedProductId}, ${reached.reachedVariantId})
      and not exists (select 1 from assignments a where a.shop_id = u.shop_id and a.variant_id = u.variant_id)
      and not exists (select 1 from write_leases w
        where w.shop_id = u.shop_id and w.variant_id = u.variant_id and w.leased_until > now())
    order by u.product_id, u.variant_id limit ${limit}`;
  return tx.unassignedVariant.findMany({
    where: { shopId: tx.shopId, variantId: { in: rows.map((row) => row.variant_id) } },
    orderBy: [{ productId: "asc" }, { variantId: "asc" }],
  });
}

export type NewLine = Omit<BulkWriteLine, "shopId" | "done">;

export async function addLines(tx: ShopTx, lines: NewLine[]): Promise<void> {
  await tx.$executeRaw`
    insert into bulk_write_lines (shop_id, variant_id, product_id, line, version, stamp)
    select ${tx.shopId}, * from unnest(${lines.map((one) => one.variantId)}::bigint[], ${lines.map((one) => one.productId)}::bigint[],
      ${lines.map((one) => one.line)}::int[], ${lines.map((one) => one.version)}::int[],
      ${lines.map((one) => one.stamp)}::timestamptz[])`;
}

/** In the order of the operation's file. */
export function listLines(tx: ShopTx, which: { done?: boolean } = {}, limit?: number): Promise<BulkWriteLine[]> {
  const orderBy = [{ line: "asc" as const }, { variantId: "asc" as const }];
  return tx.bulkWriteLine.findMany({ where: { shopId: tx.shopId, ...which }, orderBy, ...(limit ? { take: limit } : {}) });
}

export function linesNumbered(tx: ShopTx, lines: number[]): Promise<BulkWriteLine[]> {
  return tx.bulkWriteLine.findMany({
    where: { shopId: tx.shopId, line: { in: lines } },
    orderBy: [{ line: "asc" }, { variantId: "asc" }],
  });
}

// Hundreds of ids go as one array: Prisma would compile a list of them anew for each statement.

export async function dropLines(tx: ShopTx, variantIds?: bigint[]): Promise<void> {
  const which = variantIds ? Prisma.sql`and variant_id = any(${variantIds}::bigint[])` : Prisma.empty;
  await tx.$executeRaw`delete from bulk_write_lines where shop_id = ${tx.shopId} ${which}`;
}

export async function markLinesDone(tx: ShopTx, variantIds: bigint[]): Promise<void> {
  await tx.$executeRaw`
    update bulk_write_lines set done = true where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[])`;
}

/** The next step's file has the same variants, so many to a line. */
export async function renumberLines(tx: ShopTx, perLine: number): Promise<void> {
  await tx.$executeRaw`
    update bulk_write_lines l set done = false, line = numbered.line
    from (select variant_id, ((row_number() over (order by product_id, variant_id) - 1) / ${perLine}::int)::int as line
          from bulk_write_lines where shop_id = ${tx.shopId}) as numbered
    where l.shop_id = ${tx.shopId} and l.variant_id = numbered.variant_id`;
}

/** The operation has started: the round has come as far as its lines. */
export async function noteOperation(tx: ShopTx, operationId: bigint): Promise<void> {
  await tx.$executeRaw`
    update bulk_writes b set operation_id = ${operationId}, result_bytes = 0,
      reached_product_id = last.product_id, reached_variant_id = last.variant_id
    from (select product_id, variant_id from bulk_write_lines where shop_id = ${tx.shopId}
          order by product_id desc, variant_id desc limit 1) as last
    where b.shop_id = ${tx.shopId}`;
}

/** Variants of the operation whose intent is another now: what it wrote may not stand. Their intents become new once more. */
export async function renewMoved(tx: ShopTx, variantIds: bigint[]): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    update assignments a set intent_version = a.intent_version + 1
    from bulk_write_lines l, bulk_writes b
    where a.shop_id = ${tx.shopId} and a.variant_id = any(${variantIds}::bigint[])
      and l.shop_id = a.shop_id and l.variant_id = a.variant_id and b.shop_id = a.shop_id
      and (b.step <> 'offers' or a.intent_version <> l.version or a.assigned_at <> l.stamp)
    returning a.variant_id`;
  return rows.map((row) => row.variant_id);
}

/** Of the operation's variants, those to be put back, with when they were unassigned. */
export function findToPutBack(tx: ShopTx, variantIds: bigint[]): Promise<{ variantId: bigint; unassignedAt: Date }[]> {
  return tx.$queryRaw`
    select variant_id as "variantId", unassigned_at as "unassignedAt" from unassigned_variants
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[])`;
}
