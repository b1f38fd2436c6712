/** A product as `/products/HANDLE.js`, as `{{ product | json }}` and as `/products/HANDLE.json`. */
import { itemOf } from "#sandbox/store/operations/levels.ts";
import type { Product, ShopState, Variant } from "#sandbox/store/state.ts";
import { fullTitle, hasOnlyDefaultVariant, imageUrl, isAvailable, variantImage, variantsOf } from "./catalog.ts";
import { decimal } from "./money.ts";
import { priceBreaksOf, unitPriceJson } from "./liquid/objects/unit-price.ts";
import { mediaJson } from "./product-media.ts";
import { allocationsOf, groupJson, groupsOf } from "./selling-plans.ts";

const QUANTITY_RULE = { min: 1, max: null, increment: 1 };
const span = (values: number[]) => ({ low: Math.min(...values), high: Math.max(...values) });
const option = (variant: Variant, index: number) => variant.selectedOptions[index]?.value ?? null;

function featuredImage(product: Product, variant: Variant, host: string) {
  const image = variantImage(product, variant);
  if (!image) return null;
  return {
    id: image.id,
    product_id: product.id,
    position: product.images.indexOf(image) + 1,
    created_at: product.createdAt,
    updated_at: product.updatedAt,
    alt: image.altText || null,
    width: image.width,
    height: image.height,
    src: `//${host}${imageUrl(image)}`,
    variant_ids: product.variantIds,
  };
}

function featuredMedia(product: Product, variant: Variant, host: string) {
  const medium = mediaJson(product, host).find(({ id }) => id === variant.imageId);
  if (!medium) return null;
  const { alt, id, position, preview_image: preview } = medium;
  return { alt, id, position, preview_image: preview };
}

/** The variant inside `.js` and `| json`: prices in cents, no stock count and no policy. */
export function variantJson(shop: ShopState, product: Product, variant: Variant, host: string) {
  const image = featuredImage(product, variant, host);
  return {
    id: variant.id,
    title: variant.title,
    option1: option(variant, 0),
    option2: option(variant, 1),
    option3: option(variant, 2),
    sku: variant.sku,
    requires_shipping: variant.requiresShipping,
    taxable: variant.taxable,
    featured_image: image,
    available: isAvailable(shop, variant),
    name: fullTitle(product, variant),
    public_title: hasOnlyDefaultVariant(product) ? null : variant.title,
    options: variant.selectedOptions.map(({ value }) => value),
    price: variant.priceCents,
    weight: 0,
    compare_at_price: variant.compareAtPriceCents,
    inventory_management: itemOf(shop, variant).tracked ? "shopify" : null,
    barcode: variant.barcode,
    ...(image ? { featured_media: featuredMedia(product, variant, host) } : {}),
    quantity_rule: QUANTITY_RULE,
    quantity_price_breaks: priceBreaksOf(variant),
    ...unitPriceJson(variant),
    requires_selling_plan: variant.requiresSellingPlan,
    selling_plan_allocations: allocationsOf(shop, product, variant),
  };
}

export function productPrices(variants: Variant[]) {
  const prices = span(variants.map(({ priceCents }) => priceCents));
  const compared = variants.flatMap(({ compareAtPriceCents }) => compareAtPriceCents ?? []);
  const before = compared.length ? span(compared) : { low: 0, high: 0 };
  return {
    price: prices.low,
    price_min: prices.low,
    price_max: prices.high,
    price_varies: prices.low !== prices.high,
    compare_at_price: compared.length ? before.low : null,
    compare_at_price_min: before.low,
    compare_at_price_max: before.high,
    compare_at_price_varies: before.low !== before.high,
  };
}

/** `liquid`: `{{ product | json }}` names options only and repeats the description as `content`. */
export function productJson(shop: ShopState, product: Product, host: string, form: "ajax" | "liquid") {
  const variants = variantsOf(shop, product);
  const { price, price_min, price_max, price_varies, ...compared } = productPrices(variants);
  const images = product.images.map((image) => `//${host}${imageUrl(image)}`);
  const options = product.options.map(({ name, values }, index) => ({ name, position: index + 1, values }));
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    description: product.descriptionHtml,
    published_at: product.publishedAt,
    created_at: product.createdAt,
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    price,
    price_min,
    price_max,
    available: variants.some((variant) => isAvailable(shop, variant)),
    price_varies,
    ...compared,
    variants: variants.map((variant) => variantJson(shop, product, variant, host)),
    images,
    featured_image: images[0] ?? null,
    options: form === "ajax" ? options : options.map(({ name }) => name),
    ...(form === "ajax" ? { url: `/products/${product.handle}` } : {}),
    media: mediaJson(product, host),
    requires_selling_plan: variants.length > 0 && variants.every((variant) => variant.requiresSellingPlan),
    selling_plan_groups: groupsOf(shop, product).map(groupJson),
    ...(form === "liquid" ? { content: product.descriptionHtml } : {}),
  };
}

function restVariant(shop: ShopState, product: Product, variant: Variant) {
  return {
    id: variant.id,
    product_id: product.id,
    title: variant.title,
    price: decimal(variant.priceCents),
    sku: variant.sku,
    position: variant.position,
    compare_at_price: variant.compareAtPriceCents === null ? "" : decimal(variant.compareAtPriceCents),
    fulfillment_service: "manual",
    inventory_management: itemOf(shop, variant).tracked ? "shopify" : "",
    option1: option(variant, 0),
    option2: option(variant, 1),
    option3: option(variant, 2),
    created_at: variant.createdAt,
    updated_at: variant.updatedAt,
    taxable: variant.taxable,
    barcode: variant.barcode ?? "",
    grams: 0,
    image_id: variant.imageId,
    weight: 0,
    weight_unit: "kg",
    requires_shipping: variant.requiresShipping,
    price_currency: shop.currencyCode,
    compare_at_price_currency: variant.compareAtPriceCents === null ? "" : shop.currencyCode,
    quantity_rule: QUANTITY_RULE,
    quantity_price_breaks: [],
  };
}

/** `/products/HANDLE.json`: the REST shape, amounts as decimal texts, tags as one text. */
export function restProduct(shop: ShopState, product: Product, origin: string) {
  const images = product.images.map((image, index) => ({
    id: image.id,
    product_id: product.id,
    position: index + 1,
    created_at: product.createdAt,
    updated_at: product.updatedAt,
    alt: image.altText || null,
    width: image.width,
    height: image.height,
    src: origin + imageUrl(image),
    variant_ids: product.variantIds.filter((id) => shop.variants.get(id)?.imageId === image.id),
  }));
  return {
    id: product.id,
    title: product.title,
    body_html: product.descriptionHtml,
    vendor: product.vendor,
    product_type: product.productType,
    created_at: product.createdAt,
    handle: product.handle,
    updated_at: product.updatedAt,
    published_at: product.publishedAt,
    template_suffix: product.templateSuffix ?? "",
    published_scope: "global",
    tags: product.tags.join(", "),
    variants: variantsOf(shop, product).map((variant) => restVariant(shop, product, variant)),
    options: product.options.map(({ id, name, values }, index) => ({
      id,
      product_id: product.id,
      name,
      position: index + 1,
      values,
    })),
    images,
    image: images[0] ?? null,
  };
}
