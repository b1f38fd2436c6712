/** Fields that webhook bodies have in common. */
import { z } from "zod";
import { toShopifyId } from "#app/domain/shopify-id.ts";

/** A GID, digits, or a number small enough to be exact (lib/parse-json.ts sees to the rest). */
export const shopifyId = z.union([z.string(), z.number()]).transform((value, context) => {
  try {
    return toShopifyId(value);
  } catch {
    context.addIssue({ code: "custom", message: "not an id that Shopify gives" });
    return z.NEVER;
  }
});

/** ISO 8601 with any offset. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
