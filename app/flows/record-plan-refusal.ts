/** Shopify did not let a variant join or leave its template's plan: the difference says so until it is tried again. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockDrifts, markRepairFailed, saveDrifts } from "#app/data/drifts.ts";
import { recordEvent } from "#app/data/events.ts";
import { lockVariants } from "#app/data/offers.ts";
import { findMemberships } from "#app/data/plan-membership.ts";
import { findPlanDrift } from "#app/domain/find-drift.ts";

type PlanRefusal = { variantId: bigint; reason: string; now: Date };

/** One that is not assigned any more, or deleted, has no difference to show. */
export async function recordPlanRefusal(tx: ShopTx, { variantId, reason, now }: PlanRefusal): Promise<void> {
  if ((await lockVariants(tx, [variantId])).length === 0) return;
  const membership = (await findMemberships(tx, [variantId])).get(variantId);
  const drift = membership && findPlanDrift(membership.asked, membership.joined);
  if (!drift) return;
  const known = await lockDrifts(tx, [variantId], [drift.kind]);
  await saveDrifts(tx, [{ ...drift, variantId }], now);
  await markRepairFailed(tx, [{ variantId, kind: drift.kind, problem: reason }], now);
  if (known.length > 0) return;
  await recordEvent(tx, { variantId, name: "drift-found", actor: "Standby", detail: { kind: drift.kind }, at: now });
}
