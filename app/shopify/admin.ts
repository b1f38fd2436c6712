/** The Admin API: one call, with Shopify's throttling waited out and its failures told apart by what happens next. */

/** Try again later: Shopify did not answer, or not in time. */
export class ShopifyUnavailable extends Error {}

/** Our token is dead. Only the merchant opening the app can mend that; the shop is marked. */
export class NeedsReauth extends Error {}

/**
 * @returns the data, `userErrors` included: callers check those
 * @throws ShopifyUnavailable, NeedsReauth, or Error when Shopify refuses the document: a bug
 */
export async function adminGraphql<Data>(_shopDomain: string, _document: string, _variables?: object): Promise<Data> {
  throw new ShopifyUnavailable("The Admin API is not connected yet.");
}
