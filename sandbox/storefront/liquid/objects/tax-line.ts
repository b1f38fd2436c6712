/** `tax_line`: the tax that prices already hold, in shops where they do. */
import type { ShopState } from "#sandbox/store/state.ts";

export function taxLines({ taxIncluded }: ShopState, cents: number) {
  if (!taxIncluded) return [];
  const { title, rate } = taxIncluded;
  return [{ title, rate, rate_percentage: Math.round(rate * 1_000) / 10, price: cents - Math.round(cents / (1 + rate)) }];
}
