/** Sees to it that every installed shop has its reconciler's bell: one statement, however many shops there are. */
import { ringForShopsWithout } from "#app/data/reconcile-passes.ts";
import { PASS_EVERY_MS } from "#app/domain/reconcile-plan.ts";
import { log } from "#app/lib/log.server.ts";

export async function ringReconcilers(): Promise<void> {
  const shops = await ringForShopsWithout(PASS_EVERY_MS / 1000);
  if (shops > 0) log.info({ shops }, "reconcilers begin");
}
