/** Things as JSON: plain, as structured data for search engines, as payload of the standard storefront events. */
import { Drop, toValue } from "liquidjs";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { decimal } from "#sandbox/storefront/money.ts";
import { standardEventData } from "#sandbox/storefront/liquid/standard-event-data.ts";
import { named, property, runtime, text, type Filter } from "./arguments.ts";

/** Safe inside a script element. */
const write = (value: unknown) =>
  JSON.stringify(value ?? null)
    .replace(/</g, "\\u003c")
    .replace(/>/g, "\\u003e")
    .replace(/&/g, "\\u0026")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");

const json: Filter = (given) => {
  const value: unknown = toValue(given);
  if (value instanceof Drop && !(value instanceof LazyDrop)) {
    return Symbol.iterator in value
      ? write([...(value as unknown as Iterable<unknown>)])
      : '{"error":"json not allowed for this object"}';
  }
  return write(value);
};

const structured: Filter = function (product) {
  const { shop, request } = runtime(this);
  const variants = (property(product, "variants") as unknown[] | undefined) ?? [];
  const url = request.origin + text(property(product, "url"));
  return write({
    "@context": "http://schema.org/",
    "@id": `${url}#product`,
    "@type": "Product",
    brand: { "@type": "Brand", name: property(product, "vendor") },
    category: property(product, "type"),
    description: text(property(product, "description")).replace(/<[^>]*>/g, ""),
    name: property(product, "title"),
    url,
    offers: variants.map((variant) => ({
      "@id": `${url}?variant=${text(property(variant, "id"))}#offer`,
      "@type": "Offer",
      availability: `http://schema.org/${property(variant, "available") ? "InStock" : "OutOfStock"}`,
      price: decimal(Number(property(variant, "price"))),
      priceCurrency: shop.currencyCode,
      url: `${url}?variant=${text(property(variant, "id"))}`,
    })),
  });
};

export const jsonFilters: Record<string, Filter> = {
  json,
  structured_data: structured,
  standard_event_data(value, _type, ...args) {
    return write(standardEventData(runtime(this), value, text(named(args).context) || null));
  },
};
