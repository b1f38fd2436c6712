/** Repairs differences: what Standby means is written to Shopify again, and looked at once it has been. */
import { ring } from "#app/data/doorbells.ts";
import { findRepairable, isRepairAsked, requestRepairs } from "#app/data/drifts.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { takeFoundMembership } from "#app/data/plan-membership.ts";
import { forgetToldPlans } from "#app/data/selling-plans.ts";
import { WHOLE_SHOP } from "#app/domain/drift.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";
import { queuePlanSync } from "#app/flows/queue-plan-sync.ts";
import { enqueue } from "#app/queue/enqueue.ts";

export type RepairInput = {
  /** WHOLE_SHOP for what belongs to no variant; left out: everything. */
  variantId?: bigint;
  actor: string;
  now: Date;
};

const SUBJECTS_AT_ONCE = 1_000;

/** @returns how many variants (the shop counts as one) are being repaired now; asking twice repairs once. */
export async function repairDrift(tx: ShopTx, input: RepairInput): Promise<{ repairing: number }> {
  let repairing = 0;
  let subjects = input.variantId === undefined ? await nextSubjects(tx, WHOLE_SHOP) : [input.variantId];
  while (subjects.length > 0) {
    repairing += await repairSome(tx, subjects, input);
    const last = subjects.at(-1) as bigint;
    subjects = input.variantId === undefined ? await nextSubjects(tx, last + 1n) : [];
  }
  if (repairing > 0) await ring(tx, "reconcile", String(tx.shopId), input.now);
  return { repairing };
}

const nextSubjects = (tx: ShopTx, from: bigint) => findRepairable(tx, { from, limit: SUBJECTS_AT_ONCE });

async function repairSome(tx: ShopTx, subjects: bigint[], { actor, now }: RepairInput): Promise<number> {
  const there = await lockVariants(tx, subjects);
  const requested = new Set(
    await requestRepairs(tx, { variantIds: [...there, WHOLE_SHOP].filter((id) => subjects.includes(id)), actor, now }),
  );
  const variantIds = there.filter((variantId) => requested.has(variantId));
  await decideOffers(tx, { variantIds, actor, cause: "repair", now, rewrite: true, quiet: true });
  if ((await takeFoundMembership(tx, variantIds)) > 0) await queuePlanSync(tx, { verify: true });
  if (requested.has(WHOLE_SHOP) && (await isRepairAsked(tx, "plan_terms"))) await forgetToldPlans(tx);
  if (requested.has(WHOLE_SHOP)) await enqueue(tx, "prepare-shop", { shopId: tx.shopId });
  return requested.size;
}
