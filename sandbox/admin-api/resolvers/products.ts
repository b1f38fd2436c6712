/** Products: reading, changing, deleting. */
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { userError } from "#sandbox/admin-api/errors.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { productObject, variantsOf } from "#sandbox/admin-api/objects/product.ts";
import { shopObject } from "#sandbox/admin-api/objects/shop.ts";
import { search, type SearchFields } from "#sandbox/admin-api/search-query.ts";
import { sorted } from "#sandbox/admin-api/sort.ts";
import { inventoryQuantity } from "#sandbox/store/operations/levels.ts";
import { deleteProduct, updateProduct, type ProductChanges } from "#sandbox/store/operations/update-product.ts";
import type { Product } from "#sandbox/store/state.ts";

type ListArgs = PageArgs & { query?: string | null; sortKey?: string | null };
type UpdateInput = ProductChanges & { id?: string | null };

const searchFields = (call: Call): SearchFields<Product> => ({
  id: (product) => product.id,
  title: (product) => product.title,
  handle: (product) => product.handle,
  tag: (product) => product.tags,
  vendor: (product) => product.vendor,
  product_type: (product) => product.productType,
  status: (product) => product.status,
  sku: (product) => variantsOf(call.shop, product).map((variant) => variant.sku),
  variant_id: (product) => product.variantIds,
  collection_id: ({ id }) => [...call.shop.collections.values()].filter((c) => c.productIds.includes(id)).map((c) => c.id),
  inventory_total: (product) => variantsOf(call.shop, product).reduce((sum, one) => sum + inventoryQuantity(call.shop, one), 0),
  created_at: (product) => product.createdAt,
  updated_at: (product) => product.updatedAt,
  published_status: (product) => (product.publishedAt ? "published" : "unpublished"),
});

function find(call: Call, query: string | null | undefined): Product[] {
  return search(call.shop.products.values(), query, {
    fields: searchFields(call),
    words: ["title", "tag", "vendor", "product_type", "sku", "handle"],
  });
}

const SORTS = {
  TITLE: (product: Product) => product.title,
  VENDOR: (product: Product) => product.vendor,
  PRODUCT_TYPE: (product: Product) => product.productType,
  CREATED_AT: (product: Product) => product.createdAt,
  UPDATED_AT: (product: Product) => product.updatedAt,
  PUBLISHED_AT: (product: Product) => product.publishedAt ?? "",
};

const byHandle = (call: Call, handle: string) => [...call.shop.products.values()].find((product) => product.handle === handle);
const shown = (call: Call, product: Product | undefined) => (product ? productObject(call, product) : null);

export const products: ResolverGroup = {
  query: {
    product: ({ id }: { id: string }, call) => shown(call, lookUp(call.shop.products, "Product", id)),
    productByHandle: ({ handle }: { handle: string }, call) => shown(call, byHandle(call, handle)),
    productByIdentifier({ identifier }: { identifier: { id?: string | null; handle?: string | null } }, call) {
      if (identifier.handle) return shown(call, byHandle(call, identifier.handle));
      return shown(call, lookUp(call.shop.products, "Product", identifier.id));
    },
    products: (args: ListArgs, call) =>
      connectionById(sorted(find(call, args.query), args.sortKey, SORTS), args, (product) => productObject(call, product)),
    productsCount: ({ query }: { query?: string | null }, call) => count(find(call, query).length),
  },
  mutation: {
    productUpdate(args: { product?: UpdateInput | null; input?: UpdateInput | null }, call) {
      const { id, ...changes } = args.product ?? args.input ?? {};
      const product = lookUp(call.shop.products, "Product", id);
      if (!product) return { product: null, userErrors: [userError(["id"], "Product does not exist")] };
      if (changes.title?.trim() === "") {
        return { product: null, userErrors: [userError(["title"], "Title can't be blank")] };
      }
      updateProduct(call.context, call.shop, product, changes);
      return { product: productObject(call, product), userErrors: [] };
    },
    productDelete({ input }: { input: { id: string } }, call) {
      const product = lookUp(call.shop.products, "Product", input.id);
      const shop = () => shopObject(call);
      if (!product) return { deletedProductId: null, shop, userErrors: [userError(["id"], "Product does not exist")] };
      deleteProduct(call.context, call.shop, product);
      return { deletedProductId: input.id, productDeleteOperation: null, shop, userErrors: [] };
    },
  },
};
