/** `product.options_with_values`: option values with their ids, availability and the variant they lead to. */
import type { Product } from "#sandbox/store/state.ts";
import { isAvailable, optionValueId, variantsOf } from "#sandbox/storefront/catalog.ts";
import { ValueDrop, LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { dropOf, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { askedValuesOf, shownVariantOf } from "./product.ts";
import { swatchOf } from "./swatch.ts";
import { variantDrop } from "./variant.ts";

export function optionDrops(runtime: Runtime, product: Product): LazyDrop[] {
  return product.options.map((option, position) =>
    dropOf(runtime, `option:${option.id}`, () => {
      const values = option.values.map((value, index) =>
        valueDrop(runtime, product, position, value, optionValueId(option.id, index)),
      );
      return new LazyDrop(option.name, {
        name: option.name,
        position: position + 1,
        values,
        selected_value: () => values.find((value) => value.read("selected")) ?? null,
        toJson: { name: option.name, position: position + 1, values: option.values },
      });
    }),
  );
}

/** A value is offered together with the other options as they stand: that variant is its `variant`. */
function valueDrop(runtime: Runtime, product: Product, position: number, value: string, id: number): ValueDrop {
  const shown = shownVariantOf(runtime, product)?.selectedOptions.map((option) => option.value);
  const chosen = shown ?? askedValuesOf(runtime, product) ?? [];
  const exact = () =>
    variantsOf(runtime.shop, product).find((variant) =>
      variant.selectedOptions.every((option, index) => option.value === (index === position ? value : chosen[index])),
    );
  const found = () => {
    const variant = exact();
    return variant ? variantDrop(runtime, product, variant) : null;
  };
  return new ValueDrop(value, {
    id,
    name: value,
    selected: chosen[position] === value,
    available: () => {
      const variant = exact();
      return variant ? isAvailable(runtime.shop, variant) : false;
    },
    variant: found,
    product_url: null,
    swatch: () => swatchOf(product.options[position]?.values ?? [], value),
  });
}
