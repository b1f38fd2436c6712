/** Notes what the merchant allows Standby, and puts a change into the shop's history. */
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { redecideCaps } from "#app/flows/redecide-caps.ts";
import { missesCapScopes } from "#app/domain/exact-cap.ts";
import { queueLimitsSync } from "#app/flows/queue-limits-sync.ts";
import { queuePlanSync } from "#app/flows/queue-plan-sync.ts";
import { saveGrantedScopes, shopOf } from "#app/data/shops.ts";

/** @returns false when something newer is known already. */
export async function updateScopes(tx: ShopTx, input: { scopes: string[]; toldAt: Date; now: Date }): Promise<boolean> {
  const before = (await shopOf(tx)).grantedScopes;
  const scopes = [...input.scopes].sort().join(",");
  if (!(await saveGrantedScopes(tx, scopes, input.toldAt))) return false;
  if (scopes !== before) {
    await queuePlanSync(tx);
    await queueLimitsSync(tx);
    if (missesCapScopes(scopes) !== missesCapScopes(before)) await redecideCaps(tx, input.now);
    await recordEvent(tx, { name: "scopes-updated", actor: "Shopify", detail: { from: before, to: scopes }, at: input.now });
  }
  return true;
}
