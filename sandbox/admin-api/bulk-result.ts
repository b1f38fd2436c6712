/** What a bulk operation wrote, for the server that answers `/bulk-results/ID.jsonl`. */
import type { SandboxContext } from "#sandbox/context.ts";
import type { BulkOperation } from "#sandbox/store/state.ts";

/** The last result asked for, as bytes: a file is read in many pieces. */
let last: { operation: BulkOperation; bytes: Buffer } | null = null;

/** Null for what does not exist or has expired. The address is public, as Shopify's is: whoever knows it may read. */
export function bulkResult(context: SandboxContext, pathname: string): Buffer | null {
  const id = Number(/^\/bulk-results\/(\d+)\.jsonl$/.exec(pathname)?.[1]);
  for (const shop of context.store.state.shops.values()) {
    const operation = shop.bulkOperations.get(id);
    if (operation?.result === undefined || operation.status === "EXPIRED") continue;
    if (last?.operation !== operation) last = { operation, bytes: Buffer.from(operation.result) };
    return last.bytes;
  }
  return null;
}
