/** What Shopify tells its own analytics of a page, in `ShopifyAnalytics.meta` and `meta`, where themes and trackers look things up. */
import { gid } from "#sandbox/store/gid.ts";
import { fullTitle, hasOnlyDefaultVariant, variantsOf } from "#sandbox/storefront/catalog.ts";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { shownVariantOf } from "#sandbox/storefront/liquid/objects/product.ts";
import type { Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import type { Product } from "#sandbox/store/state.ts";

/** What the page is about, where it is about something: its kind and its id. */
function resourceOf({ globals, request }: Runtime): { resourceType?: string; resourceId?: number } {
  const subject = globals.liquidMethodMissing(request.pageType);
  const id = subject instanceof LazyDrop ? Number(subject.read("id")) : 0;
  return id > 0 ? { resourceType: request.pageType, resourceId: id } : {};
}

const productMeta = ({ shop }: Runtime, product: Product) => ({
  id: product.id,
  gid: gid("Product", product.id),
  vendor: product.vendor,
  type: product.productType,
  handle: product.handle,
  variants: variantsOf(shop, product).map((variant) => ({
    id: variant.id,
    price: variant.priceCents,
    name: fullTitle(product, variant),
    public_title: hasOnlyDefaultVariant(product) ? null : variant.title,
    sku: variant.sku,
  })),
  remote: false,
});

export function analyticsMeta(runtime: Runtime) {
  const { shop, request, customer } = runtime;
  const resource = resourceOf(runtime);
  const product = resource.resourceType === "product" ? shop.products.get(resource.resourceId ?? 0) : undefined;
  const shown = product && shownVariantOf(runtime, product);
  return {
    currency: shop.currencyCode,
    ...(product ? { product: productMeta(runtime, product), selectedVariantId: shown ? String(shown.id) : undefined } : {}),
    page: { pageType: request.pageType, ...resource, ...(customer ? { customerId: customer.id } : {}) },
  };
}
