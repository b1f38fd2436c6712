/** One variant: what is available of it at each location, and the apps' blocks. */
import { appBlock } from "#sandbox/admin-host/block-frame.ts";
import type { PageRequest } from "#sandbox/admin-host/host.ts";
import type { Page } from "#sandbox/admin-host/layout.ts";
import { stockForm } from "#sandbox/admin-host/pages/product.ts";
import { storePath } from "#sandbox/admin-host/read-shop.ts";
import { html } from "#sandbox/html.ts";

export function variantPage(request: PageRequest, variantId: number): Page | null {
  const { shop } = request;
  const variant = shop.variants.get(variantId);
  const product = variant && shop.products.get(variant.productId);
  if (!product) return null;
  return {
    title: `${product.title}, ${variant.title}`,
    current: "/products",
    content: html`<p class="crumb"><a href="${storePath(shop)}/products/${product.id}">${product.title}</a></p>
      <h1>${variant.title}</h1>
      ${stockForm(shop, product, [variant])}
      ${appBlock(request, "admin.product-variant-details.block.render", `gid://shopify/ProductVariant/${variant.id}`)}`,
  };
}
