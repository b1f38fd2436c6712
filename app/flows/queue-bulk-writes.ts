/** Sees to it that many offers are told to Shopify together. */
import { findBulkWrite } from "#app/data/bulk-writes.ts";
import { ring } from "#app/data/doorbells.ts";
import type { ShopTx } from "#app/data/in-shop.ts";

/** More than a few slices of a run are to come together before a round begins. */
const GATHER_MS = 5_000;

/** Call it last in a transaction. A round under way looks for more before it ends. */
export async function queueBulkWrites(tx: ShopTx, { gather = false }: { gather?: boolean } = {}): Promise<void> {
  if (gather && (await findBulkWrite(tx))) return;
  await ring(tx, "bulk-writes", String(tx.shopId), new Date(Date.now() + (gather ? GATHER_MS : 0)));
}
