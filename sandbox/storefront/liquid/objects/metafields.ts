/** `owner.metafields.namespace.key.value`, where `$app` and `$app:name` are the app's own namespaces. */
import { Drop } from "liquidjs";
import { appNamespace } from "#sandbox/context.ts";
import type { Metafield } from "#sandbox/store/state.ts";
import { LazyDrop, ValueDrop } from "#sandbox/storefront/liquid/drop.ts";
import type { Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { FILES } from "#sandbox/storefront/content.ts";
import { colorDrop } from "./color.ts";
import { productDrop } from "./product.ts";
import { collectionDrop } from "./collection.ts";
import { imageDrop } from "./media.ts";
import { metaobjectNamed } from "./metaobject.ts";
import { variantDrop } from "./variant.ts";

const NUMBER_TYPES = new Set(["number_integer", "number_decimal"]);
const JSON_TYPES = new Set(["json", "link", "rich_text_field"]);
const MEASURES = new Set(["dimension", "weight", "volume"]);

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function reference(runtime: Runtime, id: string): unknown {
  const number = Number(/\/(\d+)$/.exec(id)?.[1]);
  const product = id.includes("/Product/") ? runtime.shop.products.get(number) : undefined;
  if (product) return productDrop(runtime, product);
  const collection = id.includes("/Collection/") ? runtime.shop.collections.get(number) : undefined;
  if (collection) return collectionDrop(runtime, collection);
  if (id.includes("/Metaobject/")) return metaobjectNamed(runtime, id);
  const variant = id.includes("/ProductVariant/") ? runtime.shop.variants.get(number) : undefined;
  const owner = variant && runtime.shop.products.get(variant.productId);
  if (variant && owner) return variantDrop(runtime, owner, variant);
  if (id.includes("/GenericFile/")) return fileOf(number);
  return id.includes("/MediaImage/") ? pictureOf(runtime, number) : null;
}

function fileOf(id: number): LazyDrop | null {
  const file = FILES.find((one) => one.id === id);
  if (!file) return null;
  const url = `/cdn/shop/files/${file.fileName}`;
  return new LazyDrop(url, { id, url, alt: file.alt, media_type: "generic_file", position: null, preview_image: null });
}

/** The shop's files are its products' pictures. */
function pictureOf(runtime: Runtime, id: number): unknown {
  for (const product of runtime.shop.products.values()) {
    const image = product.images.find((one) => one.id === id);
    if (image) return imageDrop(runtime, image, product);
  }
  return null;
}

type Parts = { value?: unknown; unit?: string; amount?: string; currency_code?: string; scale_min?: string; scale_max?: string };

/** A rating, an amount of money in minor units, a measurement: each counts as its number and has parts. */
function composite({ type, value }: Pick<Metafield, "type" | "value">): unknown {
  const parts = (parse(value) ?? {}) as Parts;
  if (type === "money") {
    return new ValueDrop(Math.round(Number(parts.amount) * 100), { currency: { iso_code: parts.currency_code } });
  }
  const number = Number(parts.value);
  if (MEASURES.has(type)) return new ValueDrop(`${number} ${parts.unit}`, { type, value: number, unit: parts.unit });
  const scale = { scale_min: Number(parts.scale_min), scale_max: Number(parts.scale_max) };
  return new ValueDrop(String(parts.value), { rating: number, ...scale });
}

function valueOf(runtime: Runtime, { type, value }: Pick<Metafield, "type" | "value">): unknown {
  if (type === "boolean") return value === "true";
  if (NUMBER_TYPES.has(type)) return Number(value);
  if (JSON_TYPES.has(type)) return parse(value);
  if (type === "rating" || type === "money" || MEASURES.has(type)) return composite({ type, value });
  if (type === "color") return colorDrop(value);
  if (type.startsWith("list.")) {
    return listOf(runtime, type.slice("list.".length), value);
  }
  return type.endsWith("_reference") ? reference(runtime, value) : value;
}

/** Each of a list is what one alone would be; what is gone from the shop is gone from the list. */
function listOf(runtime: Runtime, type: string, text: string): unknown[] {
  const list = parse(text);
  if (!Array.isArray(list)) return [];
  const written = (one: unknown) => (typeof one === "string" ? one : JSON.stringify(one));
  const values = list.map((one) => valueOf(runtime, { type, value: written(one) }));
  return values.filter((value) => value !== null && value !== undefined);
}

export function metafieldDrop(runtime: Runtime, metafield: Pick<Metafield, "type" | "value">): LazyDrop {
  return new LazyDrop(metafield.value, {
    type: metafield.type,
    value: () => valueOf(runtime, metafield),
    "list?": metafield.type.startsWith("list."),
  });
}

/** `$app` → "app--<id>", `$app:shipping` → "app--<id>--shipping". */
export function storedNamespace(runtime: Runtime, namespace: string): string {
  const own = appNamespace(runtime.context.app);
  if (namespace === "$app") return own;
  return namespace.startsWith("$app:") ? `${own}--${namespace.slice("$app:".length)}` : namespace;
}

class NamespaceDrop extends Drop {
  readonly #runtime: Runtime;
  readonly #metafields: Metafield[];

  constructor(runtime: Runtime, metafields: Metafield[]) {
    super();
    this.#runtime = runtime;
    this.#metafields = metafields;
  }

  override liquidMethodMissing(key: string | number): unknown {
    const metafield = this.#metafields.find((one) => one.key === String(key));
    return metafield ? metafieldDrop(this.#runtime, metafield) : null;
  }
}

export class MetafieldsDrop extends Drop {
  readonly #runtime: Runtime;
  readonly #owner: string;

  constructor(runtime: Runtime, ownerGid: string) {
    super();
    this.#runtime = runtime;
    this.#owner = ownerGid;
  }

  override liquidMethodMissing(key: string | number): unknown {
    const namespace = storedNamespace(this.#runtime, String(key));
    const all = this.#runtime.shop.metafields.get(this.#owner) ?? [];
    return new NamespaceDrop(
      this.#runtime,
      all.filter((metafield) => metafield.namespace === namespace),
    );
  }
}
