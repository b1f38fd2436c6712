/** What the reconciler reads of an assigned variant. */
import type { VariantFacts } from "./variant-facts.ts";

export type VariantReading = {
  facts: VariantFacts;
  productUpdatedAt: Date;
  /** The offer metafield's text; null when the variant has none. */
  metafield: string | null;
  /** Every selling plan group that has the variant, whoever's it is; null when they were not read. */
  planGroupIds: bigint[] | null;
};
