/** Shopify's global ids: `gid://shopify/Product/123`. Inside the sandbox only the number is kept. */

export const gid = (type: string, id: number) => `gid://shopify/${type}/${id}`;

/** The id of a level names its item in the query: `gid://shopify/InventoryLevel/1?inventory_item_id=2`. */
export const levelGid = (level: { inventoryItemId: number; locationId: number }) =>
  `gid://shopify/InventoryLevel/${level.locationId}?inventory_item_id=${level.inventoryItemId}`;

export type ParsedGid = { type: string; id: number; query: URLSearchParams };

/** Null when the text is no Shopify GID. */
export function parseGid(text: string): ParsedGid | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?(.*))?$/.exec(text);
  return match ? { type: match[1]!, id: Number(match[2]), query: new URLSearchParams(match[3] ?? "") } : null;
}
