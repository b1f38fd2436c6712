/** Where a language or market of a shop begins: "/de", "/en-ca". The shop's first language has no root of its own. */

/** As Shopify writes it before the paths of pages that show products. */
const ROOT_OF_PAGE = /^(\/[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2})\/(?:products|collections)\//i;

/**
 * @param path of the product page a shopper came from, as Liquid wrote it into the form
 * @returns null for the shop's first language, and for any path that is no product page
 */
export const storefrontRootOf = (path: string): string | null => ROOT_OF_PAGE.exec(path)?.[1] ?? null;
