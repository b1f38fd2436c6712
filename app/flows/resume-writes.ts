/** After a shop has given us access again: everything it was not told of in the meantime is written. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { findUnwritten } from "#app/data/write-leases.ts";
import { enqueueMany } from "#app/queue/enqueue-many.ts";

/** @returns how many variants will be written. */
export async function resumeWrites(tx: ShopTx): Promise<number> {
  const unwritten = await findUnwritten(tx);
  const { shopId } = tx;
  await enqueueMany(
    tx,
    "write-offer",
    unwritten.map((variantId) => ({ shopId, variantId: String(variantId) })),
  );
  return unwritten.length;
}
