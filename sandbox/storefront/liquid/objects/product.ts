/** `product`, with the variant that the address asks for. */
import { gid } from "#sandbox/store/gid.ts";
import type { Category, Product, Variant } from "#sandbox/store/state.ts";
import {
  hasOnlyDefaultVariant,
  isAvailable,
  optionValueId,
  variantByOptionValues,
  variantsOf,
} from "#sandbox/storefront/catalog.ts";
import { DirectoryDrop, LazyDrop, type Fields } from "#sandbox/storefront/liquid/drop.ts";
import { dropOf, localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { productJson, productPrices } from "#sandbox/storefront/product-json.ts";
import { allocationsOf, groupsOf } from "#sandbox/storefront/selling-plans.ts";
import { collectionDrop } from "./collection.ts";
import { imageDrop, imageMediaDrop } from "./media.ts";
import { MetafieldsDrop } from "./metafields.ts";
import { optionDrops } from "./product-option.ts";
import { planGroup } from "./selling-plan.ts";
import { variantDrop } from "./variant.ts";
import { playedMediaDrop } from "./video.ts";

/** The variant asked for by `?variant=` or `?option_values=`; undefined when none is. */
export function selectedVariantOf(runtime: Runtime, product: Product): Variant | undefined {
  const { query, path } = runtime.request;
  if (!path.endsWith(`/products/${product.handle}`)) return undefined;
  const values = (query.get("option_values") ?? "").split(",").filter(Boolean).map(Number);
  const byId = runtime.shop.variants.get(Number(query.get("variant")));
  if (byId?.productId === product.id) return byId;
  return values.length ? variantByOptionValues(runtime.shop, product, values) : undefined;
}

/** The values of `?option_values=` by option, where each option has one; undefined when the address names none or a variant. */
export function askedValuesOf(runtime: Runtime, product: Product): string[] | undefined {
  const { query, path } = runtime.request;
  if (!path.endsWith(`/products/${product.handle}`) || query.has("variant")) return undefined;
  const ids = (query.get("option_values") ?? "").split(",").map(Number);
  const values = product.options.map((option) =>
    option.values.find((_value, index) => ids.includes(optionValueId(option.id, index))),
  );
  return values.every((value) => value !== undefined) ? values : undefined;
}

/**
 * What the product page shows first: the variant asked for, else the first that can be bought, else the first.
 * None when the address asks for values that no variant has together.
 */
export function shownVariantOf(runtime: Runtime, product: Product): Variant | undefined {
  const asked = askedValuesOf(runtime, product);
  if (asked) return selectedVariantOf(runtime, product);
  const variants = variantsOf(runtime.shop, product);
  return selectedVariantOf(runtime, product) ?? variants.find((variant) => isAvailable(runtime.shop, variant)) ?? variants[0];
}

export function productDrop(runtime: Runtime, product: Product): LazyDrop {
  return dropOf(runtime, `product:${product.id}`, () => new LazyDrop(product.title, productFields(runtime, product)));
}

function productFields(runtime: Runtime, product: Product): Fields {
  const { shop, request } = runtime;
  const variants = variantsOf(shop, product);
  const drop = (variant: Variant | undefined) => (variant ? variantDrop(runtime, product, variant) : null);
  const images = () => product.images.map((image) => imageDrop(runtime, image, product));
  return {
    id: product.id,
    object_type: "product",
    title: product.title,
    handle: product.handle,
    vendor: product.vendor,
    type: product.productType,
    description: product.descriptionHtml,
    content: product.descriptionHtml,
    tags: product.tags,
    url: localUrl(runtime, `/products/${product.handle}`),
    template_suffix: product.templateSuffix,
    created_at: product.createdAt,
    published_at: product.publishedAt,
    category: () => categoryDrop(product.category ?? []),
    "gift_card?": false,
    ...productPrices(variants),
    available: () => variants.some((variant) => isAvailable(shop, variant)),
    images,
    media: () => mediaOf(runtime, product),
    featured_image: () => images()[0] ?? null,
    featured_media: () => mediaOf(runtime, product)[0] ?? null,
    variants: () => variants.map(drop),
    variants_count: variants.length,
    selected_variant: () => drop(selectedVariantOf(runtime, product)),
    first_available_variant: () => drop(variants.find((variant) => isAvailable(shop, variant))),
    selected_or_first_available_variant: () => drop(shownVariantOf(runtime, product)),
    has_only_default_variant: hasOnlyDefaultVariant(product),
    options: product.options.map(({ name }) => name),
    options_with_values: () => optionDrops(runtime, product),
    options_by_name: () => optionsByName(runtime, product),
    collections: () =>
      [...shop.collections.values()]
        .filter(({ productIds }) => productIds.includes(product.id))
        .map((collection) => collectionDrop(runtime, collection)),
    metafields: () => new MetafieldsDrop(runtime, gid("Product", product.id)),
    "quantity_price_breaks_configured?": variants.some(({ priceBreaks = [] }) => priceBreaks.length > 0),
    ...planFields(runtime, product, variants),
    toJson: () => productJson(shop, product, request.host, "liquid"),
  };
}

/** The last of the way down; its ancestors come nearest first. Null for a product that has none. */
function categoryDrop(way: Category): LazyDrop | null {
  const own = way.at(-1);
  if (!own) return null;
  const above = way.slice(0, -1);
  return new LazyDrop(own.name, {
    id: own.id,
    gid: `gid://shopify/TaxonomyCategory/${own.id}`,
    name: own.name,
    ancestors: () => above.map((_one, index) => categoryDrop(above.slice(0, above.length - index))),
  });
}

const mediaOf = (runtime: Runtime, product: Product) => [
  ...product.images.map((image) => imageMediaDrop(runtime, product, image)),
  ...(product.playedMedia ?? []).map((medium) => playedMediaDrop(runtime, product, medium)),
];

/** In whatever case a template writes the name. */
function optionsByName(runtime: Runtime, product: Product): DirectoryDrop {
  const options = optionDrops(runtime, product);
  const indexOf = (name: string) => product.options.findIndex((option) => option.name.toLowerCase() === name.toLowerCase());
  return new DirectoryDrop(
    () => options,
    (name) => options[indexOf(name)],
  );
}

function planFields(runtime: Runtime, product: Product, variants: Variant[]): Fields {
  const chosen = runtime.request.query.get("selling_plan");
  const allocations = () => {
    const shown = shownVariantOf(runtime, product);
    return shown ? allocationsOf(runtime.shop, product, shown) : [];
  };
  const selected = () => allocations().find(({ selling_plan_id: id }) => String(id) === chosen) ?? null;
  return {
    requires_selling_plan: variants.length > 0 && variants.every((variant) => variant.requiresSellingPlan),
    selling_plan_groups: () => groupsOf(runtime.shop, product).map((group) => planGroup(runtime, group)),
    selected_selling_plan: () => selected()?.selling_plan ?? null,
    selected_selling_plan_allocation: selected,
    selected_or_first_available_selling_plan_allocation: () => selected() ?? allocations()[0] ?? null,
  };
}
