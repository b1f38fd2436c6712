/** A variant is gone from Shopify: nothing is written for it any more, its waitlist and history stay. */
import { markDeleted } from "#app/data/assignments.ts";
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";

/** @returns how many we did not know of. */
export async function markVariantDeleted(tx: ShopTx, input: { variantIds: bigint[]; now: Date }): Promise<number> {
  await lockVariants(tx, input.variantIds);
  const gone = await markDeleted(tx, input.variantIds, input.now);
  await recordEvents(
    tx,
    gone.map(({ variantId, waiting }) => ({
      variantId,
      name: "variant-deleted",
      actor: "Shopify",
      detail: { waiting },
      at: input.now,
    })),
  );
  return gone.length;
}
