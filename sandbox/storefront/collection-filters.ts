/** Filters of collection and search pages, by the query of their address: `filter.v.availability=1&filter.p.vendor=Pier`. */
import type { Product, ShopState, Variant } from "#sandbox/store/state.ts";
import { isAvailable, variantsOf } from "./catalog.ts";

export const PRICE = "filter.v.price";
const OPTION = "filter.v.option.";

type Values = (shop: ShopState, product: Product) => string[];

const optionParam = (name: string) => OPTION + name.toLowerCase().replace(/\s+/g, "_");

/** Values that a product has under a list filter. */
const LISTS: Record<string, Values> = {
  "filter.v.availability": (shop, product) => [
    ...new Set(variantsOf(shop, product).map((variant) => (isAvailable(shop, variant) ? "1" : "0"))),
  ],
  "filter.p.product_type": (_shop, product) => [product.productType],
  "filter.p.vendor": (_shop, product) => [product.vendor],
  "filter.p.tag": (_shop, product) => product.tags,
};

const optionValues =
  (param: string): Values =>
  (_shop, product) =>
    product.options.filter((option) => optionParam(option.name) === param).flatMap((option) => option.values);

export const valuesUnder = (param: string): Values => LISTS[param] ?? (param.startsWith(OPTION) ? optionValues(param) : () => []);

/** The list filters that these products call for; tags are understood in the address and not offered. */
export function offeredParams(products: Product[]): { param: string; label: string }[] {
  const names = [...new Set(products.flatMap((product) => product.options.map(({ name }) => name)))];
  const options = names.filter((name) => name !== "Title").map((name) => ({ param: optionParam(name), label: name }));
  const plain = ["filter.v.availability", "filter.p.product_type", "filter.p.vendor"];
  return [...plain.map((param) => ({ param, label: param })), ...options];
}

const cents = (text: string | null) => (text ? Math.round(Number(text) * 100) : Number.NaN);

/** Lower and upper bound in minor units; NaN where there is none. */
export const priceBounds = (query: URLSearchParams) => ({
  from: cents(query.get(`${PRICE}.gte`)),
  to: cents(query.get(`${PRICE}.lte`)),
});

function fitsPrice(variant: Variant, query: URLSearchParams): boolean {
  const { from, to } = priceBounds(query);
  return !(variant.priceCents < from) && !(variant.priceCents > to);
}

/** Values of one filter are alternatives; different filters must all be met. `except` leaves one out, for its counts. */
export function filterProducts(shop: ShopState, products: Product[], query: URLSearchParams, except = ""): Product[] {
  const params = [...new Set(query.keys())].filter(
    (key) => key.startsWith("filter.") && !key.startsWith(PRICE) && key !== except,
  );
  return products.filter(
    (product) =>
      params.every((param) => {
        const wanted = query.getAll(param).filter(Boolean);
        const has = valuesUnder(param)(shop, product);
        return wanted.length === 0 || wanted.some((value) => has.includes(value));
      }) && variantsOf(shop, product).some((variant) => fitsPrice(variant, query)),
  );
}
