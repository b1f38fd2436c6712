/** Collection. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { readId } from "#sandbox/admin-api/ids.ts";
import { metafieldFields } from "#sandbox/admin-api/objects/metafield.ts";
import { productObject } from "#sandbox/admin-api/objects/product.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { Collection } from "#sandbox/store/state.ts";

export function collectionObject(call: Call, collection: Collection): object {
  const id = gid("Collection", collection.id);
  const products = () => collection.productIds.flatMap((productId) => call.shop.products.get(productId) ?? []);
  return {
    __typename: "Collection",
    id,
    legacyResourceId: String(collection.id),
    title: collection.title,
    handle: collection.handle,
    descriptionHtml: collection.descriptionHtml,
    description: collection.descriptionHtml.replace(/<[^>]*>/g, "").trim(),
    image: null,
    seo: { title: null, description: null },
    sortOrder: "MANUAL",
    templateSuffix: null,
    ruleSet: null,
    updatedAt: collection.updatedAt,
    productsCount: () => count(products().length),
    products: (args: PageArgs) => connectionById(products(), args, (product) => productObject(call, product)),
    hasProduct: ({ id: productGid }: { id: string }) => collection.productIds.includes(readId("Product", productGid) ?? 0),
    ...metafieldFields(call, id),
  };
}
