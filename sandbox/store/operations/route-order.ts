/** Which location serves how many units of each line, as Shopify routes online orders. */
import { levelKey, onlineLevels } from "#sandbox/store/operations/levels.ts";
import type { InventoryLevel, ShopState, Variant } from "#sandbox/store/state.ts";

export type Wanted = { lineItemId: number; variant: Variant; units: number };
export type Allotment = Wanted & { locationId: number };

/** Units still free at a level, less what earlier lines of the same order have been given. */
type Free = (level: InventoryLevel) => number;

/** The first location that has everything; else each line by itself, split over locations if it must be. */
export function routeOrder(shop: ShopState, wanted: Wanted[]): Allotment[] {
  const whole = wholeOrderLocation(shop, wanted);
  if (whole !== null) return wanted.map((line) => ({ ...line, locationId: whole }));
  const given = new Map<string, number>();
  const keyOf = ({ inventoryItemId, locationId }: InventoryLevel) => levelKey(inventoryItemId, locationId);
  const free: Free = (level) => Math.max(0, level.quantities.available - (given.get(keyOf(level)) ?? 0));
  return wanted.flatMap((line) => {
    const parts = routeLine(shop, line, free);
    for (const { variant, locationId, units } of parts) {
      const key = levelKey(variant.inventoryItemId, locationId);
      given.set(key, (given.get(key) ?? 0) + units);
    }
    return parts;
  });
}

function wholeOrderLocation(shop: ShopState, wanted: Wanted[]): number | null {
  const units = new Map<Variant, number>();
  for (const line of wanted) units.set(line.variant, (units.get(line.variant) ?? 0) + line.units);
  for (const { id } of shop.locations.values()) {
    const has = ([variant, count]: [Variant, number]) =>
      onlineLevels(shop, variant).some((level) => level.locationId === id && level.quantities.available >= count);
    if (units.size > 0 && [...units].every(has)) return id;
  }
  return null;
}

/** Oversold units fall on the location that serves the line first: its available units turn negative. */
function routeLine(shop: ShopState, line: Wanted, free: Free): Allotment[] {
  const levels = onlineLevels(shop, line.variant);
  const single = levels.find((level) => free(level) >= line.units);
  if (single) return [{ ...line, locationId: single.locationId }];
  const parts: Allotment[] = [];
  let left = line.units;
  for (const level of levels) {
    const taken = Math.min(left, free(level));
    if (taken > 0) parts.push({ ...line, locationId: level.locationId, units: taken });
    left -= taken;
  }
  if (left > 0 && parts[0]) parts[0].units += left;
  else if (left > 0) parts.push({ ...line, locationId: levels[0]?.locationId ?? firstOnlineLocation(shop), units: left });
  return parts;
}

function firstOnlineLocation(shop: ShopState): number {
  for (const location of shop.locations.values()) if (location.isActive && location.fulfillsOnlineOrders) return location.id;
  throw new Error("The shop has no location that serves online orders.");
}
