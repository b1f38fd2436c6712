/** A product changed, by itself or through a variant or its stock: newer instant, `products/update`. */
import type { SandboxContext } from "#sandbox/context.ts";
import { instantAfter } from "#sandbox/store/instant.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { productPayload } from "#sandbox/webhooks/payloads/product.ts";

export function announceProduct(context: SandboxContext, shop: ShopState, productId: number): void {
  const product = shop.products.get(productId);
  if (!product) return;
  product.updatedAt = instantAfter(product.updatedAt);
  context.store.emit(shop, "products/update", productPayload(shop, product, context.origins.storefront));
}
