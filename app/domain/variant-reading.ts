/** What the reconciler reads of an assigned variant. */
import type { VariantFacts } from "./variant-facts.ts";

export type VariantReading = {
  facts: VariantFacts;
  productUpdatedAt: Date;
  /** The offer metafield's text; null when the variant has none. */
  metafield: string | null;
};
