/** `variants/in_stock` and `variants/out_of_stock`: a variant's stock online rose above zero or fell to it. */
import type { SandboxContext } from "#sandbox/context.ts";
import { sellableOnlineQuantity } from "#sandbox/store/operations/levels.ts";
import type { ShopState, Variant } from "#sandbox/store/state.ts";
import { stockTransitionPayload } from "#sandbox/webhooks/payloads/product.ts";

/** Remembers what there is before a change; the returned function tells what became of it afterwards. */
export function watchStock(context: SandboxContext, shop: ShopState, changes: { inventoryItemId: number }[]): () => void {
  const before = new Map<Variant, boolean>();
  for (const { inventoryItemId } of changes) {
    const item = shop.inventoryItems.get(inventoryItemId);
    const variant = item?.tracked ? shop.variants.get(item.variantId) : undefined;
    if (variant) before.set(variant, sellableOnlineQuantity(shop, variant) > 0);
  }
  return () => {
    for (const [variant, had] of before) {
      const has = sellableOnlineQuantity(shop, variant) > 0;
      if (has === had) continue;
      context.store.emit(shop, has ? "variants/in_stock" : "variants/out_of_stock", stockTransitionPayload(shop, variant));
    }
  };
}
