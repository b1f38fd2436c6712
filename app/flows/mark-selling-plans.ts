/** Variants that joined or left a plan: their rows say so, and their offers are written anew. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { findMismarked, markJoined } from "#app/data/selling-plans.ts";
import { queueWrites } from "#app/flows/queue-writes.ts";

const VARIANTS_AT_ONCE = 500;

/** One slice of them. @returns how far it has come, or null when nothing was left to mark. */
export async function markSellingPlans(tx: ShopTx, after: bigint): Promise<bigint | null> {
  const variantIds = await findMismarked(tx, after, VARIANTS_AT_ONCE);
  if (variantIds.length === 0) return null;
  const locked = await lockVariants(tx, variantIds);
  await markJoined(tx, locked);
  await queueWrites(tx, locked);
  return variantIds.at(-1) ?? null;
}
