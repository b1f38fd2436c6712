/** How fast a shop's bulk mutations go, and what goes wrong with them on demand. */
import type { ShopState } from "#sandbox/store/state.ts";

export type BulkSettings = {
  /** Mutations of one operation per second. Shopify promises no pace; this is a quiet day. */
  linesPerSecond: number;
  /** The operation fails once so many of its lines have been carried out; null: it does not. */
  failAfterLines: number | null;
  /** The result says nothing of the lines from this one on, as if the file had been cut off; null: it is whole. */
  cutResultAfterLines: number | null;
};

const USUAL: BulkSettings = { linesPerSecond: 100, failAfterLines: null, cutResultAfterLines: null };
const settings = new WeakMap<ShopState, BulkSettings>();

export const bulkSettings = (shop: ShopState): BulkSettings => settings.get(shop) ?? USUAL;

/** What is left out is as usual again. */
export const setBulkSettings = (shop: ShopState, given: Partial<BulkSettings>): void =>
  void settings.set(shop, { ...USUAL, ...given });
