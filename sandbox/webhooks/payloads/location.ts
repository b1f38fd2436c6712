/** Body of `locations/*`. */
import { gid } from "#sandbox/store/gid.ts";
import { inZone } from "#sandbox/store/instant.ts";
import type { Location, ShopState } from "#sandbox/store/state.ts";

export const locationPayload = (shop: ShopState, location: Location) => ({
  id: location.id,
  name: location.name,
  address1: location.address.address1,
  address2: null,
  city: location.address.city,
  zip: location.address.zip,
  province: null,
  country: location.address.countryCode,
  phone: null,
  created_at: inZone(shop.createdAt, shop.ianaTimezone),
  updated_at: inZone(location.updatedAt ?? shop.createdAt, shop.ianaTimezone),
  country_code: location.address.countryCode,
  country_name: location.address.country,
  province_code: null,
  legacy: false,
  active: location.isActive,
  admin_graphql_api_id: gid("Location", location.id),
});
