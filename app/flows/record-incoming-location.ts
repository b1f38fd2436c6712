/** Notes which location is Standby's own, or why there is none. */
import { saveIncomingLocation } from "#app/data/exact-caps.ts";
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { shopOf } from "#app/data/shops.ts";
import { lockVariants } from "#app/data/offers.ts";
import { lockStock } from "#app/data/stock-levels.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";
import { redecideCaps } from "#app/flows/redecide-caps.ts";

export type LocationOutcome = { state: "ready"; locationId: bigint } | { state: "refused"; reason: string };

/**
 * While Shopify refuses it, no exact cap holds: offers sell on as without one, and the pages say why.
 * @param input.variantIds decided at once, before Shopify is told of them; the others follow in the background
 */
export async function recordIncomingLocation(
  tx: ShopTx,
  input: { outcome: LocationOutcome; variantIds?: bigint[]; now: Date },
): Promise<void> {
  const { outcome, variantIds = [], now } = input;
  await lockStock(tx, "alone");
  const before = await shopOf(tx);
  const locationId = outcome.state === "ready" ? outcome.locationId : before.incomingLocationId;
  const problem = outcome.state === "ready" ? null : outcome.reason;
  if (locationId === before.incomingLocationId && problem === before.incomingLocationProblem) return;
  await saveIncomingLocation(tx, { locationId, problem });
  if (problem !== before.incomingLocationProblem) {
    const locked = await lockVariants(tx, variantIds);
    await decideOffers(tx, { variantIds: locked, actor: "Standby", cause: "exact cap", now });
    await redecideCaps(tx, now);
  }
  const name = problem === null ? "incoming-location-made" : "incoming-location-refused";
  await recordEvent(tx, { name, actor: "Standby", detail: problem === null ? {} : { reason: problem }, at: now });
}
