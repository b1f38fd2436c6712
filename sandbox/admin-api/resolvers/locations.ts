/** Locations: reading, and which of them are open for online orders. */
import type { GraphQLResolveInfo } from "graphql";
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { userError } from "#sandbox/admin-api/errors.ts";
import { idempotently, type Outcome } from "#sandbox/admin-api/idempotent.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { locationObject } from "#sandbox/admin-api/objects/location.ts";
import { search, type SearchFields } from "#sandbox/admin-api/search-query.ts";
import { sorted } from "#sandbox/admin-api/sort.ts";
import { addLocation } from "#sandbox/store/operations/create-shop.ts";
import { announceLocation, changeLocation, type LocationChanges } from "#sandbox/store/operations/update-location.ts";
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

/** As many locations as Shopify's plans allow a shop. */
const MOST_LOCATIONS = 200;
const MOST_NAME_CHARACTERS = 100;

type AddArgs = {
  input: {
    name: string;
    fulfillsOnlineOrders?: boolean | null;
    address: { address1?: string | null; city?: string | null; zip?: string | null; countryCode: string };
  };
};

/** A new location comes last in the order in which orders are routed. */
function add({ input }: AddArgs, call: Call) {
  const error = addError(call, input.name);
  if (error) return { location: null, userErrors: [error] };
  const { address1, city, zip, countryCode } = input.address;
  const country = new Intl.DisplayNames("en", { type: "region" }).of(countryCode) ?? countryCode;
  const location = addLocation(call.context, call.shop, {
    name: input.name,
    fulfillsOnlineOrders: input.fulfillsOnlineOrders ?? true,
    address: { address1: address1 ?? "", city: city ?? "", zip: zip ?? "", country, countryCode },
  });
  announceLocation(call.context, call.shop, location);
  return { location: locationObject(call, location), userErrors: [] };
}

function addError(call: Call, name: string) {
  const at = ["input", "name"];
  const others = [...call.shop.locations.values()];
  if (name.trim() === "") return userError(at, "Add a location name", "BLANK");
  if (name.length > MOST_NAME_CHARACTERS) return userError(at, "Use a shorter location name (up to 100 characters)", "TOO_LONG");
  if (others.some((location) => location.name.toLowerCase() === name.toLowerCase()))
    return userError(at, "You already have a location with this name", "TAKEN");
  const active = others.filter(({ isActive }) => isActive).length;
  return active >= MOST_LOCATIONS
    ? userError(["input"], "You have reached the maximum number of locations for your plan.", "INVALID")
    : null;
}

type EditArgs = { id: string; input: { name?: string | null; fulfillsOnlineOrders?: boolean | null } };

const othersServeOnline = (call: Call, location: Location) =>
  [...call.shop.locations.values()].some((one) => one !== location && one.isActive && one.fulfillsOnlineOrders);

function edit({ id, input }: EditArgs, call: Call) {
  const location = lookUp(call.shop.locations, "Location", id);
  if (!location) return { location: null, userErrors: [userError(["id"], "Location not found.", "NOT_FOUND")] };
  if (input.fulfillsOnlineOrders === false && !othersServeOnline(call, location)) {
    const message = "At least one location must fulfill online orders.";
    return {
      location: null,
      userErrors: [userError(["input", "fulfillsOnlineOrders"], message, "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT")],
    };
  }
  const changes: LocationChanges = {
    ...(input.name ? { name: input.name } : {}),
    ...(typeof input.fulfillsOnlineOrders === "boolean" ? { fulfillsOnlineOrders: input.fulfillsOnlineOrders } : {}),
  };
  changeLocation(call.context, call.shop, location, changes);
  return { location: locationObject(call, location), userErrors: [] };
}

type SwitchArgs = { locationId: string };

/** Activates or deactivates; both ask for an idempotency key. */
function switchTo(isActive: boolean, errorsName: string) {
  return (args: SwitchArgs, call: Call, info: GraphQLResolveInfo) => {
    const { done, userErrors } = idempotently(call, info, args, (): Outcome<number> => {
      const location = lookUp(call.shop.locations, "Location", args.locationId);
      if (!location) return { done: null, userErrors: [userError(["locationId"], "Location not found.", "LOCATION_NOT_FOUND")] };
      if (!isActive && !othersServeOnline(call, location)) {
        const message = "Location could not be deactivated because it is the only one that fulfills online orders.";
        return { done: null, userErrors: [userError(["locationId"], message, "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT")] };
      }
      changeLocation(call.context, call.shop, location, { isActive });
      return { done: location.id, userErrors: [] };
    });
    const location = done === null ? undefined : call.shop.locations.get(done);
    return { location: location ? locationObject(call, location) : null, [errorsName]: userErrors };
  };
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
  mutation: {
    locationAdd: add,
    locationEdit: edit,
    locationActivate: switchTo(true, "locationActivateUserErrors"),
    locationDeactivate: switchTo(false, "locationDeactivateUserErrors"),
  },
};
