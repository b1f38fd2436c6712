/** Cart and checkout validations of a shop. */
import type { ShopState, Validation } from "#sandbox/store/state.ts";

/** A state saved before there were validations has none. */
export const validationsOf = (shop: ShopState): Map<number, Validation> => (shop.validations ??= new Map());
