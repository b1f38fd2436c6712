/** Takes in what Shopify says of locations; stock is counted anew where a location counts differently now. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { findVariantsAt, upsertLocations, type LocationFact } from "#app/data/locations.ts";
import { lockVariants } from "#app/data/offers.ts";
import { lockStock } from "#app/data/stock-levels.ts";
import { shopOf } from "#app/data/shops.ts";
import { decideOffers, type OffersDecided } from "#app/flows/decide-offers.ts";
import { recordIncomingDrift } from "#app/flows/record-incoming-drift.ts";

export type { LocationFact };

/** @param input.cause what told us: "locations/update", "install" */
export async function saveLocations(
  tx: ShopTx,
  input: { locations: LocationFact[]; cause: string; now: Date },
): Promise<OffersDecided> {
  await lockStock(tx, "shared");
  const differently = await upsertLocations(tx, input.locations);
  const { incomingLocationId } = await shopOf(tx);
  if (differently.some((id) => id === incomingLocationId)) await recordIncomingDrift(tx, input.now);
  const variantIds = await lockVariants(tx, await findVariantsAt(tx, differently));
  return decideOffers(tx, { variantIds, actor: "Standby", cause: input.cause, now: input.now, recounted: true });
}
