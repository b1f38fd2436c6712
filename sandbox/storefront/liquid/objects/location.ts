/** `location`, and what of a variant is there. The sandbox's shops hand nothing over the counter. */
import { gid } from "#sandbox/store/gid.ts";
import { itemOf, levelsOf } from "#sandbox/store/operations/levels.ts";
import type { Location, Variant } from "#sandbox/store/state.ts";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { dropOf, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { MetafieldsDrop } from "./metafields.ts";

function locationDrop(runtime: Runtime, location: Location): LazyDrop {
  const { address1, city, country, countryCode, zip } = location.address;
  return dropOf(runtime, `location:${location.id}`, () => {
    const address = { address1, address2: "", street: address1, city, zip, country, country_code: countryCode, province: "" };
    return new LazyDrop(location.name, {
      id: location.id,
      name: location.name,
      address: new LazyDrop([address1, city].join(", "), { ...address, company: null, first_name: "", last_name: "", phone: "" }),
      latitude: null,
      longitude: null,
      metafields: () => new MetafieldsDrop(runtime, gid("Location", location.id)),
    });
  });
}

export const storeAvailabilities = (runtime: Runtime, variant: Variant) =>
  levelsOf(runtime.shop, itemOf(runtime.shop, variant).id).flatMap((level) => {
    const location = runtime.shop.locations.get(level.locationId);
    if (!location?.isActive) return [];
    const available = !itemOf(runtime.shop, variant).tracked || level.quantities.available > 0;
    const fields = { available, pick_up_enabled: false, pick_up_time: "", location: () => locationDrop(runtime, location) };
    return [new LazyDrop("StoreAvailabilityDrop", fields)];
  });
