/** Samples of what product, collection, search and cart pages give to templates. */
import type { LazyDrop } from "./drop.ts";
import { searchDrop } from "./objects/search.ts";
import { swatchOf } from "./objects/swatch.ts";
import type { Runtime } from "./runtime.ts";

export const first = (drop: LazyDrop, key: string) => (drop.read(key) as LazyDrop[])[0]!;

export function windowSamples(page: Runtime, product: LazyDrop, collection: LazyDrop) {
  const filter = first(collection, "filters");
  const option = first(product, "options_with_values");
  const variant = first(product, "variants");
  const image = product.read("featured_image") as LazyDrop;
  return {
    cart: page.globals.liquidMethodMissing("cart"),
    collection,
    filter,
    filter_value: first(filter, "values"),
    focal_point: (image.read("presentation") as { focal_point: unknown }).focal_point,
    image,
    media: image,
    image_presentation: image.read("presentation"),
    option_with_value: first(variant, "options_with_values"),
    product,
    product_option: option,
    product_option_value: first(option, "values"),
    quantity_rule: variant.read("quantity_rule"),
    quantity_price_break: first(variant, "quantity_price_breaks"),
    unit_price_measurement: variant.read("unit_price_measurement"),
    taxonomy_category: product.read("category"),
    search: searchDrop(page, { terms: "", products: [], performed: false }),
    store_availability: first(variant, "store_availabilities"),
    location: first(variant, "store_availabilities").read("location"),
    swatch: swatchOf(["Navy"], "Navy"),
    sort_option: (collection.read("sort_options") as unknown[])[0],
    variant,
  };
}

type Parts = Record<string, unknown[]>;

export function planSamples(product: LazyDrop) {
  const group = first(product, "selling_plan_groups") as unknown as Parts;
  const plan = group.selling_plans?.[0] as Record<string, unknown>;
  const allocation = first(first(product, "variants"), "selling_plan_allocations") as unknown as Parts;
  return {
    selling_plan: plan,
    selling_plan_group: group,
    selling_plan_group_option: group.options?.[0],
    selling_plan_option: (plan.options as unknown[])[0],
    selling_plan_checkout_charge: plan.checkout_charge,
    selling_plan_price_adjustment: (plan.price_adjustments as unknown[])[0],
    selling_plan_allocation: allocation,
    selling_plan_allocation_price_adjustment: allocation.price_adjustments?.[0],
  };
}
