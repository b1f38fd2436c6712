/** Failures of the Admin API in words that say what to do next. */
import { NeedsReauth, ShopifyUnavailable } from "#app/shopify/admin.ts";

/** @throws the error itself when it is not one of Shopify's: a bug, and the error page's business */
export function shopifyProblem(error: unknown): string {
  if (error instanceof NeedsReauth) return "Shopify wants you to sign in again. Reload this page, then try once more.";
  if (error instanceof ShopifyUnavailable) return "Shopify did not answer in time. Nothing was changed: try again in a moment.";
  throw error;
}
