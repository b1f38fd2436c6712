/** `collection.filters` and `search.filters`: what can be narrowed down, how many products each value leaves, and the address for it. */
import type { Product } from "#sandbox/store/state.ts";
import { variantsOf } from "#sandbox/storefront/catalog.ts";
import { filterProducts, offeredParams, PRICE, priceBounds, valuesUnder } from "#sandbox/storefront/collection-filters.ts";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { swatchOf } from "./swatch.ts";

const WORDS: Record<string, Record<string, string>> = {
  "filter.v.availability": { en: "Availability", de: "Verfügbarkeit", fr: "Disponibilité", ja: "在庫状況" },
  "filter.p.product_type": { en: "Product type", de: "Produkttyp", fr: "Type de produit", ja: "商品タイプ" },
  "filter.p.vendor": { en: "Brand", de: "Marke", fr: "Marque", ja: "ブランド" },
  [PRICE]: { en: "Price", de: "Preis", fr: "Prix", ja: "価格" },
  "1": { en: "In stock", de: "Auf Lager", fr: "En stock", ja: "在庫あり" },
  "0": { en: "Out of stock", de: "Nicht auf Lager", fr: "En rupture de stock", ja: "在庫なし" },
};

const say = (runtime: Runtime, key: string) => {
  const words = WORDS[key];
  return words ? (words[runtime.request.locale.split("-")[0] ?? "en"] ?? words.en) : key;
};

function urlWith(runtime: Runtime, change: (query: URLSearchParams) => void): string {
  const query = new URLSearchParams(runtime.request.query);
  for (const key of ["page", "section_id", "sections"]) query.delete(key);
  change(query);
  return `${localUrl(runtime, runtime.request.path)}${query.size ? `?${query}` : ""}`;
}

type ValueFacts = { param: string; value: string; count: number; all: string[] };

function valueDrop(runtime: Runtime, { param, value, count, all }: ValueFacts): LazyDrop {
  const label = param === "filter.v.availability" ? say(runtime, value) : value;
  return new LazyDrop(value, {
    param_name: param,
    value,
    label,
    count,
    active: runtime.request.query.getAll(param).includes(value),
    url_to_add: () => urlWith(runtime, (query) => query.append(param, value)),
    url_to_remove: () => urlWith(runtime, (query) => query.delete(param, value)),
    display: null,
    swatch: () => (param.startsWith("filter.v.option.") ? swatchOf(all, value) : null),
    image: null,
  });
}

const NO_BOUNDS = { true_value: null, false_value: null, min_value: null, max_value: null, range_max: null };

function listFilter(runtime: Runtime, products: Product[], param: string, label: string): LazyDrop | null {
  const { shop, request } = runtime;
  const left = filterProducts(shop, products, request.query, param);
  const all = [...new Set(products.flatMap((product) => valuesUnder(param)(shop, product)))].filter(Boolean);
  if (all.length < 2) return null;
  if (param === "filter.v.availability") all.sort().reverse();
  const countOf = (value: string) => left.filter((product) => valuesUnder(param)(shop, product).includes(value)).length;
  const values = all.map((value) => valueDrop(runtime, { param, value, count: countOf(value), all }));
  return new LazyDrop(label, {
    ...NO_BOUNDS,
    param_name: param,
    label: say(runtime, label),
    type: "list",
    operator: "OR",
    presentation: values.some((value) => value.read("swatch")) ? "swatch" : "text",
    values,
    active_values: values.filter((value) => value.read("active")),
    inactive_values: values.filter((value) => !value.read("active")),
    url_to_remove: () => urlWith(runtime, (query) => query.delete(param)),
  });
}

function boundDrop(runtime: Runtime, end: "gte" | "lte", amountCents: number): LazyDrop {
  const param = `${PRICE}.${end}`;
  const value = Number.isNaN(amountCents) ? null : amountCents;
  return new LazyDrop(param, {
    param_name: param,
    value,
    label: say(runtime, PRICE),
    active: value !== null,
    count: 0,
    display: null,
    swatch: null,
    image: null,
    url_to_add: "",
    url_to_remove: () => urlWith(runtime, (query) => query.delete(param)),
  });
}

function priceFilter(runtime: Runtime, products: Product[]): LazyDrop {
  const { from, to } = priceBounds(runtime.request.query);
  const prices = products.flatMap((product) => variantsOf(runtime.shop, product).map(({ priceCents }) => priceCents));
  return new LazyDrop(PRICE, {
    ...NO_BOUNDS,
    param_name: PRICE,
    label: say(runtime, PRICE),
    type: "price_range",
    operator: "AND",
    presentation: "text",
    values: [],
    active_values: [],
    inactive_values: [],
    min_value: boundDrop(runtime, "gte", from),
    max_value: boundDrop(runtime, "lte", to),
    range_max: Math.max(0, ...prices),
    url_to_remove: () =>
      urlWith(runtime, (query) => {
        query.delete(`${PRICE}.gte`);
        query.delete(`${PRICE}.lte`);
      }),
  });
}

export function filterDrops(runtime: Runtime, products: Product[]): LazyDrop[] {
  const lists = offeredParams(products).flatMap(({ param, label }) => listFilter(runtime, products, param, label) ?? []);
  const [availability, ...others] = lists;
  return availability ? [availability, priceFilter(runtime, products), ...others] : [];
}
