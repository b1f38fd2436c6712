/** Variants handed to Standby: found, locked, counted anew. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Assignment } from "#app/generated/prisma/client.ts";

export type { Assignment };

/**
 * The per-variant mutex: whoever changes a variant's waitlist, stock or offer holds this row until the end of the
 * transaction. Null when the variant is not assigned to Standby in this shop.
 */
export async function lockAssignment(tx: ShopTx, variantId: bigint): Promise<Assignment | null> {
  const { shopId } = tx;
  await tx.$queryRaw`select 1 from assignments where shop_id = ${shopId} and variant_id = ${variantId} for update`;
  return tx.assignment.findUnique({ where: { shopId_variantId: { shopId, variantId } } });
}

/** One variant's assignment, without locking it. */
export function findAssignment(tx: ShopTx, variantId: bigint): Promise<Assignment | null> {
  return tx.assignment.findUnique({ where: { shopId_variantId: { shopId: tx.shopId, variantId } } });
}
