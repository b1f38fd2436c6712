/** Locations: reading, and which of them are open for online orders. */
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { locationObject } from "#sandbox/admin-api/objects/location.ts";
import { search, type SearchFields } from "#sandbox/admin-api/search-query.ts";
import { sorted } from "#sandbox/admin-api/sort.ts";
import type { Location } from "#sandbox/store/state.ts";

type ListArgs = PageArgs & { query?: string | null; sortKey?: string | null; includeInactive?: boolean | null };

const FIELDS: SearchFields<Location> = {
  id: (location) => location.id,
  location_id: (location) => location.id,
  name: (location) => location.name,
  active: (location) => location.isActive,
};

function find(call: Call, args: Pick<ListArgs, "query" | "includeInactive">): Location[] {
  const found = search(call.shop.locations.values(), args.query, { fields: FIELDS, words: ["name"] });
  return found.filter((location) => args.includeInactive || location.isActive);
}

export const locations: ResolverGroup = {
  query: {
    location({ id }: { id?: string | null }, call) {
      const first = call.shop.locations.values().next().value;
      const found = id ? lookUp(call.shop.locations, "Location", id) : first;
      return found ? locationObject(call, found) : null;
    },
    locations: (args: ListArgs, call) =>
      connectionById(sorted(find(call, args), args.sortKey, { NAME: (location) => location.name }), args, (location) =>
        locationObject(call, location),
      ),
    locationsCount: ({ query }: { query?: string | null }, call) => count(find(call, { query }).length),
  },
};
