/** Variants that joined or left a plan: their rows say so, and their offers are written anew. */
import { findCapped } from "#app/data/exact-caps.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { findMismarked, markJoined } from "#app/data/selling-plans.ts";
import { BULK_FROM } from "#app/flows/plan-bulk-write.ts";
import { queueBulkWrites } from "#app/flows/queue-bulk-writes.ts";
import { queueWrites } from "#app/flows/queue-writes.ts";

const VARIANTS_AT_ONCE = 500;

/** How Shopify is to be told of all that must be marked now: many together, few soon (docs/decisions/009). */
export const tellOfPlans = async (tx: ShopTx): Promise<"in-bulk" | undefined> =>
  (await findMismarked(tx, 0n, BULK_FROM)).length >= BULK_FROM ? "in-bulk" : undefined;

/** One slice of them. @returns how far it has come, or null when nothing was left to mark. */
export async function markSellingPlans(tx: ShopTx, after: bigint, tell?: "in-bulk"): Promise<bigint | null> {
  const variantIds = await findMismarked(tx, after, VARIANTS_AT_ONCE);
  if (variantIds.length === 0) return null;
  const locked = await lockVariants(tx, variantIds);
  await markJoined(tx, locked);
  await queueWrites(tx, tell === "in-bulk" ? await findCapped(tx, locked) : locked);
  if (tell === "in-bulk") await queueBulkWrites(tx, { gather: true });
  return variantIds.at(-1) ?? null;
}
