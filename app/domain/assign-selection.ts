/** What a merchant hands to Standby at once, and how far the handing over has come. */

/** `query` is in Shopify's search syntax. Ids are digits. */
export type AssignSelection =
  /** Products that Shopify's search finds; without siblings, of these only the variants it finds. */
  | { from: "products"; query: string; siblings: boolean }
  | { from: "product-ids"; productIds: string[] }
  | { from: "variant-ids"; variantIds: string[] };

export type AssignRunInput = { selection: AssignSelection; templateId: string };

/** Ids, not Shopify's cursors: those run out, and Shopify does not page beyond 25,000. */
export type AssignCursor = {
  /** Products done with, and the last of them in Shopify's order or in the list. */
  productsDone: number;
  lastProductId: string;
  /** The page of products under way, and the last of their variants that was taken. */
  page: string[];
  lastVariantId: string;
  /** Another way of reading failed half-way: what this run has assigned already is passed over. */
  again?: boolean;
};

export const ASSIGN_START: AssignCursor = { productsDone: 0, lastProductId: "0", page: [], lastVariantId: "0" };

/** One value of Shopify's search syntax, quoted. */
const quoted = (text: string) => `"${text.replace(/[\\"]/g, "\\$&")}"`;

export const everything = (): AssignSelection => ({ from: "products", query: "", siblings: true });
export const withTag = (tag: string): AssignSelection => ({ from: "products", query: `tag:${quoted(tag)}`, siblings: true });
export const ofVendor = (vendor: string): AssignSelection => ({
  from: "products",
  query: `vendor:${quoted(vendor)}`,
  siblings: true,
});
export const inCollection = (collectionId: bigint): AssignSelection => ({
  from: "products",
  query: `collection_id:${collectionId}`,
  siblings: true,
});
export const found = (query: string, siblings: boolean): AssignSelection => ({ from: "products", query, siblings });

/** Those after an id, in the order of ids. */
export function afterId(lastId: string, query: string): string {
  const range = `id:>=${BigInt(lastId) + 1n}`;
  return query ? `${range} AND (${query})` : range;
}
