/** Notes at once that Standby's own location was closed, or opened again: until it is open checkout sells none of its units. */
import { findIncomingLocationProblem } from "#app/data/exact-caps.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { shopOf } from "#app/data/shops.ts";
import { SHOP_DRIFTS, WHOLE_SHOP } from "#app/domain/drift.ts";
import { incomingLocationDrift } from "#app/domain/find-drift.ts";
import { recordDrift } from "#app/flows/record-drift.ts";

/** Whether a repair has failed is for the next reading to say. */
export async function recordIncomingDrift(tx: ShopTx, now: Date): Promise<void> {
  const problem = await findIncomingLocationProblem(tx, await shopOf(tx));
  const drifts = problem === null ? [] : [incomingLocationDrift(problem)];
  const skipped = SHOP_DRIFTS.filter((kind) => kind !== "incoming_location");
  await recordDrift(tx, { compared: [{ variantId: WHOLE_SHOP, drifts, skipped }], isSettled: false, now });
}
