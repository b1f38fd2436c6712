/** What Shopify must still be told, and one writer per variant at a time. */
import { IS_CAPPED } from "#app/data/exact-caps.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { Prisma, type Assignment, type UnassignedVariant } from "#app/generated/prisma/client.ts";

/** Longer than a job that writes may take (queue/jobs.ts). */
const LEASE_SECONDS = 150;
/** A catalogue may be waiting: its ids are not held all at once. */
const PAGE = 2_000;

/** @returns those that no other writer holds. A dead writer's lease runs out by itself. */
export async function takeLeases(tx: ShopTx, variantIds: bigint[], holder: string): Promise<bigint[]> {
  const taken = await tx.$queryRaw<{ variant_id: bigint }[]>`
    insert into write_leases (shop_id, variant_id, holder, leased_until)
    select ${tx.shopId}, variant_id, ${holder}::uuid, now() + make_interval(secs => ${LEASE_SECONDS})
    from unnest(${variantIds}::bigint[]) as wanted (variant_id) order by variant_id
    on conflict (shop_id, variant_id) do update set holder = excluded.holder, leased_until = excluded.leased_until
      where write_leases.leased_until < now()
    returning variant_id`;
  return taken.map((row) => row.variant_id);
}

export async function giveLeasesBack(tx: ShopTx, variantIds: bigint[], holder: string): Promise<void> {
  await tx.$executeRaw`
    delete from write_leases
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[]) and holder = ${holder}::uuid`;
}

/** What unassigned variants must be put back to. */
export function findUnassigned(tx: ShopTx, variantIds: bigint[]): Promise<UnassignedVariant[]> {
  return tx.unassignedVariant.findMany({ where: { shopId: tx.shopId, variantId: { in: variantIds } } });
}

/** Those unassigned anew in the meantime stay; so do those that a bulk operation under way may still write otherwise. */
export async function forgetUnassigned(tx: ShopTx, put: Pick<UnassignedVariant, "variantId" | "unassignedAt">[]): Promise<void> {
  await tx.$executeRaw`
    delete from unassigned_variants u
    using unnest(${put.map((each) => each.variantId)}::bigint[], ${put.map((each) => each.unassignedAt)}::timestamptz[])
      as put (variant_id, unassigned_at)
    where u.shop_id = ${tx.shopId} and u.variant_id = put.variant_id and u.unassigned_at = put.unassigned_at
      and not exists (select 1 from bulk_write_lines l where l.shop_id = u.shop_id and l.variant_id = u.variant_id)`;
}

/** What the history tells of an offer that was written. */
export type MarkedWritten = Pick<Assignment, "variantId" | "offer" | "originalPolicy" | "capUnits">;

/** @returns those for whom this version was not marked before. */
export function markWritten(tx: ShopTx, written: { variantId: bigint; version: number }[], now: Date): Promise<MarkedWritten[]> {
  return tx.$queryRaw<MarkedWritten[]>`
    update assignments a set written_version = done.version, written_at = ${now}
    from unnest(${written.map((each) => each.variantId)}::bigint[], ${written.map((each) => each.version)}::int[])
      as done (variant_id, version)
    where a.shop_id = ${tx.shopId} and a.variant_id = done.variant_id and a.written_version < done.version
    returning a.variant_id as "variantId", a.offer, a.original_policy as "originalPolicy", a.cap_units as "capUnits"`;
}

/** `told`: the capped ones are told by calls only (docs/decisions/009); left out: all. */
type Told = { told?: "in-bulk" };

const told = (how: Told) =>
  how.told === "in-bulk"
    ? { assigned: Prisma.sql`and not ${IS_CAPPED}`, unassigned: Prisma.sql`and inventory_item_id is null` }
    : { assigned: Prisma.empty, unassigned: Prisma.empty };

/** Variants whose newest intent Shopify does not know yet, and those to be put back: page by page, in the order of products. */
export async function* unwrittenPages(tx: ShopTx, how: Told = {}): AsyncGenerator<bigint[]> {
  let [productId, variantId] = [0n, 0n];
  for (;;) {
    const rows = await tx.$queryRaw<{ variant_id: bigint; product_id: bigint }[]>`
      select product_id, variant_id from assignments
      where shop_id = ${tx.shopId} and written_version < intent_version and variant_deleted_at is null ${told(how).assigned}
        and (product_id, variant_id) > (${productId}, ${variantId})
      union select product_id, variant_id from unassigned_variants
      where shop_id = ${tx.shopId} ${told(how).unassigned} and (product_id, variant_id) > (${productId}, ${variantId})
      order by product_id, variant_id limit ${PAGE}`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => row.variant_id);
    [productId, variantId] = [last.product_id, last.variant_id];
  }
}

/** How many there are of them. */
export async function countUnwritten(tx: ShopTx, how: Told = {}): Promise<number> {
  const [row] = await tx.$queryRaw<{ variants: number }[]>`
    select (select count(*) from assignments
        where shop_id = ${tx.shopId} and written_version < intent_version and variant_deleted_at is null ${told(how).assigned})::int
      + (select count(*) from unassigned_variants where shop_id = ${tx.shopId} ${told(how).unassigned})::int as variants`;
  return row?.variants ?? 0;
}

/** The variants in the order of their products, so that neighbours can be written together. */
export async function inProductOrder(tx: ShopTx, variantIds: bigint[]): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select wanted.variant_id
    from unnest(${variantIds}::bigint[]) as wanted (variant_id)
    left join assignments a on a.shop_id = ${tx.shopId} and a.variant_id = wanted.variant_id
    left join unassigned_variants u on u.shop_id = ${tx.shopId} and u.variant_id = wanted.variant_id
    group by wanted.variant_id, coalesce(a.product_id, u.product_id)
    order by coalesce(a.product_id, u.product_id), wanted.variant_id`;
  return rows.map((row) => row.variant_id);
}
