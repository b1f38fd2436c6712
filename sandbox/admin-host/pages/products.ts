/** The merchant's products, with what each has in stock. */
import { pictureUrl, units, words } from "#sandbox/admin-host/format.ts";
import type { PageRequest } from "#sandbox/admin-host/host.ts";
import type { Page } from "#sandbox/admin-host/layout.ts";
import { storePath } from "#sandbox/admin-host/read-shop.ts";
import { html, type Html } from "#sandbox/html.ts";
import { inventoryQuantity } from "#sandbox/store/operations/levels.ts";
import type { Product, ShopState, Variant } from "#sandbox/store/state.ts";

const PAGE_SIZE = 50;

export const variantsOf = (shop: ShopState, product: Product): Variant[] =>
  product.variantIds.flatMap((id) => shop.variants.get(id) ?? []);

/** Whether every word of the query is in the product's words, in any order. */
export function productMatches(shop: ShopState, product: Product, query: string): boolean {
  const skus = variantsOf(shop, product).map((variant) => `${variant.sku} ${variant.title}`);
  const text = [product.title, product.vendor, product.productType, ...product.tags, ...skus].join(" ").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function stockCell(shop: ShopState, product: Product): Html {
  const variants = variantsOf(shop, product);
  const tracked = variants.filter((variant) => shop.inventoryItems.get(variant.inventoryItemId)?.tracked);
  if (tracked.length === 0) return html`<span class="soft">Not tracked</span>`;
  const total = tracked.reduce((sum, variant) => sum + inventoryQuantity(shop, variant), 0);
  const many = variants.length > 1 && html` <span class="soft">in ${variants.length} variants</span>`;
  return html`<span class="${total <= 0 ? "none-left" : ""}">${units(total)} in stock</span>${many}`;
}

export function productsPage({ host, shop, parameters }: PageRequest): Page {
  const query = parameters.get("q")?.trim() ?? "";
  const pageNumber = Math.max(1, Number(parameters.get("page")) || 1);
  const found = [...shop.products.values()].filter((product) => productMatches(shop, product, query));
  const shown = found.slice((pageNumber - 1) * PAGE_SIZE, pageNumber * PAGE_SIZE);
  const base = storePath(shop);
  const rows = shown.map((product) => {
    const image = product.images[0];
    return html`<tr>
      <td class="picture">${image && html`<img src="${pictureUrl(host.context, image.url)}" alt="" loading="lazy" />`}</td>
      <td class="main-cell"><a href="${base}/products/${product.id}">${product.title}</a></td>
      <td><span class="badge is-${product.status.toLowerCase()}">${words(product.status)}</span></td>
      <td>${stockCell(shop, product)}</td>
      <td class="wide-only">${product.vendor}</td>
    </tr>`;
  });
  const more = (target: number, label: string) =>
    html`<a class="button" href="?${new URLSearchParams({ q: query, page: String(target) }).toString()}">${label}</a>`;
  return {
    title: "Products",
    current: "/products",
    content: html`<h1>Products</h1>
      <form class="search" role="search">
        <input type="search" name="q" value="${query}" placeholder="Search products and SKUs" aria-label="Search products" />
        <button type="submit">Search</button>
      </form>
      ${
        rows.length
          ? html`<div class="card table-card">
              <table>
                <thead>
                  <tr>
                    <th><span class="hidden">Picture</span></th>
                    <th>Product</th>
                    <th>Status</th>
                    <th>Stock</th>
                    <th class="wide-only">Vendor</th>
                  </tr>
                </thead>
                <tbody>
                  ${rows}
                </tbody>
              </table>
            </div>`
          : html`<p class="card empty">${query ? `No product matches “${query}”.` : "This store has no products yet."}</p>`
      }
      <div class="pager">
        ${pageNumber > 1 && more(pageNumber - 1, "Previous")}
        ${found.length > pageNumber * PAGE_SIZE && more(pageNumber + 1, "Next")}
      </div>`,
  };
}
