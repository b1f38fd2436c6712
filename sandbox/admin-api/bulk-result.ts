/** What a bulk operation wrote, for the server that answers `/bulk-results/ID.jsonl`. */
import type { SandboxContext } from "#sandbox/context.ts";

/** Null for what does not exist. The address is public, as Shopify's is: whoever knows it may read. */
export function bulkResult(context: SandboxContext, pathname: string): string | null {
  const id = Number(/^\/bulk-results\/(\d+)\.jsonl$/.exec(pathname)?.[1]);
  for (const shop of context.store.state.shops.values()) {
    const result = shop.bulkOperations.get(id)?.result;
    if (result !== undefined) return result;
  }
  return null;
}
