/** Takes in a whole reading of variants from Shopify: their stock at every location, and whether it is tracked. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { LocationFact } from "#app/data/locations.ts";
import { findVanishedLevels, type StockLevelFact } from "#app/data/stock-levels.ts";
import type { VariantFacts } from "#app/domain/variant-facts.ts";
import type { OffersDecided } from "#app/flows/decide-offers.ts";
import { recordStockLevels } from "#app/flows/record-stock-levels.ts";
import { saveLocations } from "#app/flows/save-locations.ts";
import { setStockTracking } from "#app/flows/set-stock-tracking.ts";

/** @param input.cause "reconciler", or what made us read */
export async function recordVariantFacts(
  tx: ShopTx,
  input: { variants: VariantFacts[]; cause: string; now: Date },
): Promise<OffersDecided> {
  const { variants, cause, now } = input;
  await saveLocations(tx, { locations: locationsOf(variants), cause, now });
  for (const { inventoryItemId, tracked, readAt } of variants) {
    await setStockTracking(tx, { inventoryItemId, tracked, toldAt: wholeSecond(readAt), cause, now });
  }
  return recordStockLevels(tx, { levels: await levelsOf(tx, variants), cause, now });
}

/** The levels read, and those that must have been disconnected since we last heard of them. */
export async function levelsOf(tx: ShopTx, variants: VariantFacts[]): Promise<StockLevelFact[]> {
  const read = variants.flatMap(({ inventoryItemId, levels, readAt }) =>
    levels.map((level) => ({ ...level, inventoryItemId, toldAt: readAt, connected: true })),
  );
  const items = variants.map(({ inventoryItemId, levels, readAt }) => ({
    inventoryItemId,
    locationIds: levels.map((level) => level.locationId),
    readAt,
  }));
  return [...read, ...(await findVanishedLevels(tx, items))];
}

/** Each location once, as of its newest reading. */
export function locationsOf(variants: VariantFacts[]): LocationFact[] {
  const facts = variants.flatMap(({ levels, readAt }) =>
    levels.map((level) => ({
      locationId: level.locationId,
      name: level.locationName,
      isActive: level.locationIsActive,
      fulfillsOnlineOrders: level.locationFulfillsOnlineOrders,
      toldAt: wholeSecond(readAt),
    })),
  );
  const newestLast = facts.sort((one, other) => Number(one.toldAt) - Number(other.toldAt));
  return [...new Map(newestLast.map((fact) => [fact.locationId, fact])).values()];
}

const SECOND_MS = 1_000;

/** Shopify's `updated_at` has whole seconds: what changes later in this second must not look older than the reading. */
const wholeSecond = (instant: Date) => new Date(Math.floor(instant.getTime() / SECOND_MS) * SECOND_MS);
