/** One product: its variants and what is available at each location, which the merchant changes here. */
import { money, pictureUrl, words } from "#sandbox/admin-host/format.ts";
import type { PageRequest } from "#sandbox/admin-host/host.ts";
import type { Page } from "#sandbox/admin-host/layout.ts";
import { appBlock } from "#sandbox/admin-host/block-frame.ts";
import { variantsOf } from "#sandbox/admin-host/pages/products.ts";
import { storePath } from "#sandbox/admin-host/read-shop.ts";
import { html, type Html } from "#sandbox/html.ts";
import { setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";
import type { Location, Product, ShopState, Variant } from "#sandbox/store/state.ts";

const UNITS_LIMIT = 1_000_000;

const activeLocations = (shop: ShopState) => [...shop.locations.values()].filter((location) => location.isActive);

function stockField(shop: ShopState, variant: Variant, location: Location): Html {
  const level = levelAt(shop, variant.inventoryItemId, location.id);
  const available = level?.quantities.available;
  const committed = level?.quantities.committed ?? 0;
  return html`<td data-label="${location.name}">
    <input
      type="number"
      step="1"
      min="-${UNITS_LIMIT}"
      max="${UNITS_LIMIT}"
      inputmode="numeric"
      name="stock:${variant.inventoryItemId}:${location.id}"
      value="${available}"
      placeholder="Not stocked"
      aria-label="Available: ${variant.title}, ${location.name}"
    />
    ${committed > 0 && html`<small>${committed} committed</small>`}
  </td>`;
}

function variantRow(shop: ShopState, variant: Variant, locations: Location[]): Html {
  const isTracked = shop.inventoryItems.get(variant.inventoryItemId)?.tracked ?? false;
  const policy = variant.inventoryPolicy === "CONTINUE" ? "Keeps selling when out of stock" : "Stops selling when out of stock";
  return html`<tr>
    <th scope="row">
      <a href="${storePath(shop)}/products/${variant.productId}/variants/${variant.id}">${variant.title}</a
      ><small>${variant.sku || "No SKU"} · ${money(variant.priceCents, shop.currencyCode)}</small>
      <small>${policy}</small>
    </th>
    ${
      isTracked
        ? locations.map((location) => stockField(shop, variant, location))
        : html`<td colspan="${locations.length}" class="soft">Stock is not tracked.</td>`
    }
  </tr>`;
}

/** Of all variants of a product, or of one. */
export function stockForm(shop: ShopState, product: Product, variants = variantsOf(shop, product)): Html {
  const locations = activeLocations(shop);
  return html`<form method="post" action="${storePath(shop)}/products/${product.id}/stock" class="card table-card">
    <div class="card-head">
      <h2>Available units</h2>
      <button type="submit" class="primary">Save stock</button>
    </div>
    <div class="scroll">
      <table class="stock">
        <thead>
          <tr>
            <th>Variant</th>
            ${locations.map((location) => html`<th>${location.name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${variants.map((variant) => variantRow(shop, variant, locations))}
        </tbody>
      </table>
    </div>
  </form>`;
}

export function productPage(request: PageRequest, productId: number): Page | null {
  const { host, shop, parameters } = request;
  const product = shop.products.get(productId);
  if (!product) return null;
  const image = product.images[0];
  const storefront = `${host.context.origins.storefront}/products/${product.handle}`;
  return {
    title: product.title,
    current: "/products",
    content: html`<p class="crumb"><a href="${storePath(shop)}/products">Products</a></p>
      <div class="product-head">
        ${image && html`<img src="${pictureUrl(host.context, image.url)}" alt="${image.altText}" />`}
        <div>
          <h1>${product.title}</h1>
          <p><span class="badge is-${product.status.toLowerCase()}">${words(product.status)}</span> ${product.vendor}</p>
          <p><a href="${storefront}" target="_blank" rel="noopener">View on the storefront</a></p>
        </div>
      </div>
      ${parameters.has("saved") && html`<p class="banner" role="status">Stock is saved.</p>`} ${stockForm(shop, product)}
      ${appBlock(request, "admin.product-details.block.render", `gid://shopify/Product/${product.id}`)}`,
  };
}

/** Applies the form's numbers; empty and unchanged fields are left alone. Returns how many levels changed. */
export function saveStock({ host, shop }: Pick<PageRequest, "host" | "shop">, form: URLSearchParams): number {
  let changed = 0;
  for (const [name, value] of form) {
    const [kind, inventoryItemId, locationId] = name.split(":");
    const [item, location, units] = [Number(inventoryItemId), Number(locationId), Number(value)];
    if (kind !== "stock" || value.trim() === "" || !Number.isInteger(units) || Math.abs(units) > UNITS_LIMIT) continue;
    if (!shop.inventoryItems.has(item) || !shop.locations.has(location)) continue;
    if (levelAt(shop, item, location)?.quantities.available === units) continue;
    setAvailable(host.context, shop, { inventoryItemId: item, locationId: location, units });
    changed++;
  }
  return changed;
}
