/** Which location serves how many units of each line, as Shopify routes online orders. */
import { onlineLevels } from "#sandbox/store/operations/levels.ts";
import type { InventoryLevel, ShopState, Variant } from "#sandbox/store/state.ts";

export type Wanted = { lineItemId: number; variant: Variant; units: number };
export type Allotment = Wanted & { locationId: number };

const available = (level: InventoryLevel) => Math.max(0, level.quantities.available);

/** The first location that has everything; else each line by itself, split over locations if it must be. */
export function routeOrder(shop: ShopState, wanted: Wanted[]): Allotment[] {
  const whole = wholeOrderLocation(shop, wanted);
  return wanted.flatMap((line) => (whole === null ? routeLine(shop, line) : [{ ...line, locationId: whole }]));
}

function wholeOrderLocation(shop: ShopState, wanted: Wanted[]): number | null {
  for (const location of shop.locations.values()) {
    const has = ({ variant, units }: Wanted) =>
      onlineLevels(shop, variant).some((level) => level.locationId === location.id && available(level) >= units);
    if (wanted.length > 0 && wanted.every(has)) return location.id;
  }
  return null;
}

/** Oversold units fall on the location that serves the line first: its available units turn negative. */
function routeLine(shop: ShopState, line: Wanted): Allotment[] {
  const { variant, units } = line;
  const levels = onlineLevels(shop, variant);
  const single = levels.find((level) => available(level) >= units);
  if (single) return [{ ...line, locationId: single.locationId }];
  const parts: Allotment[] = [];
  let left = units;
  for (const level of levels) {
    const taken = Math.min(left, available(level));
    if (taken > 0) parts.push({ ...line, locationId: level.locationId, units: taken });
    left -= taken;
  }
  const firstId = parts[0]?.locationId ?? levels[0]?.locationId ?? firstOnlineLocation(shop);
  if (left > 0 && parts[0]) parts[0].units += left;
  else if (left > 0) parts.push({ ...line, locationId: firstId, units: left });
  return parts;
}

function firstOnlineLocation(shop: ShopState): number {
  for (const location of shop.locations.values()) if (location.isActive && location.fulfillsOnlineOrders) return location.id;
  throw new Error("The shop has no location that serves online orders.");
}
