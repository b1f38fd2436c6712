/** How a step of a reconciler's pass is saved, with what it took in. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { savePass as saveRow, type PassChanges, type ReconcilePass } from "#app/data/reconcile-passes.ts";
import { changedSinceOf, stepAfter, type ReconcileStep } from "#app/domain/reconcile-plan.ts";

/** @returns null when somebody else has taken the pass over. */
export const savePass = (tx: ShopTx, pass: ReconcilePass, changes: PassChanges): Promise<ReconcilePass | null> =>
  saveRow(tx, pass, { ...changes, problem: null, failedAttempts: 0 });

export const moveOn = (tx: ShopTx, pass: ReconcilePass, changes: PassChanges = {}): Promise<ReconcilePass | null> =>
  savePass(tx, pass, { cursor: null, ...changes, step: stepAfter(pass.step as ReconcileStep) });

export const endPass = (tx: ShopTx, pass: ReconcilePass, changes: PassChanges): Promise<ReconcilePass | null> => {
  const endedAt = new Date();
  const changedSince = changedSinceOf(pass.beganAt ?? endedAt);
  return savePass(tx, pass, { ...changes, step: "rest", cursor: null, endedAt, changedSince });
};

/** Every assigned variant was read. */
export const endRound = (tx: ShopTx, pass: ReconcilePass, roundChecked: number): Promise<ReconcilePass | null> =>
  endPass(tx, pass, { sweptTo: 0n, roundChecked, roundEndedAt: new Date(), checkRequestedAt: null });
