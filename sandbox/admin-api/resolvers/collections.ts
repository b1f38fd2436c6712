/** Collections: reading. */
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { collectionObject } from "#sandbox/admin-api/objects/collection.ts";
import { search, type SearchFields } from "#sandbox/admin-api/search-query.ts";
import { sorted } from "#sandbox/admin-api/sort.ts";
import type { Collection } from "#sandbox/store/state.ts";

type ListArgs = PageArgs & { query?: string | null; sortKey?: string | null };

const FIELDS: SearchFields<Collection> = {
  id: (collection) => collection.id,
  title: (collection) => collection.title,
  handle: (collection) => collection.handle,
  product_id: (collection) => collection.productIds,
  updated_at: (collection) => collection.updatedAt,
};

const find = (call: Call, query: string | null | undefined) =>
  search(call.shop.collections.values(), query, { fields: FIELDS, words: ["title"] });

const SORTS = { TITLE: (one: Collection) => one.title, UPDATED_AT: (one: Collection) => one.updatedAt };

export const collections: ResolverGroup = {
  query: {
    collection({ id }: { id: string }, call) {
      const collection = lookUp(call.shop.collections, "Collection", id);
      return collection ? collectionObject(call, collection) : null;
    },
    collectionByHandle({ handle }: { handle: string }, call) {
      const collection = [...call.shop.collections.values()].find((one) => one.handle === handle);
      return collection ? collectionObject(call, collection) : null;
    },
    collections: (args: ListArgs, call) =>
      connectionById(sorted(find(call, args.query), args.sortKey, SORTS), args, (one) => collectionObject(call, one)),
    collectionsCount: ({ query }: { query?: string | null }, call) => count(find(call, query).length),
  },
};
