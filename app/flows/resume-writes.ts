/** After a shop has given us access again: everything it was not told of in the meantime is written. */
import { findCapped } from "#app/data/exact-caps.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { countUnwritten, unwrittenPages } from "#app/data/write-leases.ts";
import { findBulkWrite } from "#app/data/bulk-writes.ts";
import { BULK_FROM } from "#app/flows/plan-bulk-write.ts";
import { queueBulkWrites } from "#app/flows/queue-bulk-writes.ts";
import { queueWrites } from "#app/flows/queue-writes.ts";

/** @returns how many variants will be written. */
export async function resumeWrites(tx: ShopTx): Promise<number> {
  const unwritten = await countUnwritten(tx);
  const isMany = unwritten >= BULK_FROM || (await findBulkWrite(tx)) !== null;
  for await (const page of unwrittenPages(tx)) await queueWrites(tx, isMany ? await findCapped(tx, page) : page);
  if (isMany) await queueBulkWrites(tx);
  return unwritten;
}
