/** What the variant's offer metafield asks of a cart line. Anything it does not understand asks for nothing. */

export type LineTerms = {
  /** The most units of the variant in one cart; null is no limit. */
  maxUnits: number | null;
  /** Digits of the selling plan that a line must carry; null when none is named. */
  sellingPlanId: string | null;
  /** Whether its lines may not be in one order with lines that ship now. */
  apart: boolean;
};

const DIGITS_AT_END = /\d+$/;

/** Digits of a GID or of a bare id. */
export const idDigits = (id: string): string | null => DIGITS_AT_END.exec(id)?.[0] ?? null;

/** Null when the variant is in normal sale, has no offer, or its value is of another make. */
export function readLineTerms(value: unknown): LineTerms | null {
  if (typeof value !== "object" || value === null) return null;
  const { offer, maxUnits, leftUnits, sellingPlanId, mixedCarts } = value as Record<string, unknown>;
  if (offer !== "preorder" && offer !== "backorder") return null;
  return {
    maxUnits: units(leftUnits) ?? units(maxUnits),
    sellingPlanId: typeof sellingPlanId === "string" ? idDigits(sellingPlanId) : null,
    apart: mixedCarts === "apart",
  };
}

const units = (value: unknown): number | null =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : null;
