/** Queues the jobs that tell Shopify of offers: neighbours of one product go together, so that few requests tell of many. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { inProductOrder } from "#app/data/write-leases.ts";
import { enqueueMany } from "#app/queue/enqueue-many.ts";

/** As many as one job writes within its time when Shopify throttles the shop. */
const VARIANTS_PER_JOB = 50;

/** Call it when the rows say what Shopify shall know: each job reads the newest. */
export async function queueWrites(tx: ShopTx, variantIds: bigint[]): Promise<void> {
  if (variantIds.length === 0) return;
  const ordered = await inProductOrder(tx, variantIds);
  const jobs = [];
  for (let start = 0; start < ordered.length; start += VARIANTS_PER_JOB) {
    jobs.push({ shopId: tx.shopId, variantIds: ordered.slice(start, start + VARIANTS_PER_JOB).map(String) });
  }
  await enqueueMany(tx, "write-offers", jobs);
}
