/** Whether a shop wants its checkout to hold offers to their terms, and what Shopify made of it. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { CheckoutLimits } from "#app/generated/prisma/client.ts";

export type { CheckoutLimits };

/** Null when it was never asked for. */
export const findCheckoutLimits = (tx: ShopTx): Promise<CheckoutLimits | null> =>
  tx.checkoutLimits.findUnique({ where: { shopId: tx.shopId } });

/** @returns false when it was wanted, or not, before. */
export async function saveWanted(tx: ShopTx, wanted: boolean): Promise<boolean> {
  const before = await findCheckoutLimits(tx);
  if ((before?.wanted ?? false) === wanted) return false;
  const { shopId } = tx;
  await tx.checkoutLimits.upsert({ where: { shopId }, create: { shopId, wanted }, update: { wanted, problem: null } });
  return true;
}

/** Null: there is no validation in Shopify. */
export async function saveValidation(
  tx: ShopTx,
  outcome: { validationId: bigint | null; problem: string | null },
): Promise<void> {
  await tx.checkoutLimits.updateMany({ where: { shopId: tx.shopId }, data: outcome });
}
