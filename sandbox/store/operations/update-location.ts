/** A new location, and changes to one: its name, whether it is active, whether it serves online orders. */
import type { SandboxContext } from "#sandbox/context.ts";
import { instantAfter } from "#sandbox/store/instant.ts";
import type { Location, ShopState } from "#sandbox/store/state.ts";
import { locationPayload } from "#sandbox/webhooks/payloads/location.ts";

/** A location that was just made. */
export function announceLocation(context: SandboxContext, shop: ShopState, location: Location): void {
  location.updatedAt = instantAfter(null);
  context.store.emit(shop, "locations/create", locationPayload(shop, location));
}

export type LocationChanges = Partial<Pick<Location, "name" | "isActive" | "fulfillsOnlineOrders">>;

/** Emits `locations/activate` or `locations/deactivate` when that changed, and `locations/update` always. */
export function changeLocation(context: SandboxContext, shop: ShopState, location: Location, changes: LocationChanges): void {
  const wasActive = location.isActive;
  Object.assign(location, changes);
  location.updatedAt = instantAfter(location.updatedAt);
  const payload = locationPayload(shop, location);
  if (location.isActive !== wasActive) {
    context.store.emit(shop, location.isActive ? "locations/activate" : "locations/deactivate", payload);
  }
  context.store.emit(shop, "locations/update", payload);
}
