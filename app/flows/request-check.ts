/** A person wants everything compared now: the pass begins anew and reads all assigned variants. */
import { ring } from "#app/data/doorbells.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { countAssigned, loadPass, savePass } from "#app/data/reconcile-passes.ts";

/** @returns false when a check is under way already. */
export async function requestCheck(tx: ShopTx, now: Date): Promise<boolean> {
  const pass = await loadPass(tx, now);
  if (pass.checkRequestedAt) return false;
  const roundVariants = await countAssigned(tx);
  await savePass(tx, pass, {
    checkRequestedAt: now,
    step: "rest",
    cursor: null,
    sweptTo: 0n,
    roundChecked: 0,
    roundVariants,
    sweepLeft: 0,
    failedAttempts: 0,
  });
  await ring(tx, "reconcile", String(tx.shopId), now);
  return true;
}
