/** Counts news that webhooks should have told and reading found: the health check names what is missed, until it is told again. */
import { lockDrifts, saveDrifts } from "#app/data/drifts.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { WHOLE_SHOP, type MissedKind } from "#app/domain/drift.ts";

export async function countMissed(tx: ShopTx, kind: MissedKind, count: number, now: Date): Promise<void> {
  if (count === 0) return;
  const [before] = await lockDrifts(tx, [WHOLE_SHOP], [kind]);
  const found = String(Number(before?.found ?? 0) + count);
  await saveDrifts(tx, [{ kind, variantId: WHOLE_SHOP, expected: "0", found }], now);
}
