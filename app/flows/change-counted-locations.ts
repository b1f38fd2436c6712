/** Changes which locations' stock counts; everything is counted anew in the background. */
import { markDue } from "#app/data/due-offers.ts";
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { listLocations } from "#app/data/locations.ts";
import { saveCountedLocations } from "#app/data/shop-settings.ts";
import { lockStock } from "#app/data/stock-levels.ts";
import { enqueue } from "#app/queue/enqueue.ts";

/** None chosen stands for every location that fulfils online orders. */
export type ChangeCountedLocationsInput = { locationIds: bigint[]; actor: string; now: Date };

const IS_OWN = "What Standby keeps at its own location is no stock, so it cannot count. Choose other locations.";

/** @returns refused when a location is not one of the shop's, or is Standby's own */
export async function changeCountedLocations(
  tx: ShopTx,
  { locationIds, actor, now }: ChangeCountedLocationsInput,
): Promise<{ ok: true; recounting: number } | { ok: false; reason: string }> {
  await lockStock(tx, "alone");
  const locations = await listLocations(tx);
  const known = new Map(locations.map((location) => [location.locationId, location.name]));
  const chosen = [...new Set(locationIds)].sort((one, other) => (one < other ? -1 : 1));
  if (chosen.some((id) => !known.has(id))) {
    return { ok: false, reason: "One of these locations is no longer in your shop. Reload the page and choose again." };
  }
  if (locations.some(({ locationId, isOwn }) => isOwn && chosen.includes(locationId))) return { ok: false, reason: IS_OWN };
  const before = await saveCountedLocations(tx, chosen);
  if (before.join() === chosen.join()) return { ok: true, recounting: 0 };
  const names = (ids: bigint[]) => ids.map((id) => known.get(id) ?? String(id));
  const detail = { from: names(before), to: names(chosen) };
  await recordEvent(tx, { name: "counted-locations-changed", actor, detail, at: now });
  const recounting = await markDue(tx, "all", now);
  if (recounting > 0) await enqueue(tx, "decide-shop-offers", { shopId: tx.shopId });
  return { ok: true, recounting };
}
