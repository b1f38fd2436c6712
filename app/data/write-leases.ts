/** What Shopify must still be told, and one writer per variant at a time. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { UnassignedVariant } from "#app/generated/prisma/client.ts";

/** Longer than all requests of one write may take together. */
const LEASE_SECONDS = 90;

/** @returns false while another writer holds the variant. A dead writer's lease runs out by itself. */
export async function takeLease(tx: ShopTx, variantId: bigint, holder: string): Promise<boolean> {
  const taken = await tx.$executeRaw`
    insert into write_leases (shop_id, variant_id, holder, leased_until)
    values (${tx.shopId}, ${variantId}, ${holder}::uuid, now() + make_interval(secs => ${LEASE_SECONDS}))
    on conflict (shop_id, variant_id) do update set holder = excluded.holder, leased_until = excluded.leased_until
      where write_leases.leased_until < now()`;
  return taken === 1;
}

export async function giveLeaseBack(tx: ShopTx, variantId: bigint, holder: string): Promise<void> {
  await tx.$executeRaw`
    delete from write_leases where shop_id = ${tx.shopId} and variant_id = ${variantId} and holder = ${holder}::uuid`;
}

/** What an unassigned variant must be put back to; null when there is nothing to put back. */
export function findUnassigned(tx: ShopTx, variantId: bigint): Promise<UnassignedVariant | null> {
  return tx.unassignedVariant.findUnique({ where: { shopId_variantId: { shopId: tx.shopId, variantId } } });
}

export async function forgetUnassigned(tx: ShopTx, { variantId, unassignedAt }: UnassignedVariant): Promise<void> {
  await tx.unassignedVariant.deleteMany({ where: { shopId: tx.shopId, variantId, unassignedAt } });
}

/** @returns true for the first to say so of this version. */
export async function markWritten(tx: ShopTx, variantId: bigint, version: number, now: Date): Promise<boolean> {
  const { count } = await tx.assignment.updateMany({
    where: { shopId: tx.shopId, variantId, writtenVersion: { lt: version } },
    data: { writtenVersion: version, writtenAt: now },
  });
  return count === 1;
}

/** Variants whose newest intent Shopify does not know yet, and those to be put back. */
export async function findUnwritten(tx: ShopTx): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select variant_id from assignments
    where shop_id = ${tx.shopId} and written_version < intent_version and variant_deleted_at is null
    union select variant_id from unassigned_variants where shop_id = ${tx.shopId}
    order by variant_id`;
  return rows.map((row) => row.variant_id);
}
