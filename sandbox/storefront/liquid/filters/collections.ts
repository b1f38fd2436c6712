/** Collections and carts: addresses by vendor, type and tag, and counting lines. */
import { localUrl } from "#sandbox/storefront/liquid/runtime.ts";
import type { FilterThis } from "./arguments.ts";
import { escapeHtml, property, runtime, text, type Filter } from "./arguments.ts";
import { handleize } from "./strings.ts";

const byVendor = (self: FilterThis, value: unknown) =>
  localUrl(runtime(self), `/collections/vendors?q=${encodeURIComponent(text(value))}`);
const byType = (self: FilterThis, value: unknown) =>
  localUrl(runtime(self), `/collections/types?q=${encodeURIComponent(text(value))}`);

function byTag(self: FilterThis, tag: unknown): string {
  const collection = text(property(self.context.getSync(["collection"]), "handle")) || "all";
  return localUrl(runtime(self), `/collections/${collection}/${handleize(tag)}`);
}

const link = (href: string, label: unknown, title = "") =>
  `<a href="${escapeHtml(href)}" title="${escapeHtml(title)}">${text(label)}</a>`;
const tagLink: Filter = function (label, tag) {
  return link(byTag(this, tag ?? label), label, `Show products matching tag ${text(tag ?? label)}`);
};

const linesOf = (cart: unknown) => (property(cart, "items") as unknown[] | undefined) ?? [];

export const collectionFilters: Record<string, Filter> = {
  url_for_vendor(value) {
    return byVendor(this, value);
  },
  url_for_type(value) {
    return byType(this, value);
  },
  link_to_vendor(value) {
    return link(byVendor(this, value), value, text(value));
  },
  link_to_type(value) {
    return link(byType(this, value), value, text(value));
  },
  link_to_tag: tagLink,
  link_to_add_tag: tagLink,
  link_to_remove_tag: tagLink,
  highlight_active_tag(value) {
    const current = (this.context.getSync(["current_tags"]) as unknown[] | null) ?? [];
    return current.includes(text(value)) ? `<span class="active">${text(value)}</span>` : text(value);
  },
  within(value, collection) {
    const handle = text(property(collection, "handle"));
    return handle ? text(value).replace(/^(.*?)(\/products\/)/, `$1/collections/${handle}$2`) : text(value);
  },
  sort_by: (value, order) => `${text(value)}${text(value).includes("?") ? "&" : "?"}sort_by=${text(order)}`,
  item_count_for_variant: (cart, variantId) =>
    linesOf(cart)
      .filter((line) => text(property(line, "variant_id")) === text(variantId))
      .reduce((total: number, line) => total + Number(property(line, "quantity")), 0),
  line_items_for: (cart, thing) =>
    linesOf(cart).filter((line) =>
      [property(line, "variant_id"), property(line, "product_id")].map(text).includes(text(property(thing, "id"))),
    ),
};
