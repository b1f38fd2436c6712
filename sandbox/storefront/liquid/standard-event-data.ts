/** What the `view` events of products, collections and carts carry: `{{ product | standard_event_data: "view" }}`. */
import { gid } from "#sandbox/store/gid.ts";
import { decimal } from "#sandbox/storefront/money.ts";
import { property, text } from "./filters/arguments.ts";
import type { LazyDrop } from "./drop.ts";
import type { Runtime } from "./runtime.ts";

type Option = { name: string; value: string };

const price = (runtime: Runtime, cents: unknown) => ({
  amount: decimal(Number(cents)),
  currencyCode: runtime.shop.currencyCode,
});

function selectedVariant(runtime: Runtime, product: unknown) {
  const variant = property(product, "selected_or_first_available_variant");
  if (!variant) return null;
  const options = (property(variant, "options_with_values") as Option[] | undefined) ?? [];
  return {
    id: gid("ProductVariant", Number(property(variant, "id"))),
    title: text(property(variant, "title")),
    availableForSale: Boolean(property(variant, "available")),
    price: price(runtime, property(variant, "price")),
    selectedOptions: options.map(({ name, value }) => ({ name, value })),
  };
}

function productData(runtime: Runtime, product: unknown, context: string | null) {
  const variant = selectedVariant(runtime, product);
  const named = { title: text(property(product, "title")), handle: text(property(product, "handle")) };
  return {
    context,
    product: { id: gid("Product", Number(property(product, "id"))), ...named, selectedVariant: variant },
    selectedOptions: variant?.selectedOptions ?? [],
  };
}

function cartData(runtime: Runtime, cart: unknown, context: string | null) {
  if (!runtime.cart) return { context, cart: null };
  const lines = ((property(cart, "items") as LazyDrop[] | undefined) ?? []).map((line) => ({
    id: `gid://shopify/CartLine/${text(property(line, "key"))}`,
    quantity: Number(property(line, "quantity")),
    cost: { totalAmount: price(runtime, property(line, "final_line_price")) },
  }));
  const total = { totalAmount: price(runtime, property(cart, "total_price")) };
  const totalQuantity = Number(property(cart, "item_count"));
  return {
    context,
    cart: { id: `gid://shopify/Cart/${runtime.cart.token}`, totalQuantity, cost: total, lines, discountCodes: [] },
  };
}

export function standardEventData(runtime: Runtime, value: unknown, context: string | null): unknown {
  if (property(value, "item_count") !== undefined) return cartData(runtime, value, context);
  if (property(value, "products_count") !== undefined) {
    const id = Number(property(value, "id"));
    const handle = text(property(value, "handle"));
    return {
      collection: { id: id ? gid("Collection", id) : null, handle, productsCount: Number(property(value, "products_count")) },
    };
  }
  return productData(runtime, value, context);
}
